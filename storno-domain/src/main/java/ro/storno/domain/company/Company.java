package ro.storno.domain.company;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Party;

/**
 * A company that issues documents: the tenant (spec objects/company.md).
 *
 * @param id identity; not null
 * @param organization who owns it; not null
 * @param party name, CIF ({@code taxCode}, digits without RO), VAT code, address, contact and bank;
 *     not null
 * @param settings what its users may change; not null
 * @param logo media type and storage key of the logo, or null
 * @param readOnly whether a plan downgrade froze it
 * @param createdAt not null
 * @param updatedAt or null
 * @param deletedAt start of the grace period, or null
 */
public record Company(
    CompanyId id,
    OrganizationId organization,
    Party party,
    Settings settings,
    @Nullable Logo logo,
    boolean readOnly,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** How long a deleted company can be brought back. */
  public static final Duration GRACE = Duration.ofDays(5);

  /** Returns the company as it is deleted, for now so that it can be brought back. */
  public Company deleted(Instant now) {
    return new Company(id, organization, party, settings, logo, readOnly, createdAt, now, now);
  }

  /** Returns the company as it is brought back. */
  public Company restored(Instant now) {
    return new Company(id, organization, party, settings, logo, readOnly, createdAt, now, null);
  }

  /** Returns when it can no longer be brought back, empty if it is not deleted. */
  public Optional<Instant> goneAt() {
    return Optional.ofNullable(deletedAt).map(at -> at.plus(GRACE));
  }

  /**
   * Returns whether a document in a currency is converted into the company's own one, by the law of
   * its country. All others are converted into lei: e-Factura takes nothing else from companies of
   * Romania, whatever currency they count in.
   *
   * @param currency of the document; not null
   */
  public boolean convertsAbroad(Currency currency) {
    return party.address().abroad() && !currency.equals(settings.defaultCurrency);
  }

  /** Returns the company with its synchronisation switched on or off at a time. */
  public Company withSync(boolean enabled, Instant now) {
    return with(settings.withSync(enabled, settings.lastSyncedAt), now);
  }

  /** Returns the company as it stands after a synchronisation. */
  public Company syncedAt(Instant at) {
    return with(settings.withSync(settings.syncEnabled, at), updatedAt);
  }

  private Company with(Settings changed, @Nullable Instant changedAt) {
    return new Company(
        id, organization, party, changed, logo, readOnly, createdAt, changedAt, deletedAt);
  }

  /**
   * What the users of a company may change.
   *
   * @param defaultCurrency not null
   * @param timeZone in which days begin and end; not null, Europe/Bucharest unless changed
   * @param bankBic SWIFT code, or null
   * @param website or null
   * @param capitalSocial share capital as printed, or null
   * @param representative legal representative, or null
   * @param representativeRole or null
   * @param eoriCode customs identifier, or null
   * @param vatOnCollection whether VAT falls due on payment (TVA la incasare)
   * @param oss whether registered for the one-stop shop
   * @param vatIn VAT identifier for intra-Community trade, or null
   * @param syncEnabled whether e-Factura is synchronised
   * @param lastSyncedAt or null
   * @param syncDaysBack days looked back, 1 to 365
   * @param efacturaDelayHours hours between issue and upload, or null for at once
   * @param archiveEnabled whether archived
   * @param archiveRetentionYears 1 to 50
   * @param enabledModules null means all
   * @param fallbackDeduplication whether the 60-minute fallback of invoice creation applies
   */
  public record Settings(
      Currency defaultCurrency,
      ZoneId timeZone,
      @Nullable String bankBic,
      @Nullable String website,
      @Nullable String capitalSocial,
      @Nullable String representative,
      @Nullable String representativeRole,
      @Nullable String eoriCode,
      boolean vatOnCollection,
      boolean oss,
      @Nullable String vatIn,
      boolean syncEnabled,
      @Nullable Instant lastSyncedAt,
      int syncDaysBack,
      @Nullable Integer efacturaDelayHours,
      boolean archiveEnabled,
      int archiveRetentionYears,
      @Nullable List<String> enabledModules,
      boolean fallbackDeduplication) {

    private Settings withSync(boolean enabled, @Nullable Instant syncedAt) {
      return new Settings(
          defaultCurrency,
          timeZone,
          bankBic,
          website,
          capitalSocial,
          representative,
          representativeRole,
          eoriCode,
          vatOnCollection,
          oss,
          vatIn,
          enabled,
          syncedAt,
          syncDaysBack,
          efacturaDelayHours,
          archiveEnabled,
          archiveRetentionYears,
          enabledModules,
          fallbackDeduplication);
    }

    /** Returns the settings of a new Romanian company. */
    public static Settings initial() {
      return new Settings(
          Currency.RON,
          ZoneId.of("Europe/Bucharest"),
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          false,
          null,
          false,
          null,
          60,
          null,
          false,
          10,
          null,
          true);
    }

    /**
     * Returns the same by the clock of another place.
     *
     * @param place not null
     */
    public Settings in(ZoneId place) {
      return new Settings(
          defaultCurrency,
          place,
          bankBic,
          website,
          capitalSocial,
          representative,
          representativeRole,
          eoriCode,
          vatOnCollection,
          oss,
          vatIn,
          syncEnabled,
          lastSyncedAt,
          syncDaysBack,
          efacturaDelayHours,
          archiveEnabled,
          archiveRetentionYears,
          enabledModules,
          fallbackDeduplication);
    }

    /** Returns the same with another currency and another rule on when VAT falls due. */
    public Settings with(Currency currency, boolean onCollection) {
      return new Settings(
          currency,
          timeZone,
          bankBic,
          website,
          capitalSocial,
          representative,
          representativeRole,
          eoriCode,
          onCollection,
          oss,
          vatIn,
          syncEnabled,
          lastSyncedAt,
          syncDaysBack,
          efacturaDelayHours,
          archiveEnabled,
          archiveRetentionYears,
          enabledModules,
          fallbackDeduplication);
    }
  }

  /**
   * Where the logo is kept.
   *
   * @param mediaType image/png or image/jpeg; not null
   * @param storageKey key in the file store; not null
   */
  public record Logo(String mediaType, String storageKey) {}
}
