package ro.storno.persistence.provider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.provider.ProviderConfigs;
import ro.storno.application.provider.ProviderConfigsContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiProviderConfigsTest extends ProviderConfigsContract {
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
  protected ProviderConfigs configs() {
    return new JdbiProviderConfigs(database.transactions());
  }
}
