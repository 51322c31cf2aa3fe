package ro.storno.persistence;

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
}
