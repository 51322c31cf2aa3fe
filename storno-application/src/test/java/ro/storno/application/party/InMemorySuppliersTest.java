package ro.storno.application.party;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemorySuppliersTest extends SuppliersContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySuppliers suppliers = new InMemorySuppliers(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Suppliers suppliers() {
    return suppliers;
  }
}
