package ro.storno.application.limit;

import java.time.Duration;
import java.util.Optional;

/** Tells whether somebody calls too often (getting-started/rate-limiting.md). Thread-safe. */
public interface CallLimits {
  /** Limits nothing. */
  CallLimits NONE =
      new CallLimits() {
        @Override
        public Optional<Duration> slide(String key, int times, Duration window) {
          return Optional.empty();
        }

        @Override
        public Optional<Duration> drain(String key, Bucket bucket) {
          return Optional.empty();
        }
      };

  /**
   * Counts a call in a sliding window. A refused call does not count.
   *
   * @param key who calls what; not null
   * @param times calls allowed within any window of that length
   * @return how long to wait before the next try; empty if the call may go on
   */
  Optional<Duration> slide(String key, int times, Duration window);

  /**
   * Takes a call out of a bucket.
   *
   * @param key whose bucket; not null
   * @return how long to wait before the next try; empty if the call may go on
   */
  Optional<Duration> drain(String key, Bucket bucket);

  /**
   * A bucket that refills steadily.
   *
   * @param size calls that may be made at once
   * @param perCall time in which one call comes back; not null
   */
  record Bucket(int size, Duration perCall) {}
}
