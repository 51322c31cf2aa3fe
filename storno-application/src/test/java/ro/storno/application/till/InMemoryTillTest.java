package ro.storno.application.till;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.payment.InMemoryPayments;
import ro.storno.application.payment.Payments;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;
import ro.storno.application.receipt.InMemoryReceipts;
import ro.storno.application.receipt.Receipts;

class InMemoryTillTest extends TillContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReceipts receipts =
      new InMemoryReceipts(transactions, new InMemoryPrecedingDocuments(transactions));
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryPayments payments = new InMemoryPayments(transactions);
  private final InMemoryCashMovements movements = new InMemoryCashMovements(transactions);
  private final InMemoryZReports reports = new InMemoryZReports(transactions);
  private final InMemoryTillBook book =
      new InMemoryTillBook(receipts, payments, invoices, movements);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Receipts receipts() {
    return receipts;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected Payments payments() {
    return payments;
  }

  @Override
  protected CashMovements movements() {
    return movements;
  }

  @Override
  protected ZReports reports() {
    return reports;
  }

  @Override
  protected TillBook book() {
    return book;
  }
}
