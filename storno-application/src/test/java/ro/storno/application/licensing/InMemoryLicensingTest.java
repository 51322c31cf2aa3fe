package ro.storno.application.licensing;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OrganizationId;

class InMemoryLicensingTest extends LicensingContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryLicenceKeys keys = new InMemoryLicenceKeys(transactions);
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected LicenceKeys keys() {
    return keys;
  }

  @Override
  protected Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  protected OrganizationId organization() {
    return new OrganizationId(Samples.uuid());
  }
}
