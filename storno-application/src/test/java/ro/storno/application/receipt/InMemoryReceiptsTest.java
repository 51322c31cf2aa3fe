package ro.storno.application.receipt;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;

class InMemoryReceiptsTest extends ReceiptsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReceipts receipts =
      new InMemoryReceipts(transactions, new InMemoryPrecedingDocuments(transactions));

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Receipts receipts() {
    return receipts;
  }
}
