package ro.storno.application.identity;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

class InMemoryOAuth2StoresTest extends OAuth2StoresContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOAuth2Clients clients = new InMemoryOAuth2Clients(transactions);
  private final InMemoryOAuth2Grants grants = new InMemoryOAuth2Grants(transactions, clients);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected OAuth2Clients clients() {
    return clients;
  }

  @Override
  protected OAuth2Grants grants() {
    return grants;
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
