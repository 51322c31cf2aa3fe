package ro.storno.application.sharing;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;

class InMemoryShareLinksTest extends ShareLinksContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryShareLinks links = new InMemoryShareLinks(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected ShareLinks links() {
    return links;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }
}
