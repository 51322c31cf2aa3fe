package ro.storno.persistence.job;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.persistence.database.Deferred;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/**
 * Writes jobs into db-scheduler's table, in the caller's transaction.
 *
 * <p>The rows are written by a statement of ours instead of db-scheduler's client: that one looks
 * first and inserts then, which under concurrency ends in a unique violation and so, on PostgreSQL,
 * in a lost transaction. Jobs of one transaction are collected and written together, last of all.
 */
final class JdbiJobQueue implements JobQueue {
  private final JdbiTransactions transactions;
  private final Clock clock;
  private final Runnable wake;

  JdbiJobQueue(JdbiTransactions transactions, Clock clock, Runnable wake) {
    this.transactions = transactions;
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public void enqueue(Job job) {
    enqueueAt(job, clock.instant());
  }

  @Override
  public void enqueueAt(Job job, Instant when) {
    transactions.waiting(Insert.class).orElseGet(this::begin).rows.add(Row.of(job, when));
  }

  private Insert begin() {
    Insert insert = new Insert(new ArrayList<>());
    transactions.defer(insert);
    transactions.afterCommit(() -> wakeFor(insert.rows));
    return insert;
  }

  /** A job as a row; the component names are those of the columns. */
  private record Row(
      String task_name,
      String task_instance,
      String data,
      Instant execution_time,
      @Nullable UUID company_id) {
    static Row of(Job job, Instant when) {
      JobData data = JobData.of(job);
      String json = new String(data.toBytes(), StandardCharsets.UTF_8);
      return new Row(job.kind(), job.key(), json, when, data.company());
    }
  }

  /** The jobs of one transaction, in one statement. */
  private record Insert(List<Row> rows) implements Deferred {
    @Override
    public String sql() {
      return """
          insert into scheduled_tasks
            (task_name, task_instance, task_data, execution_time, picked, version, company_id)
          select task_name, task_instance, convert_to(data, 'UTF8'), execution_time, false, 1,
                 company_id
          from jsonb_to_recordset(cast(:jobs as jsonb)) as job
            (task_name text, task_instance text, data text, execution_time timestamptz,
             company_id uuid)
          on conflict do nothing
          """;
    }

    @Override
    public boolean unseen() {
      return true;
    }

    @Override
    public void bind(Update statement) {
      statement.bind("jobs", StoredJson.write(rows));
    }
  }

  private void wakeFor(List<Row> jobs) {
    Instant now = clock.instant();
    if (jobs.stream().anyMatch(job -> !job.execution_time.isAfter(now))) {
      wake.run();
    }
  }
}
