package ro.storno.application.identity;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

class InMemoryApiKeysTest extends ApiKeysContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryApiKeys keys = new InMemoryApiKeys(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected ApiKeys keys() {
    return keys;
  }

  @Override
  protected UserId account() {
    return new UserId(Samples.uuid());
  }

  @Override
  protected OrganizationId organization() {
    return new OrganizationId(Samples.uuid());
  }
}
