package ro.storno.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.BriefCache;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.domain.anaf.CallQuota;
import ro.storno.persistence.job.DurableJobs;

/**
 * What operators watch of submissions: how many wait for what, and how much of ANAF's quotas is
 * left. Read once per scrape; not a number while the database does not answer.
 */
final class SubmissionMetrics implements MeterBinder {
  private static final Duration ONE_SCRAPE = Duration.ofSeconds(2);
  private static final List<String> KINDS =
      List.of(SubmissionJob.SEND, SubmissionJob.ASK, SubmissionJob.FIND, SubmissionJob.FETCH);

  private final CallPlan plan;
  private final DurableJobs jobs;
  private final BriefCache<String, List<CallPlan.Remaining>> remaining;
  private final BriefCache<String, Map<String, Long>> waiting;

  SubmissionMetrics(CallPlan plan, DurableJobs jobs, Clock clock) {
    this.plan = plan;
    this.jobs = jobs;
    this.remaining = new BriefCache<>(ONE_SCRAPE, clock);
    this.waiting = new BriefCache<>(ONE_SCRAPE, clock);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (CallQuota quota : CallQuota.values()) {
      Gauge.builder("storno.anaf.calls.left", () -> left(quota))
          .tag("quota", quota.wireName())
          .description(
              "Calls left in the running period, for the taxpayer or message that has used most")
          .register(registry);
    }
    for (String kind : KINDS) {
      Gauge.builder("storno.submissions.waiting", () -> waiting(kind))
          .tag("job", kind)
          .description("Submissions that wait to be sent, asked about, found or fetched")
          .register(registry);
    }
  }

  private Number left(CallQuota quota) {
    try {
      return remaining.get("", key -> plan.remaining()).stream()
          .filter(each -> each.quota().equals(quota.wireName()))
          .mapToLong(each -> each.limit() - each.used())
          .min()
          .orElse(quota.limit());
    } catch (ApplicationException.Unavailable e) {
      return Double.NaN;
    }
  }

  private Number waiting(String kind) {
    try {
      return waiting.get("", key -> jobs.pendingByKind()).getOrDefault(kind, 0L);
    } catch (ApplicationException.Unavailable e) {
      return Double.NaN;
    }
  }
}
