package ro.storno.simulator.anaf.taxpayer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * In which registers a taxpayer stands.
 *
 * @param vatSince for VAT, or null if it is not
 * @param cashVatSince for VAT on collection, or null if it is not
 * @param splitVatSince for split VAT, or null if it is not
 * @param inactiveSince among the inactive, or null if it is active
 * @param efacturaSince in the RO e-Factura register, or null if it is not
 */
public record Registrations(
    @Nullable LocalDate vatSince,
    @Nullable LocalDate cashVatSince,
    @Nullable LocalDate splitVatSince,
    @Nullable LocalDate inactiveSince,
    @Nullable LocalDate efacturaSince) {
  /** In none at all. */
  public static final Registrations NONE = new Registrations(null, null, null, null, null);

  /** Returns the registrations of an ordinary taxpayer since a day. */
  public static Registrations vat(LocalDate since) {
    return new Registrations(since, null, null, null, null);
  }

  /** Returns whether something that began on a day, if at all, goes on at another. */
  public static boolean since(@Nullable LocalDate begun, LocalDate day) {
    return begun != null && !begun.isAfter(day);
  }
}
