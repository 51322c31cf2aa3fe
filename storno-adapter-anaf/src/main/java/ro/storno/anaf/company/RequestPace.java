package ro.storno.anaf.company;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Hands out turns so that two requests never start closer together than an interval. */
final class RequestPace {
  private final long interval;
  private final long longestWait;
  private long nextTurn;

  RequestPace(Duration interval, Duration longestWait) {
    this.interval = interval.toNanos();
    this.longestWait = longestWait.toNanos();
    this.nextTurn = System.nanoTime();
  }

  /**
   * Waits for the next turn.
   *
   * @return false if the queue is so long that waiting is pointless; nothing was waited for then
   */
  boolean awaitTurn() throws InterruptedException {
    Optional<Long> wait = reserve(System.nanoTime());
    if (wait.isEmpty()) {
      return false;
    }
    TimeUnit.NANOSECONDS.sleep(wait.get());
    return true;
  }

  private synchronized Optional<Long> reserve(long now) {
    long turn = Math.max(now, nextTurn);
    if (turn - now > longestWait) {
      return Optional.empty();
    }
    nextTurn = turn + interval;
    return Optional.of(turn - now);
  }
}
