package ro.storno.application.company;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Address;

/** The public registry of Romanian taxpayers (ANAF). */
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
   * @param address not null
   * @param phone or null
   * @param active whether fiscally active
   */
  record Entry(
      String cif,
      String name,
      @Nullable String registrationNumber,
      boolean vatPayer,
      boolean vatOnCollection,
      Address address,
      @Nullable String phone,
      boolean active) {}
}
