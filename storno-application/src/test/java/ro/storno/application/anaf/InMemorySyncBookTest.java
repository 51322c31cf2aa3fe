package ro.storno.application.anaf;

import ro.storno.application.TestApplication;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;

class InMemorySyncBookTest extends SyncBookContract {
  private final TestApplication application = new TestApplication();
  private final InMemorySyncBook book =
      new InMemorySyncBook(
          application.transactions, application.companies, application.organizations);
  private final InMemorySentBuyerMessages messages =
      new InMemorySentBuyerMessages(application.transactions);

  @Override
  protected Transactions transactions() {
    return application.transactions;
  }

  @Override
  protected SyncBook book() {
    return book;
  }

  @Override
  protected SentBuyerMessages messages() {
    return messages;
  }

  @Override
  protected Invoices invoices() {
    return application.invoices;
  }
}
