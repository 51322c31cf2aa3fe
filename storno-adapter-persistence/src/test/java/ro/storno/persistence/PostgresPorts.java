package ro.storno.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.TestDatabase;

/** A test class with a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PostgresPorts {
  private Database database;

  @BeforeAll
  void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  void close() {
    database.close();
  }

  protected JdbiTransactions transactions() {
    return database.transactions();
  }

  protected <T> T in(CompanyId company, Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  protected void run(CompanyId company, Runnable work) {
    transactions()
        .inCompany(
            company,
            () -> {
              work.run();
              return 0;
            });
  }

  protected <T> T inPlatform(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  protected void runInPlatform(Runnable work) {
    transactions()
        .inPlatform(
            () -> {
              work.run();
              return 0;
            });
  }

  /**
   * Does some work and, before it is committed, lets somebody else begin, who either waits for the
   * locks of the first or is done before.
   *
   * @param first runs in a transaction
   * @param second runs in another thread, and opens transactions of its own
   * @return what the second one came to
   */
  protected <T> Future<T> meanwhile(CompanyId company, Runnable first, Callable<T> second) {
    FutureTask<T> other = new FutureTask<>(second);
    run(
        company,
        () -> {
          first.run();
          new Thread(other, "meanwhile").start();
          while (!other.isDone() && !somebodyWaits()) {
            Thread.onSpinWait();
          }
        });
    return other;
  }

  private boolean somebodyWaits() {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                "select 1 from pg_stat_activity"
                    + " where datname = current_database() and wait_event_type = 'Lock'")) {
      return waiting.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
