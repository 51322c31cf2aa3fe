package ro.storno.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What time it is at the authority: another clock, moved by an offset that only tests change, so
 * that days pass in a moment. Thread-safe.
 */
public final class SimulatorClock implements InstantSource {
  /** The zone of every time that Romanian authorities write without an offset. */
  public static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private final InstantSource world;
  private Duration moved = Duration.ZERO;
  private Duration skew = Duration.ZERO;

  /**
   * A clock that goes with another one.
   *
   * @param world usually {@link InstantSource#system()}, or the clock of a test; not null
   */
  public SimulatorClock(InstantSource world) {
    this.world = Objects.requireNonNull(world, "world");
  }

  @Override
  public synchronized Instant instant() {
    return world.instant().plus(moved).plus(skew);
  }

  /** Returns the wall-clock time in Bucharest. */
  public LocalDateTime romanianTime() {
    return LocalDateTime.ofInstant(instant(), BUCHAREST);
  }

  /**
   * Lets time pass.
   *
   * @param by not negative; not null
   * @throws IllegalArgumentException if negative: what was given out cannot be taken back
   */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Time goes forward only, not by " + by);
    }
    moved = moved.plus(by);
  }

  /**
   * Lets time pass until an instant.
   *
   * @param to not before the present; not null
   * @throws IllegalArgumentException if it is in the past
   */
  public synchronized void moveTo(Instant to) {
    advance(Duration.between(instant(), to));
  }

  /**
   * Sets by how much the authority's clock is ahead of the world's, or behind it if negative.
   *
   * @param skew not null
   */
  public synchronized void skew(Duration skew) {
    this.skew = Objects.requireNonNull(skew, "skew");
  }
}
