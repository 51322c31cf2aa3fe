package ro.storno.application.provider;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryFileNumbersTest extends FileNumbersContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryFileNumbers numbers = new InMemoryFileNumbers(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected FileNumbers numbers() {
    return numbers;
  }
}
