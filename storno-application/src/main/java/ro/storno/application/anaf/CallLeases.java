package ro.storno.application.anaf;

import java.time.Instant;
import java.util.List;
import ro.storno.domain.anaf.CallQuota;

/**
 * What all nodes together have taken out of each quota. A node takes calls in blocks, so that most
 * calls need no word with the others. Belongs to the platform.
 */
public interface CallLeases {
  /**
   * Takes calls out of a quota for the period that a moment falls into: as many as wanted, or as
   * are left.
   *
   * @param subject taxpayer or message that the quota is counted for; empty where it is for all;
   *     not null
   * @param now not null
   * @param wanted at least 1
   */
  Lease take(CallQuota quota, String subject, Instant now, int wanted);

  /**
   * Returns what was taken in the periods that are running now, the most used first.
   *
   * @param most how many at most
   */
  List<Use> inUse(Instant now, int most);

  /** Forgets periods that ended before a moment. */
  void forget(Instant endedBefore);

  /**
   * Calls that a node may make.
   *
   * @param granted how many; 0 if the quota is used up
   * @param left how many all nodes may still take in the period
   */
  record Lease(int granted, int left) {}

  /**
   * What was taken out of a quota.
   *
   * @param quota not null
   * @param subject not null
   * @param taken by all nodes together
   * @param end of the period; not null
   */
  record Use(CallQuota quota, String subject, long taken, Instant end) {}
}
