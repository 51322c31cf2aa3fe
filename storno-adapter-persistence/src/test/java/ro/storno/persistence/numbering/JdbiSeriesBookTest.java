package ro.storno.persistence.numbering;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.numbering.SeriesBookContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiSeriesBookTest extends SeriesBookContract {
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
  protected SeriesBook book() {
    return new JdbiSeriesBook(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }
}
