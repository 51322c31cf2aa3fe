package ro.storno.persistence.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.job.DeadJobs;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * Durable jobs on db-scheduler.
 *
 * <p>A job is a row written in the transaction that causes it. Any number of processes share the
 * table; each row is claimed by one of them ({@code FOR UPDATE SKIP LOCKED}), which sends
 * heartbeats while it works. A failed job is tried again with doubling delays; one that failed
 * {@link JobSettings#attempts()} times moves to the dead jobs. Jobs of a process that died come
 * back after four missed heartbeats, or at once if the database is used by this process alone.
 *
 * <p>Jobs that {@linkplain JobHandler#callsOutside() wait for somebody outside} have threads of
 * their own, and are fetched from the table apart from the others. In one common pool a wave of
 * submissions to an authority that takes half a minute for each answer would occupy every thread,
 * and priorities would not help: what runs already is not interrupted, and a batch that was fetched
 * waits in the process. So the follow-up of an invoice never waits behind a call.
 *
 * <p>Delivery is at least once. A handler that works {@linkplain JobHandler#insideTransaction()
 * inside one transaction} takes effect exactly once, because its row disappears in the same commit.
 */
public final class DurableJobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DurableJobs.class);
  private static final int MISSED_HEARTBEATS = 4;

  private final Database database;
  private final JdbiTransactions transactions;
  private final JobSettings settings;
  private final Clock clock;
  private volatile List<Scheduler> schedulers = List.of();

  public DurableJobs(Database database, JobSettings settings, Clock clock) {
    this.database = database;
    this.transactions = database.transactions();
    this.settings = settings;
    this.clock = clock;
  }

  /** Where use cases put jobs; usable before {@link #start}. */
  public JobQueue queue() {
    return new JdbiJobQueue(transactions, clock, this::wake);
  }

  /** What failed for good. */
  public DeadJobs deadJobs() {
    return new JdbiDeadJobs(transactions, this::wake);
  }

  /** How many jobs wait or run, for health and metrics. */
  public long pending() {
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery("select count(*) from scheduled_tasks")
                .mapTo(long.class)
                .one());
  }

  /** How many jobs of each kind wait or run, for operators. */
  public Map<String, Long> pendingByKind() {
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery("select task_name, count(*) from scheduled_tasks group by task_name")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Begins to run jobs. */
  public void start(Collection<JobHandler> handlers) {
    if (database.exclusive()) {
      releaseClaimsOfTheDead();
    }
    Map<Boolean, List<JobHandler>> lanes =
        handlers.stream().collect(Collectors.partitioningBy(JobHandler::callsOutside));
    List<Scheduler> created = new ArrayList<>();
    lanes.forEach(
        (outside, own) -> {
          if (!own.isEmpty()) {
            created.add(lane(own, outside ? settings.callers() : settings.workers()));
          }
        });
    created.forEach(Scheduler::start);
    schedulers = List.copyOf(created);
  }

  private Scheduler lane(List<JobHandler> handlers, int threads) {
    List<Task<?>> tasks =
        handlers.stream()
            .<Task<?>>map(handler -> new JobTask(handler, transactions, settings, clock))
            .toList();
    return Scheduler.create(database.dataSource(), tasks)
        .schedulerName(new SchedulerName.Fixed("storno-" + UUID.randomUUID()))
        .threads(threads)
        .clock(clock::instant)
        .serializer(new JobData.Format())
        .jdbcCustomization(new OwnKinds(handlers.stream().map(JobHandler::kind).toList()))
        .pollUsingLockAndFetch(0.5, 2.0)
        .pollingInterval(settings.polling())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(settings.patience())
        // A kind that this release does not know may be known to the next one.
        .deleteUnresolvedAfter(Duration.ofDays(36_500))
        .failureLogging(LogLevel.DEBUG, false)
        .build();
  }

  /** Counted as an attempt: a job that kills its process must not do so for ever. */
  private void releaseClaimsOfTheDead() {
    int released =
        transactions.inPlatform(
            () ->
                transactions
                    .handle()
                    .execute(
                        """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null,
                            consecutive_failures = consecutive_failures + 1, version = version + 1
                        where picked
                        """));
    if (released > 0) {
      log.info("{} jobs of a process that died are run again", released);
    }
  }

  private void wake() {
    schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
  }

  /** Stops taking jobs and waits for those that run. */
  @Override
  public void close() {
    List<Scheduler> running = schedulers;
    schedulers = List.of();
    // Together, so that closing takes as long as the longest, not as all of them.
    running.parallelStream().forEach(Scheduler::stop);
  }
}
