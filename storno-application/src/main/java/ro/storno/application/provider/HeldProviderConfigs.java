package ro.storno.application.provider;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.secret.UnreadableSecretException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * Opens what companies configured. What an older key of the installation sealed is sealed anew
 * whenever it is used. A configuration that cannot be opened any more is none: its company gives
 * its fields again, and the list of configurations says so.
 */
public final class HeldProviderConfigs implements ProviderAccess {
  private final Transactions transactions;
  private final Companies companies;
  private final ProviderConfigs configs;
  private final ProviderSealing sealing;

  /** Opens with the given ports; none is null. */
  public HeldProviderConfigs(
      Transactions transactions,
      Companies companies,
      ProviderConfigs configs,
      ProviderSealing sealing) {
    this.transactions = transactions;
    this.companies = companies;
    this.configs = configs;
    this.sealing = sealing;
  }

  @Override
  public Optional<Map<String, String>> fields(CompanyId company, Channel channel) {
    return opened(company, channel, true);
  }

  @Override
  public Optional<Instant> changedAt(CompanyId company, Channel channel) {
    return transactions
        .inCompany(company, () -> configs.find(company, channel))
        .map(ProviderConfig::updatedAt);
  }

  /**
   * Returns the opened fields whether or not the configuration is enabled: for what documents tell
   * of a company, such as its tax regime. Not for use inside a transaction.
   *
   * @return empty map if there is nothing
   */
  public Map<String, String> facts(CompanyId company, Channel channel) {
    return opened(company, channel, false).orElse(Map.of());
  }

  private Optional<Map<String, String>> opened(
      CompanyId company, Channel channel, boolean enabledOnly) {
    try {
      return transactions.inCompany(
          company,
          () ->
              companies
                  .find(company)
                  .filter(present -> present.deletedAt() == null)
                  .flatMap(present -> configs.find(company, channel))
                  .filter(config -> config.enabled() || !enabledOnly)
                  .map(this::open));
    } catch (UnreadableSecretException lostKey) {
      return Optional.empty();
    }
  }

  private Map<String, String> open(ProviderConfig config) {
    Map<String, String> fields = sealing.open(config);
    if (sealing.resealed(config).isPresent()) {
      configs
          .findToChange(config.company(), config.channel())
          .flatMap(sealing::resealed)
          .ifPresent(configs::put);
    }
    return fields;
  }
}
