package ro.storno.application.invoice;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.Submissions;

class InMemoryInvoiceQueriesTest extends InvoiceQueriesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemorySubmissions submissions = new InMemorySubmissions(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected InvoiceQueries queries() {
    return new InMemoryInvoiceQueries(invoices, submissions);
  }

  @Override
  protected Submissions submissions() {
    return submissions;
  }
}
