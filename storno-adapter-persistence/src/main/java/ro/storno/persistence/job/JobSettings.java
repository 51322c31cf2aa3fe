package ro.storno.persistence.job;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How jobs are run.
 *
 * @param workers how many run at a time in this process
 * @param callers how many of those run at a time that wait for somebody outside; they have threads
 *     of their own, so that an authority that hangs holds up nobody else
 * @param attempts how often a job is tried before it is given up
 * @param firstDelay wait after the first failure; it doubles with each further one
 * @param longestDelay where doubling ends
 * @param polling how often the table is looked at when nothing else happens; jobs queued by this
 *     process are picked up at once
 * @param heartbeat how often a running job tells that its process lives
 * @param patience how long closing waits for running jobs
 */
public record JobSettings(
    int workers,
    int callers,
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Duration polling,
    Duration heartbeat,
    Duration patience) {
  /** Ten attempts within about three quarters of a day. */
  public static final JobSettings STANDARD =
      new JobSettings(
          4,
          16,
          10,
          Duration.ofSeconds(5),
          Duration.ofHours(6),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));

  /**
   * The wait after a failure, with up to a quarter added so that jobs that failed together do not
   * come back together.
   *
   * @param failures how many there were, from 1
   */
  Duration delay(int failures) {
    long doubled = firstDelay.toMillis() << Math.min(failures - 1, 30);
    long bounded = Math.min(doubled, longestDelay.toMillis());
    return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 4 + 1));
  }
}
