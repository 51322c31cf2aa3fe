package ro.storno.persistence.preceding;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.preceding.PrecedingDocumentsContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiPrecedingDocumentsTest extends PrecedingDocumentsContract {
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
  protected PrecedingDocuments documents() {
    return new JdbiPrecedingDocuments(database.transactions());
  }
}
