package ro.storno.persistence.sharing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.sharing.ShareLinks;
import ro.storno.application.sharing.ShareLinksContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiShareLinksTest extends ShareLinksContract {
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
  protected ShareLinks links() {
    return new JdbiShareLinks(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }
}
