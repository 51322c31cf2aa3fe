package ro.storno.application.invoice;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.submission.InMemorySubmissions;

class InMemoryReceivedInvoicesTest extends ReceivedInvoicesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryInvoiceFiles files = new InMemoryInvoiceFiles(transactions);
  private final InMemoryReceivedInvoices received = new InMemoryReceivedInvoices(invoices, files);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected ReceivedInvoices received() {
    return received;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected InvoiceFiles files() {
    return files;
  }

  @Override
  protected InvoiceQueries queries() {
    return new InMemoryInvoiceQueries(invoices, new InMemorySubmissions(transactions));
  }
}
