package ro.storno.persistence.job;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.persistence.database.JdbiTransactions;

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

  private record Queued(Job job, Instant when) {}

  /** The jobs of one open transaction. */
  private static final class Batch {
    private final List<Queued> jobs = new ArrayList<>();
  }

  @Override
  public void enqueue(Job job) {
    enqueueAt(job, clock.instant());
  }

  @Override
  public void enqueueAt(Job job, Instant when) {
    batch().jobs.add(new Queued(job, when));
  }

  private Batch batch() {
    if (transactions.noted(Batch.class) instanceof Batch open) {
      return open;
    }
    Batch batch = new Batch();
    transactions.note(Batch.class, batch);
    transactions.beforeCommit(() -> write(batch.jobs));
    transactions.afterCommit(() -> wakeFor(batch.jobs));
    return batch;
  }

  private void write(List<Queued> jobs) {
    PreparedBatch insert =
        transactions
            .handle()
            .prepareBatch(
                """
                insert into scheduled_tasks
                  (task_name, task_instance, task_data, execution_time, picked, version, company_id)
                values (:kind, :key, :data, :when, false, 1, :company)
                on conflict do nothing
                """);
    for (Queued queued : jobs) {
      JobData data = JobData.of(queued.job);
      insert
          .bind("kind", queued.job.kind())
          .bind("key", queued.job.key())
          .bind("data", data.toBytes())
          .bind("when", queued.when)
          .bind("company", data.company())
          .add();
    }
    insert.execute();
  }

  private void wakeFor(List<Queued> jobs) {
    Instant now = clock.instant();
    if (jobs.stream().anyMatch(queued -> !queued.when.isAfter(now))) {
      wake.run();
    }
  }
}
