package ro.storno.persistence.job;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * One kind of job as db-scheduler runs it.
 *
 * <p>The row is removed by us, not by db-scheduler: for a handler that works inside one transaction
 * in that very transaction, so that the effect and the end of the job are one commit. A process
 * that lost its claim on the row (it was thought dead, and another took over) finds no row to
 * remove and rolls its work back.
 */
final class JobTask extends AbstractTask<JobData> {
  private static final Logger log = LoggerFactory.getLogger(JobTask.class);
  private static final int LONGEST_ERROR = 500;

  /** How often, and how long each time, a job lets requests go first while many are under way. */
  private static final int COURTESIES = 10;

  private static final int COURTESY_MILLIS = 25;
  private static final int MANY = Runtime.getRuntime().availableProcessors();

  private final JobHandler handler;
  private final JdbiTransactions transactions;
  private final JobSettings settings;
  private final Clock clock;

  JobTask(JobHandler handler, JdbiTransactions transactions, JobSettings settings, Clock clock) {
    super(handler.kind(), JobData.class, null, null);
    this.handler = handler;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public CompletionHandler<JobData> execute(
      TaskInstance<JobData> instance, ExecutionContext context) {
    Job job = instance.getData().toJob(instance.getTaskName(), instance.getId());
    Execution execution = context.getExecution();
    letRequestsGoFirst();
    try (MDC.MDCCloseable kind = MDC.putCloseable("job", job.kind() + " " + job.key());
        MDC.MDCCloseable company = MDC.putCloseable("company", String.valueOf(job.company()))) {
      perform(job, execution);
    }
    return (complete, operations) -> {};
  }

  /**
   * Somebody waits for a request, nobody for a job. The wait is bounded, so that jobs get done
   * under any load.
   */
  private void letRequestsGoFirst() {
    try {
      for (int i = 0; i < COURTESIES && transactions.underWay() > MANY; i++) {
        Thread.sleep(COURTESY_MILLIS);
      }
    } catch (InterruptedException e) {
      // The process is closing: the job is done now and the thread ends afterwards.
      Thread.currentThread().interrupt();
    }
  }

  private void perform(Job job, Execution execution) {
    boolean inside = handler.insideTransaction();
    if (!inside) {
      handler.run(job);
    }
    Supplier<Boolean> end =
        () -> {
          if (inside) {
            handler.run(job);
          }
          finish(execution);
          return inside;
        };
    CompanyId company = job.company();
    boolean exactlyOnce =
        company == null ? transactions.inPlatform(end) : transactions.inCompany(company, end);
    log.debug("Done{}", exactlyOnce ? ", in one commit with its effect" : "");
  }

  private void finish(Execution execution) {
    int removed =
        transactions
            .handle()
            .createUpdate(
                """
                delete from scheduled_tasks
                where task_name = :kind and task_instance = :key
                  and picked and picked_by = :me and version = :version
                """)
            .bind("kind", execution.getTaskName())
            .bind("key", execution.getId())
            .bind("me", execution.pickedBy)
            .bind("version", execution.version)
            .execute();
    if (removed == 0) {
      throw new LostClaim();
    }
  }

  /** Another process took the job over because this one seemed dead. */
  private static final class LostClaim extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostClaim() {
      super("another process has taken this job over");
    }
  }

  @Override
  public com.github.kagkarlsson.scheduler.task.FailureHandler<JobData> getFailureHandler() {
    return (complete, operations) ->
        failed(
            complete.getExecution(),
            complete.getCause().orElseGet(() -> new IllegalStateException("no cause given")));
  }

  @Override
  public com.github.kagkarlsson.scheduler.task.DeadExecutionHandler<JobData>
      getDeadExecutionHandler() {
    return (complete, operations) ->
        failed(
            complete.getExecution(),
            new IllegalStateException("the process that ran the job went away"));
  }

  private void failed(Execution execution, Throwable cause) {
    if (cause instanceof LostClaim) {
      log.warn("Job {} {}: {}", name, execution.getId(), cause.getMessage());
      return;
    }
    if (cause instanceof PostponedException postponed) {
      transactions.inPlatform(() -> postpone(execution, postponed.until()));
      return;
    }
    int failures = execution.consecutiveFailures + 1;
    boolean given = failures >= settings.attempts();
    log.warn(
        "Job {} {} failed, attempt {} of {}{}",
        name,
        execution.getId(),
        failures,
        settings.attempts(),
        given ? ", given up" : "",
        cause);
    transactions.inPlatform(
        () -> given ? bury(execution, cause, failures) : retry(execution, cause, failures));
  }

  /** Nothing went wrong and nothing was done: the same row, at another time. */
  private int postpone(Execution execution, Instant until) {
    return transactions
        .handle()
        .createUpdate(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, execution_time = :until,
                version = version + 1
            where task_name = :kind and task_instance = :key and version = :version
            """)
        .bind("until", until)
        .bind("kind", name)
        .bind("key", execution.getId())
        .bind("version", execution.version)
        .execute();
  }

  private int retry(Execution execution, Throwable cause, int failures) {
    Instant now = clock.instant();
    return transactions
        .handle()
        .createUpdate(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null,
                execution_time = :next, consecutive_failures = :failures, version = version + 1,
                first_failure = coalesce(first_failure, :now), last_failure = :now,
                last_error = :error
            where task_name = :kind and task_instance = :key and version = :version
            """)
        .bind("next", now.plus(settings.delay(failures)))
        .bind("failures", failures)
        .bind("now", now)
        .bind("error", inOneLine(cause))
        .bind("kind", name)
        .bind("key", execution.getId())
        .bind("version", execution.version)
        .execute();
  }

  private int bury(Execution execution, Throwable cause, int failures) {
    return transactions
        .handle()
        .createUpdate(
            """
            with gone as (
              delete from scheduled_tasks
              where task_name = :kind and task_instance = :key and version = :version
              returning task_name, task_instance, company_id, task_data, first_failure
            )
            insert into dead_job
              (kind, key, company_id, data, error, attempts, first_failure, last_failure)
            select task_name, task_instance, company_id, task_data, :error, :failures,
                   coalesce(first_failure, :now), :now
            from gone
            on conflict (kind, key) do update
            set data = excluded.data, company_id = excluded.company_id, error = excluded.error,
                attempts = excluded.attempts, last_failure = excluded.last_failure
            """)
        .bind("kind", name)
        .bind("key", execution.getId())
        .bind("version", execution.version)
        .bind("error", inOneLine(cause))
        .bind("failures", failures)
        .bind("now", clock.instant())
        .execute();
  }

  /** Class and message; a message of ours holds no personal data. */
  private static String inOneLine(Throwable cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    String line = (cause.getClass().getSimpleName() + ": " + message).replaceAll("\\s+", " ");
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
  }

  @Override
  public SchedulableInstance<JobData> schedulableInstance(String id) {
    throw new UnsupportedOperationException("jobs are queued through JobQueue");
  }

  @Override
  public SchedulableInstance<JobData> schedulableInstance(String id, JobData data) {
    throw new UnsupportedOperationException("jobs are queued through JobQueue");
  }
}
