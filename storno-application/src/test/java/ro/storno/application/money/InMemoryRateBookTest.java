package ro.storno.application.money;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryRateBookTest extends RateBookContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RateBook book = new InMemoryRateBook(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected RateBook book() {
    return book;
  }
}
