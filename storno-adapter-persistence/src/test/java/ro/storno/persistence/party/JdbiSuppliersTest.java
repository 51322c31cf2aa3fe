package ro.storno.persistence.party;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.party.Suppliers;
import ro.storno.application.party.SuppliersContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiSuppliersTest extends SuppliersContract {
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
  protected Suppliers suppliers() {
    return new JdbiSuppliers(database.transactions());
  }
}
