package ro.storno.persistence.printing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.printing.PrintSettingsBook;
import ro.storno.application.printing.PrintSettingsBookContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiPrintSettingsBookTest extends PrintSettingsBookContract {
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
  protected PrintSettingsBook book() {
    return new JdbiPrintSettingsBook(database.transactions());
  }
}
