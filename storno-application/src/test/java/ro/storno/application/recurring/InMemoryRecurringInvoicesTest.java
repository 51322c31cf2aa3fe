package ro.storno.application.recurring;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;

class InMemoryRecurringInvoicesTest extends RecurringInvoicesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryRecurringInvoices recurring =
      new InMemoryRecurringInvoices(transactions, invoices);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected RecurringInvoices recurring() {
    return recurring;
  }

  @Override
  protected DueRecurring due() {
    return recurring;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected void found(CompanyId company) {
    // Nothing in memory needs the company itself.
  }
}
