package ro.storno.application.anaf;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryCallLeasesTest extends CallLeasesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCallLeases leases = new InMemoryCallLeases(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected CallLeases leases() {
    return leases;
  }
}
