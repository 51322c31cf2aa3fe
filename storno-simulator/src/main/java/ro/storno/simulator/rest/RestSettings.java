package ro.storno.simulator.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/**
 * How the simulator of a REST service is started. Each {@code with…} returns changed settings.
 *
 * @param port 0 takes a free one
 * @param seed of all chance; not null
 * @param clock that the simulator's goes with; not null
 * @param faults what goes wrong how often; not null
 * @param judging how long a verdict takes; not null
 * @param tokenLife how long a token counts; not null
 * @param slowness how long a slow answer takes, by the clock of the world; not null
 */
public record RestSettings(
    int port,
    Seed seed,
    InstantSource clock,
    FaultPlan faults,
    Span judging,
    Duration tokenLife,
    Duration slowness) {
  /** Checks that nothing is missing. */
  public RestSettings {
    Objects.requireNonNull(seed, "seed");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(faults, "faults");
    Objects.requireNonNull(judging, "judging");
    Objects.requireNonNull(tokenLife, "tokenLife");
    Objects.requireNonNull(slowness, "slowness");
  }

  /** Returns settings under which nothing goes wrong, all is done at once, and chance is free. */
  public static RestSettings defaults() {
    return new RestSettings(
        0,
        Seed.random(),
        InstantSource.system(),
        FaultPlan.NONE,
        Span.NONE,
        Duration.ofHours(1),
        Duration.ofSeconds(2));
  }

  /** Listens at another port; 0 takes a free one. */
  public RestSettings withPort(int other) {
    return new RestSettings(other, seed, clock, faults, judging, tokenLife, slowness);
  }

  /** Draws all chance from a seed. */
  public RestSettings withSeed(long other) {
    return new RestSettings(port, new Seed(other), clock, faults, judging, tokenLife, slowness);
  }

  /** Goes with another clock than the system's. */
  public RestSettings withClock(InstantSource other) {
    return new RestSettings(port, seed, other, faults, judging, tokenLife, slowness);
  }

  /** Lets things go wrong. */
  public RestSettings withFaults(FaultPlan other) {
    return new RestSettings(port, seed, clock, other, judging, tokenLife, slowness);
  }

  /** Takes its time to judge. */
  public RestSettings withJudging(Span other) {
    return new RestSettings(port, seed, clock, faults, other, tokenLife, slowness);
  }

  /** Lets tokens count for another time. */
  public RestSettings withTokenLife(Duration other) {
    return new RestSettings(port, seed, clock, faults, judging, other, slowness);
  }

  /** Lets slow answers take another time, by the clock of the world. */
  public RestSettings withSlowness(Duration other) {
    return new RestSettings(port, seed, clock, faults, judging, tokenLife, other);
  }
}
