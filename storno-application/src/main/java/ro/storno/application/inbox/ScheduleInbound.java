package ro.storno.application.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.job.RegularLooks;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * Every quarter of an hour has the inbox of each company brought up to date that has configured an
 * authority which is asked; more often no authority recommends.
 */
public final class ScheduleInbound implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "inbox.schedule";

  private static final Duration TICK = Duration.ofMinutes(15);

  private final RegularLooks looks;
  private final InboundCandidates candidates;
  private final List<Channel> asked;
  private final JobQueue jobs;
  private final Clock clock;

  /**
   * Schedules with the given ports; none is null.
   *
   * @param asked channels whose authority is asked
   */
  public ScheduleInbound(
      Transactions transactions,
      InboundCandidates candidates,
      List<Channel> asked,
      JobQueue jobs,
      Clock clock) {
    this.looks = new RegularLooks(KIND, TICK, transactions, jobs, clock);
    this.candidates = candidates;
    this.asked = List.copyOf(asked);
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
    for (Channel channel : asked) {
      for (CompanyId company : candidates.enabled(channel)) {
        jobs.enqueue(ReceiveInbound.job(company, channel, "look"));
      }
    }
  }
}
