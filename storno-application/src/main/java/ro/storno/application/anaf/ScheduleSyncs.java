package ro.storno.application.anaf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.anaf.SyncInterval;

/**
 * Looks every five minutes which companies are due by their plans, and queues one synchronisation
 * for each. Every look queues the next one in the same commit; a server that starts queues the
 * present one, so that the chain cannot end.
 */
public final class ScheduleSyncs implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "anaf.sync.schedule";

  private static final Duration TICK = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final SyncCandidates candidates;
  private final JobQueue jobs;
  private final Clock clock;

  /** Schedules with the given ports; none is null. */
  public ScheduleSyncs(
      Transactions transactions, SyncCandidates candidates, JobQueue jobs, Clock clock) {
    this.transactions = transactions;
    this.candidates = candidates;
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
    // What falls due before half of the next look's time has passed is better early than late.
    Instant soon = now.plus(TICK.dividedBy(2));
    for (SyncCandidates.Candidate each : candidates.enabled()) {
      Instant due = SyncInterval.due(each.plan(), each.startedAt(), each.failures());
      if (due == null || !due.isAfter(soon)) {
        jobs.enqueue(SyncCompany.job(each.company()));
      }
    }
  }

  /** The look of one span of five minutes has one key on all nodes. */
  private void enqueue(Instant when) {
    long slot = when.getEpochSecond() / TICK.toSeconds();
    jobs.enqueueAt(
        new Job(KIND, null, Long.toString(slot), "{}"),
        Instant.ofEpochSecond(slot * TICK.toSeconds()));
  }
}
