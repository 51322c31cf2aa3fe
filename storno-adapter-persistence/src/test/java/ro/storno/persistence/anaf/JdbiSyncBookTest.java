package ro.storno.persistence.anaf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.SentBuyerMessages;
import ro.storno.application.anaf.SyncBook;
import ro.storno.application.anaf.SyncBookContract;
import ro.storno.application.invoice.Invoices;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiSyncBookTest extends SyncBookContract {
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
  protected SyncBook book() {
    return new JdbiSyncBook(database.transactions());
  }

  @Override
  protected SentBuyerMessages messages() {
    return new JdbiSentBuyerMessages(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }
}
