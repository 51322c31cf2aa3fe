package ro.storno.rest.company;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.CompanyTokens;
import ro.storno.domain.company.Company;
import ro.storno.domain.party.Party;
import ro.storno.rest.openapi.Described;

/**
 * A company (api-reference/companies/get.md, notes/client-contract.md).
 *
 * @param id identity
 * @param uuid the same
 * @param name registered name
 * @param cif tax code, digits only
 * @param registrationNumber trade register number
 * @param vatPayer whether registered for VAT
 * @param vatCode VAT identifier
 * @param address street and number
 * @param city town
 * @param state county
 * @param county the same
 * @param country ISO 3166-1 alpha-2
 * @param sector sector of Bucharest
 * @param postalCode postal code
 * @param phone telephone
 * @param email e-mail
 * @param website address on the web
 * @param capitalSocial share capital as printed
 * @param vatOnCollection VAT due on payment
 * @param oss registered for the one-stop shop
 * @param vatIn VAT identifier for intra-Community trade
 * @param eoriCode customs identifier
 * @param representative legal representative
 * @param representativeRole their role
 * @param bankName bank
 * @param bankAccount IBAN
 * @param bankBic SWIFT code
 * @param defaultCurrency ISO 4217
 * @param timeZone IANA id
 * @param syncEnabled whether e-Factura is synchronised
 * @param lastSyncedAt when it last was
 * @param syncDaysBack days looked back
 * @param efacturaDelayHours hours between issue and upload
 * @param archiveEnabled whether archived
 * @param archiveRetentionYears years kept
 * @param enabledModules null for all
 * @param fallbackDeduplication whether identical drafts within an hour are taken for one
 * @param isReadOnly whether a plan downgrade froze it
 * @param hasLogo whether a logo is stored
 * @param hasValidToken whether the authority can be reached for it
 * @param tokenStatus the same in detail
 * @param createdAt when it was added
 * @param updatedAt last change
 * @param deletedAt start of the grace period
 * @param hardDeleteAt its end
 */
public record CompanyView(
    UUID id,
    UUID uuid,
    String name,
    @Nullable String cif,
    @Nullable String registrationNumber,
    boolean vatPayer,
    @Nullable String vatCode,
    @Nullable String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String county,
    @Nullable String country,
    @Described("Sector of Bucharest, such as SECTOR1") @Nullable String sector,
    @Nullable String postalCode,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String website,
    @Nullable String capitalSocial,
    boolean vatOnCollection,
    boolean oss,
    @Nullable String vatIn,
    @Nullable String eoriCode,
    @Nullable String representative,
    @Nullable String representativeRole,
    @Nullable String bankName,
    @Nullable String bankAccount,
    @Nullable String bankBic,
    String defaultCurrency,
    String timeZone,
    boolean syncEnabled,
    @Nullable Instant lastSyncedAt,
    int syncDaysBack,
    @Nullable Integer efacturaDelayHours,
    boolean archiveEnabled,
    int archiveRetentionYears,
    @Nullable List<String> enabledModules,
    boolean fallbackDeduplication,
    boolean isReadOnly,
    boolean hasLogo,
    boolean hasValidToken,
    TokenStatus tokenStatus,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt,
    @Nullable Instant hardDeleteAt) {

  /**
   * Whether the authority's token is there.
   *
   * @param hasToken whether one is stored
   * @param isValid whether it is good
   * @param expiresAt until when
   */
  public record TokenStatus(boolean hasToken, boolean isValid, @Nullable Instant expiresAt) {}

  /** Maps a company and whether it has a token. */
  static CompanyView of(Company company, CompanyTokens.Status token) {
    Party party = company.party();
    Company.Settings settings = company.settings();
    UUID id = company.id().value();
    String city = party.address().city();
    return new CompanyView(
        id,
        id,
        party.name(),
        party.taxCode(),
        party.registrationNumber(),
        party.vatPayer(),
        party.vatCode(),
        party.address().street(),
        city,
        party.address().county(),
        party.address().county(),
        party.address().country(),
        city != null && city.startsWith("SECTOR") ? city : null,
        party.address().postalCode(),
        party.phone(),
        party.email(),
        settings.website(),
        settings.capitalSocial(),
        settings.vatOnCollection(),
        settings.oss(),
        settings.vatIn(),
        settings.eoriCode(),
        settings.representative(),
        settings.representativeRole(),
        party.bankName(),
        party.bankAccount(),
        settings.bankBic(),
        settings.defaultCurrency().code(),
        settings.timeZone().getId(),
        settings.syncEnabled(),
        settings.lastSyncedAt(),
        settings.syncDaysBack(),
        settings.efacturaDelayHours(),
        settings.archiveEnabled(),
        settings.archiveRetentionYears(),
        settings.enabledModules(),
        settings.fallbackDeduplication(),
        company.readOnly(),
        company.logo() != null,
        token.isValid(),
        new TokenStatus(token.hasToken(), token.isValid(), token.expiresAt()),
        company.createdAt(),
        company.updatedAt(),
        company.deletedAt(),
        company.goneAt().orElse(null));
  }
}
