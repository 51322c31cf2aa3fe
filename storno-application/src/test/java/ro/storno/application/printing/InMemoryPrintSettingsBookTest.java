package ro.storno.application.printing;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryPrintSettingsBookTest extends PrintSettingsBookContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPrintSettingsBook book = new InMemoryPrintSettingsBook(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected PrintSettingsBook book() {
    return book;
  }
}
