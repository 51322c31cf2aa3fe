package ro.storno.application.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.SenderConfiguration;

/** Mail servers of organizations in memory. */
public final class InMemorySenderConfigurations implements SenderConfigurations {
  private final InMemoryTransactions transactions;
  private final Map<OrganizationId, SenderConfiguration> configurations;

  public InMemorySenderConfigurations(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.configurations = transactions.table();
  }

  @Override
  public Optional<SenderConfiguration> find(OrganizationId organization) {
    return transactions.seesPlatform()
        ? Optional.ofNullable(configurations.get(organization))
        : Optional.empty();
  }

  @Override
  public void put(SenderConfiguration configuration) {
    configurations.put(configuration.organization(), configuration);
  }

  @Override
  public boolean noteTest(SenderConfiguration tried, Instant at) {
    Optional<SenderConfiguration> same =
        find(tried.organization()).filter(stored -> stored.sendsLike(tried));
    same.ifPresent(stored -> put(stored.testedAt(at)));
    return same.isPresent();
  }

  @Override
  public boolean remove(OrganizationId organization) {
    return configurations.remove(organization) != null;
  }
}
