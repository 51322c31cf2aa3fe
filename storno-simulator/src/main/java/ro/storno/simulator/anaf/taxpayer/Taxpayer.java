package ro.storno.simulator.anaf.taxpayer;

import java.time.LocalDate;

/**
 * A company as the authorities know it.
 *
 * @param cif digits; not null
 * @param name not null
 * @param registrationNumber in the trade register, such as {@code J12/345/2010}; not null
 * @param registered since when there is the company; not null
 * @param registrations not null
 * @param address not null
 * @param phone not null
 * @param caen code of its activity; not null
 */
public record Taxpayer(
    String cif,
    String name,
    String registrationNumber,
    LocalDate registered,
    Registrations registrations,
    Address address,
    String phone,
    String caen) {
  /** Returns this taxpayer under another name. */
  public Taxpayer named(String other) {
    return new Taxpayer(
        cif, other, registrationNumber, registered, registrations, address, phone, caen);
  }

  /** Returns this taxpayer in other registers. */
  public Taxpayer registered(Registrations others) {
    return new Taxpayer(cif, name, registrationNumber, registered, others, address, phone, caen);
  }

  /** Returns whether it is registered for VAT on a day. */
  public boolean vatPayerOn(LocalDate day) {
    return Registrations.since(registrations.vatSince(), day);
  }
}
