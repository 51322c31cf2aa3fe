package ro.storno.persistence.submission;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.submission.Submissions;
import ro.storno.application.submission.SubmissionsContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiSubmissionsTest extends SubmissionsContract {
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
  protected Submissions submissions() {
    return new JdbiSubmissions(database.transactions());
  }
}
