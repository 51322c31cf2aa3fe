package ro.storno.application.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/** Configurations in memory. */
public final class InMemoryProviderConfigs implements ProviderConfigs {
  private final InMemoryTransactions transactions;
  private final Map<String, ProviderConfig> configs;

  public InMemoryProviderConfigs(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.configs = transactions.table();
  }

  @Override
  public List<ProviderConfig> of(CompanyId company) {
    return configs.values().stream()
        .filter(each -> transactions.sees(company) && each.company().equals(company))
        .sorted(Comparator.comparing(each -> each.channel().name()))
        .toList();
  }

  @Override
  public Optional<ProviderConfig> find(CompanyId company, Channel channel) {
    return of(company).stream().filter(each -> each.channel() == channel).findFirst();
  }

  @Override
  public Optional<ProviderConfig> findToChange(CompanyId company, Channel channel) {
    return find(company, channel);
  }

  @Override
  public void put(ProviderConfig config) {
    configs.put(key(config.company(), config.channel()), config);
  }

  @Override
  public boolean remove(CompanyId company, Channel channel) {
    return configs.remove(key(company, channel)) != null;
  }

  private static String key(CompanyId company, Channel channel) {
    return company + " " + channel;
  }
}
