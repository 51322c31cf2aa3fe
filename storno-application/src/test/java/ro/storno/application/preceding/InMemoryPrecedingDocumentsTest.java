package ro.storno.application.preceding;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryPrecedingDocumentsTest extends PrecedingDocumentsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPrecedingDocuments documents = new InMemoryPrecedingDocuments(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected PrecedingDocuments documents() {
    return documents;
  }
}
