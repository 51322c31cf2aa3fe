package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.job.RegularLooks;
import ro.storno.domain.anaf.SyncInterval;

/**
 * Looks every five minutes which companies are due by their plans, and queues one synchronisation
 * for each.
 */
public final class ScheduleSyncs implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "anaf.sync.schedule";

  private static final Duration TICK = Duration.ofMinutes(5);

  private final RegularLooks looks;
  private final SyncCandidates candidates;
  private final JobQueue jobs;
  private final Clock clock;

  /** Schedules with the given ports; none is null. */
  public ScheduleSyncs(
      Transactions transactions, SyncCandidates candidates, JobQueue jobs, Clock clock) {
    this.looks = new RegularLooks(KIND, TICK, transactions, jobs, clock);
    this.candidates = candidates;
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
    // What falls due before half of the next look's time has passed is better early than late.
    Instant soon = now.plus(TICK.dividedBy(2));
    for (SyncCandidates.Candidate each : candidates.enabled()) {
      Instant due = SyncInterval.due(each.plan(), each.startedAt(), each.failures());
      if (due == null || !due.isAfter(soon)) {
        jobs.enqueue(SyncCompany.job(each.company()));
      }
    }
  }
}
