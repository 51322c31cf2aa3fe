package ro.storno.persistence.till;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.payment.Payments;
import ro.storno.application.receipt.Receipts;
import ro.storno.application.till.CashMovements;
import ro.storno.application.till.TillBook;
import ro.storno.application.till.TillContract;
import ro.storno.application.till.ZReports;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;
import ro.storno.persistence.payment.JdbiPayments;
import ro.storno.persistence.receipt.JdbiReceipts;

class JdbiTillTest extends TillContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database.transactions();
  }

  @Override
  protected Receipts receipts() {
    return new JdbiReceipts(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }

  @Override
  protected Payments payments() {
    return new JdbiPayments(database.transactions());
  }

  @Override
  protected CashMovements movements() {
    return new JdbiCashMovements(database.transactions());
  }

  @Override
  protected ZReports reports() {
    return new JdbiZReports(database.transactions());
  }

  @Override
  protected TillBook book() {
    return new JdbiTillBook(database.transactions());
  }
}
