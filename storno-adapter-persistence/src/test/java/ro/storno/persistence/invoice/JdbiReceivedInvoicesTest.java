package ro.storno.persistence.invoice;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.invoice.ReceivedInvoicesContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.catalogue.Catalogues;

class JdbiReceivedInvoicesTest extends ReceivedInvoicesContract {
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
  protected ReceivedInvoices received() {
    return new JdbiReceivedInvoices(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }

  @Override
  protected InvoiceFiles files() {
    return new JdbiInvoiceFiles(database.transactions());
  }

  @Override
  protected InvoiceQueries queries() {
    return new JdbiInvoiceQueries(
        database.transactions(), new Catalogues(database.transactions(), 64_000_000));
  }
}
