package ro.storno.application.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Address;

/** The public registry of Romanian taxpayers (ANAF). Never asked inside a transaction. */
public interface CompanyRegistry {
  /**
   * Looks a taxpayer up.
   *
   * @param cif digits without RO; not null
   * @return empty if the registry does not know it
   * @throws ro.storno.application.ApplicationException.Unavailable if the registry does not answer
   *     or none is configured
   */
  Optional<Entry> find(String cif);

  /**
   * What the registry knows.
   *
   * @param cif digits; not null
   * @param name not null
   * @param registrationNumber or null
   * @param vatPayer registered for VAT today
   * @param vatOnCollection registered for VAT on collection today
   * @param address registered seat; the county as ISO 3166-2 code, a sector of Bucharest as {@code
   *     SECTOR1}; not null
   * @param phone or null
   * @param active whether fiscally active
   * @param fiscal what else the registers hold; not null
   * @param outdatedSince when the registry said so, if this is an earlier answer that stands in
   *     because the registry does not answer now; else null
   */
  record Entry(
      String cif,
      String name,
      @Nullable String registrationNumber,
      boolean vatPayer,
      boolean vatOnCollection,
      Address address,
      @Nullable String phone,
      boolean active,
      FiscalStatus fiscal,
      @Nullable Instant outdatedSince) {

    /** An entry of which the registers hold nothing else, as of now. */
    public Entry(
        String cif,
        String name,
        @Nullable String registrationNumber,
        boolean vatPayer,
        boolean vatOnCollection,
        Address address,
        @Nullable String phone,
        boolean active) {
      this(
          cif,
          name,
          registrationNumber,
          vatPayer,
          vatOnCollection,
          address,
          phone,
          active,
          FiscalStatus.UNKNOWN,
          null);
    }

    /** Returns the same as an earlier answer that stands in for one of today. */
    public Entry outdatedSince(Instant moment) {
      return new Entry(
          cif,
          name,
          registrationNumber,
          vatPayer,
          vatOnCollection,
          address,
          phone,
          active,
          fiscal,
          moment);
    }
  }

  /**
   * What ANAF's registers hold about a taxpayer besides.
   *
   * @param state state of registration in ANAF's words, such as {@code INREGISTRAT din data
   *     12.03.2002}; or null
   * @param registeredOn or null
   * @param struckOff when it ceased to exist, or null
   * @param vatPeriods when it was registered for VAT (Codul fiscal, art. 316); not null
   * @param vatOnCollection when VAT on collection applied, or null if never
   * @param splitVat whether payments to it are split
   * @param inactive when it was declared inactive, until it was reactivated; or null if never
   * @param inEFacturaRegister whether listed in the RO e-Factura register
   * @param inEFacturaRegisterSince or null
   * @param activityCode CAEN, or null
   * @param iban registered account, or null
   * @param fiscalAddress fiscal domicile if another one than the seat; or null
   */
  record FiscalStatus(
      @Nullable String state,
      @Nullable LocalDate registeredOn,
      @Nullable LocalDate struckOff,
      List<Period> vatPeriods,
      @Nullable Period vatOnCollection,
      boolean splitVat,
      @Nullable Period inactive,
      boolean inEFacturaRegister,
      @Nullable LocalDate inEFacturaRegisterSince,
      @Nullable String activityCode,
      @Nullable String iban,
      @Nullable Address fiscalAddress) {
    /** Nothing is known. */
    public static final FiscalStatus UNKNOWN =
        new FiscalStatus(
            null, null, null, List.of(), null, false, null, false, null, null, null, null);

    /** Takes a copy. */
    public FiscalStatus {
      vatPeriods = List.copyOf(vatPeriods);
    }
  }

  /**
   * A time in which something was so.
   *
   * @param from first day, or null if not told
   * @param until last day, or null if it has not ended
   */
  record Period(@Nullable LocalDate from, @Nullable LocalDate until) {}
}
