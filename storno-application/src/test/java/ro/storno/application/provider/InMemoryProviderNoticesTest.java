package ro.storno.application.provider;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryProviderNoticesTest extends ProviderNoticesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryProviderNotices notices = new InMemoryProviderNotices(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected ProviderNotices notices() {
    return notices;
  }
}
