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
import ro.storno.application.job.RegularLooks;

/**
 * Looks every five minutes which recurring invoices are due, and queues a job for each; where that
 * job waits already, nothing is added. What is due does not depend on when was looked: after a
 * downtime the first look finds everything.
 */
public final class ScheduleRecurring implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "recurring.schedule";

  private static final Duration TICK = Duration.ofMinutes(5);
  private static final int PAGE = 500;

  private final RegularLooks looks;
  private final DueRecurring due;
  private final JobQueue jobs;
  private final Clock clock;

  /** Schedules with the given ports; none is null. */
  public ScheduleRecurring(
      Transactions transactions, DueRecurring due, JobQueue jobs, Clock clock) {
    this.looks = new RegularLooks(KIND, TICK, transactions, jobs, clock);
    this.due = due;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Sets the chain of looks going; on as many nodes as may be, as often as may be. */
  public void begin() {
    looks.begin();
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
    looks.goOn(now);
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
}
