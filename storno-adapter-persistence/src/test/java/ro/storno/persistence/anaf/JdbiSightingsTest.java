package ro.storno.persistence.anaf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.Sightings;
import ro.storno.application.anaf.SightingsContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiSightingsTest extends SightingsContract {
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
  protected Sightings sightings() {
    return new JdbiSightings(database.transactions());
  }
}
