package ro.storno.application.numbering;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;

class InMemorySeriesBookTest extends SeriesBookContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemorySeriesBook book = new InMemorySeriesBook(transactions, invoices);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected SeriesBook book() {
    return book;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected boolean transactionsInterleave() {
    return false;
  }
}
