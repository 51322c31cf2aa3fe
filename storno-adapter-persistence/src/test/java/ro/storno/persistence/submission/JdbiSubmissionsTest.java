package ro.storno.persistence.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.submission.Submissions;
import ro.storno.application.submission.SubmissionsContract;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
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

  /**
   * Behind the wall an index on an expression would not be used; who looks as the owner is blind.
   */
  @Test
  void uploads_are_found_by_indexes_behind_the_wall() {
    assertThat(plan("sha256 = 'x' and state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN')"))
        .contains("submission_unsettled_bytes");
    assertThat(plan("reference = 'x'")).contains("submission_reference");
    assertThat(plan("former_references <> '{}' and 'x' = any (former_references)"))
        .contains("submission_former");
  }

  private static String plan(String condition) {
    CompanyId company = Samples.company();
    JdbiTransactions transactions = database.transactions();
    return transactions.inCompany(
        company,
        () -> {
          transactions.handle().execute("set local enable_seqscan = off");
          return String.join(
              "\n",
              transactions
                  .handle()
                  .createQuery(
                      "explain select * from submission where company_id = :company"
                          + " and channel = 'ANAF' and "
                          + condition)
                  .bind("company", company.value())
                  .mapTo(String.class)
                  .list());
        });
  }
}
