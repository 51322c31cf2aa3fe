package ro.storno.application.inbox;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.company.InMemoryCompanies;

class InMemoryInboundDocumentsTest extends InboundDocumentsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInboundDocuments documents = new InMemoryInboundDocuments(transactions);
  private final InMemoryInboundLooks looks =
      new InMemoryInboundLooks(transactions, new InMemoryCompanies(transactions));

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected InboundDocuments documents() {
    return documents;
  }

  @Override
  protected InboundLooks looks() {
    return looks;
  }
}
