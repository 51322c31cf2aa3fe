package ro.storno.simulator.ksef;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import ro.storno.simulator.clock.SimulatorClock;

/** Counts the calls of each taxpayer in sliding windows, as KSeF does. Thread-safe. */
final class KsefQuotas {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SimulatorClock clock;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private boolean limited;

  KsefQuotas(SimulatorClock clock, boolean limited) {
    this.clock = clock;
    this.limited = limited;
  }

  synchronized void limited(boolean now) {
    limited = now;
  }

  /**
   * Counts a call.
   *
   * @param of whose; not null
   * @return how long to wait, if the call comes too early; it is not counted then
   */
  synchronized Optional<Duration> take(KsefOperation.Group group, String of) {
    if (!limited) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Deque<Instant> past = calls.computeIfAbsent(group + " " + of, key -> new ArrayDeque<>());
    while (!past.isEmpty() && !past.element().isAfter(now.minus(HOUR))) {
      past.remove();
    }
    Duration wait = wait(past, now, SECOND, group.perSecond());
    wait = longer(wait, wait(past, now, MINUTE, group.perMinute()));
    wait = longer(wait, wait(past, now, HOUR, group.perHour()));
    if (wait.isZero()) {
      past.add(now);
      return Optional.empty();
    }
    return Optional.of(wait);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Returns until when the oldest of the last calls leaves the window. */
  private static Duration wait(Deque<Instant> past, Instant now, Duration window, int most) {
    int counted = 0;
    Instant oldest = now;
    for (Iterator<Instant> newest = past.descendingIterator(); newest.hasNext(); ) {
      Instant at = newest.next();
      if (!at.isAfter(now.minus(window))) {
        break;
      }
      oldest = at;
      counted++;
      if (counted == most) {
        return Duration.between(now, oldest.plus(window));
      }
    }
    return Duration.ZERO;
  }

  synchronized void reset() {
    calls.clear();
  }
}
