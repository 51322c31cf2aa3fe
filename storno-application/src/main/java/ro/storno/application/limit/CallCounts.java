package ro.storno.application.limit;

import java.time.Instant;
import java.util.List;

/** What all nodes remember of calls, for a short time. Used in platform transactions. */
public interface CallCounts {
  /**
   * Returns the moments that are kept under a key, and keeps others from changing them until the
   * transaction ends.
   *
   * @return in the order in which they were kept; empty for a new key
   */
  List<Instant> lock(String key);

  /**
   * Keeps moments in the place of the present ones; the key must be locked.
   *
   * @param until when they may be forgotten
   */
  void keep(String key, List<Instant> moments, Instant until);

  /** Forgets what need not be known any more at a moment. */
  void forget(Instant now);
}
