package ro.storno.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be set to go faster than the world's, so that hours pass in seconds. */
final class RacingClock extends Clock {
  private final Clock world = Clock.systemUTC();
  private Instant from = world.instant();
  private Instant told = from;
  private long speed = 1;

  /** Goes so many times as fast from now on. */
  synchronized void speed(long times) {
    told = instant();
    from = world.instant();
    speed = times;
  }

  @Override
  public synchronized Instant instant() {
    return told.plus(Duration.between(from, world.instant()).multipliedBy(speed));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
