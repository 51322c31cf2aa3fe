package ro.storno.application.authority;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Turns in memory, by a clock of the test's own. */
public final class InMemoryPace implements Pace {
  private final InstantSource clock;
  private final Map<String, Instant> nextTurns = new HashMap<>();

  public InMemoryPace(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Duration> takeTurn(
      String service, Duration interval, Duration patience) {
    Instant now = clock.instant();
    Instant next = nextTurns.getOrDefault(service, Instant.EPOCH);
    Instant turn = next.isAfter(now) ? next : now;
    if (turn.isAfter(now.plus(patience))) {
      return Optional.empty();
    }
    nextTurns.put(service, turn.plus(interval));
    return Optional.of(Duration.between(now, turn));
  }
}
