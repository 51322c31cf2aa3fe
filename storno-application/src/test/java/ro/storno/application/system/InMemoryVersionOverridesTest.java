package ro.storno.application.system;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;

class InMemoryVersionOverridesTest extends VersionOverridesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryVersionOverrides overrides = new InMemoryVersionOverrides(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected VersionOverrides overrides() {
    return overrides;
  }

  @Override
  protected UserId account() {
    return new UserId(Samples.uuid());
  }
}
