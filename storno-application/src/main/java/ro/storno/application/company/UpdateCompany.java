package ro.storno.application.company;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;

/** Changes the settings of a company. */
public final class UpdateCompany {
  /**
   * Changes what is given.
   *
   * @param given names of the components of the command that were sent; not null
   */
  public Company update(Actor actor, CompanyId id, Command command, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /**
   * New values; what comes from the registry (CIF, registration number, VAT status) is not among
   * them, the postal address may be corrected.
   *
   * @param name display name
   * @param address street and number
   * @param city town or Bucharest sector
   * @param county county or sector code
   * @param postalCode postal code
   * @param phone telephone
   * @param email e-mail
   * @param website address on the web
   * @param bankName bank
   * @param bankAccount IBAN
   * @param bankBic SWIFT code
   * @param defaultCurrency ISO 4217
   * @param timeZone IANA id
   * @param capitalSocial share capital as printed
   * @param representative legal representative
   * @param representativeRole their role
   * @param eoriCode customs identifier
   * @param vatOnCollection VAT due on payment
   * @param oss registered for the one-stop shop
   * @param vatIn VAT identifier for intra-Community trade
   * @param syncDaysBack 1 to 365
   * @param efacturaDelayHours null, or one of 2, 24, 48, 72, 96
   * @param archiveEnabled whether archived
   * @param archiveRetentionYears 1 to 50
   * @param enabledModules keys, or null for all
   * @param fallbackDeduplication whether the 60-minute fallback of invoice creation applies
   */
  public record Command(
      @Nullable String name,
      @Nullable String address,
      @Nullable String city,
      @Nullable String county,
      @Nullable String postalCode,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String website,
      @Nullable String bankName,
      @Nullable String bankAccount,
      @Nullable String bankBic,
      @Nullable String defaultCurrency,
      @Nullable String timeZone,
      @Nullable String capitalSocial,
      @Nullable String representative,
      @Nullable String representativeRole,
      @Nullable String eoriCode,
      @Nullable Boolean vatOnCollection,
      @Nullable Boolean oss,
      @Nullable String vatIn,
      @Nullable Integer syncDaysBack,
      @Nullable Integer efacturaDelayHours,
      @Nullable Boolean archiveEnabled,
      @Nullable Integer archiveRetentionYears,
      @Nullable List<String> enabledModules,
      @Nullable Boolean fallbackDeduplication) {}
}
