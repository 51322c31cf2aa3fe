package ro.storno.persistence.authority;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.authority.KeptAnswers;
import ro.storno.application.authority.KeptAnswersContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiKeptAnswersTest extends KeptAnswersContract {
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
  protected KeptAnswers answers() {
    return new JdbiKeptAnswers(database.transactions());
  }
}
