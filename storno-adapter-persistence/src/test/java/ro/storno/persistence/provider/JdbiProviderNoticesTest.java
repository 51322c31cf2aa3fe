package ro.storno.persistence.provider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.provider.ProviderNotices;
import ro.storno.application.provider.ProviderNoticesContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiProviderNoticesTest extends ProviderNoticesContract {
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
  protected ProviderNotices notices() {
    return new JdbiProviderNotices(database.transactions());
  }
}
