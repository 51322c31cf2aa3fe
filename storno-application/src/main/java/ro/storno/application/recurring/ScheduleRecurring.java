package ro.storno.application.recurring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;

/**
 * Looks every five minutes which recurring invoices are due, and queues a job for each; where that
 * job waits already, nothing is added. Every look queues the next one in the same commit; a server
 * that starts queues the present one, so that the chain cannot end. What is due does not depend on
 * when was looked: after a downtime the first look finds everything.
 */
public final class ScheduleRecurring implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "recurring.schedule";

  private static final Duration TICK = Duration.ofMinutes(5);
  private static final int PAGE = 500;

  private final Transactions transactions;
  private final DueRecurring due;
  private final JobQueue jobs;
  private final Clock clock;

  /** Schedules with the given ports; none is null. */
  public ScheduleRecurring(
      Transactions transactions, DueRecurring due, JobQueue jobs, Clock clock) {
    this.transactions = transactions;
    this.due = due;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Sets the chain of looks going; on as many nodes as may be, as often as may be. */
  public void begin() {
    transactions.inPlatform(
        () -> {
          enqueue(clock.instant());
          return 0;
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean insideTransaction() {
    return true;
  }

  @Override
  public void run(Job job) {
    Instant now = clock.instant();
    enqueue(now.plus(TICK));
    DueRecurring.@Nullable Due last = null;
    List<DueRecurring.Due> page;
    do {
      page = due.due(now, last, PAGE);
      for (DueRecurring.Due each : page) {
        jobs.enqueue(RunRecurring.job(each.company(), each.recurring(), each.occurrence()));
        last = each;
      }
    } while (page.size() == PAGE);
  }

  /** The look of one span of five minutes has one key on all nodes. */
  private void enqueue(Instant when) {
    long slot = when.getEpochSecond() / TICK.toSeconds();
    jobs.enqueueAt(
        new Job(KIND, null, Long.toString(slot), "{}"),
        Instant.ofEpochSecond(slot * TICK.toSeconds()));
  }
}
