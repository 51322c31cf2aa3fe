package ro.storno.domain.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often a company's inbox is looked at: by the plan of its organization (licensing.md). */
public final class SyncInterval {
  private static final Map<String, Duration> OF_PLANS =
      Map.of(
          "starter", Duration.ofHours(12),
          "professional", Duration.ofHours(4),
          "business", Duration.ofHours(1),
          "community", Duration.ofHours(1));

  /** What plans without a better one have. */
  private static final Duration SLOWEST = Duration.ofHours(24);

  private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 7;

  private SyncInterval() {}

  /**
   * Returns the interval of a plan.
   *
   * @param plan such as {@code professional}; unknown ones have the longest; not null
   */
  public static Duration ofPlan(String plan) {
    return OF_PLANS.getOrDefault(plan, SLOWEST);
  }

  /**
   * Returns when a company is due.
   *
   * @param plan not null
   * @param lastStart when the last run began, or null if there was none
   * @param failures how many runs have failed since the last success; a failed one is repeated
   *     sooner than the plan says, later each time
   * @return null for at once
   */
  public static @Nullable Instant due(String plan, @Nullable Instant lastStart, int failures) {
    if (lastStart == null) {
      return null;
    }
    Duration interval = ofPlan(plan);
    if (failures == 0) {
      return lastStart.plus(interval);
    }
    Duration retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return lastStart.plus(retry.compareTo(interval) < 0 ? retry : interval);
  }
}
