package ro.storno.persistence.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import ro.storno.application.job.DeadJobs;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.JdbiTransactions;

/** Dead jobs in a table of their own, so that the queue stays short. */
final class JdbiDeadJobs implements DeadJobs {
  private final JdbiTransactions transactions;
  private final Runnable wake;

  JdbiDeadJobs(JdbiTransactions transactions, Runnable wake) {
    this.transactions = transactions;
    this.wake = wake;
  }

  @Override
  public List<DeadJob> list(int limit) {
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery(
                    """
                    select kind, key, company_id, error, attempts, first_failure, last_failure
                    from dead_job order by last_failure desc, kind, key limit :limit
                    """)
                .bind("limit", limit)
                .map((row, context) -> deadJob(row))
                .list());
  }

  private static DeadJob deadJob(ResultSet row) throws SQLException {
    UUID company = row.getObject("company_id", UUID.class);
    return new DeadJob(
        row.getString("kind"),
        row.getString("key"),
        company == null ? null : new CompanyId(company),
        row.getString("error"),
        row.getInt("attempts"),
        instant(row, "first_failure"),
        instant(row, "last_failure"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public long count() {
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery("select count(*) from dead_job")
                .mapTo(long.class)
                .one());
  }

  @Override
  public boolean rerun(String kind, String key) {
    return transactions.inPlatform(
        () -> {
          Handle handle = transactions.handle();
          boolean moved =
              handle
                  .createQuery(
                      """
                      with dead as (
                        delete from dead_job where kind = :kind and key = :key
                        returning kind, key, company_id, data
                      ), queued as (
                        insert into scheduled_tasks
                          (task_name, task_instance, task_data, execution_time, picked, version,
                           company_id)
                        select kind, key, data, now(), false, 1, company_id from dead
                        on conflict do nothing
                      )
                      select 1 from dead
                      """)
                  .bind("kind", kind)
                  .bind("key", key)
                  .mapTo(int.class)
                  .findOne()
                  .isPresent();
          transactions.afterCommit(wake);
          return moved;
        });
  }
}
