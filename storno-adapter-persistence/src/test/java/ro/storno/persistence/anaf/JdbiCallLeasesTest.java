package ro.storno.persistence.anaf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.CallLeases;
import ro.storno.application.anaf.CallLeasesContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiCallLeasesTest extends CallLeasesContract {
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
  protected CallLeases leases() {
    return new JdbiCallLeases(database.transactions());
  }
}
