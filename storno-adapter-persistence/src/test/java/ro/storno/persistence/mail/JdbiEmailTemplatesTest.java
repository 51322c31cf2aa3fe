package ro.storno.persistence.mail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.mail.EmailTemplates;
import ro.storno.application.mail.EmailTemplatesContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiEmailTemplatesTest extends EmailTemplatesContract {
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
  protected EmailTemplates templates() {
    return new JdbiEmailTemplates(database.transactions());
  }
}
