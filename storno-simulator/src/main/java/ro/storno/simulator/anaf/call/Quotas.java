package ro.storno.simulator.anaf.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;

/** Counts calls against the limits; days are those of Bucharest. Thread-safe. */
public final class Quotas {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatorClock clock;
  private final Deque<Instant> lastMinute = new ArrayDeque<>();
  private final Map<String, Integer> today = new HashMap<>();
  private Limits limits;
  private @Nullable LocalDate day;
  private @Nullable Instant lastRegistryCall;

  /** Counters at nought. */
  public Quotas(SimulatorClock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Sets the limits from now on; what was counted stays. */
  public synchronized void limits(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns the limits. */
  public synchronized Limits limits() {
    return limits;
  }

  /** Counts a call; returns whether it is within the limit of the minute. */
  public synchronized boolean minute() {
    Instant now = clock.instant();
    while (!lastMinute.isEmpty() && lastMinute.element().isBefore(now.minus(MINUTE))) {
      lastMinute.remove();
    }
    if (lastMinute.size() >= limits.callsPerMinute()) {
      return false;
    }
    if (limits.callsPerMinute() != Integer.MAX_VALUE) {
      lastMinute.add(now);
    }
    return true;
  }

  /** Counts a call to the public registries; returns whether it came late enough. */
  public synchronized boolean registry() {
    Instant now = clock.instant();
    Instant last = lastRegistryCall;
    if (last != null && now.isBefore(last.plus(limits.registryInterval()))) {
      return false;
    }
    lastRegistryCall = now;
    return true;
  }

  /**
   * Counts something of today.
   *
   * @param what and of whom; not null
   * @param most how often a day
   * @return whether it is within the limit
   */
  public synchronized boolean daily(String what, int most) {
    LocalDate now = clock.romanianTime().toLocalDate();
    if (!now.equals(day)) {
      day = now;
      today.clear();
    }
    int before = today.getOrDefault(what, 0);
    if (before >= most) {
      return false;
    }
    today.put(what, before + 1);
    return true;
  }

  /** Forgets what was counted. */
  public synchronized void reset() {
    lastMinute.clear();
    today.clear();
    lastRegistryCall = null;
  }
}
