package ro.storno.application.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;

/**
 * Limits that all nodes count together. Windows are counted call by call: what they guard is dear
 * anyway. From buckets a node takes calls in blocks, so that most calls need no word with the
 * others, and whoever was refused is refused again from memory until the wait is over.
 *
 * <p>A bucket is kept as the moment at which it will be full again (the generic cell rate algorithm
 * of ITU-T I.371). What is remembered here is bounded: of many callers the least recently seen is
 * forgotten.
 */
public final class SharedCallLimits implements CallLimits {
  private static final int BLOCK = 100;
  private static final int ROOM = 50_000;
  private static final Duration CLEANING = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final CallCounts counts;
  private final Clock clock;
  private final Recent<Instant> refusedUntil = new Recent<>();
  private final Recent<Integer> blocks = new Recent<>();
  private final AtomicReference<Instant> cleanAt = new AtomicReference<>(Instant.MIN);

  /** Limits with the given ports; none is null. */
  public SharedCallLimits(Transactions transactions, CallCounts counts, Clock clock) {
    this.transactions = transactions;
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> slide(String key, int times, Duration window) {
    return unlessRefused(key, now -> slid(key, times, window, now));
  }

  private Optional<Duration> slid(String key, int times, Duration window, Instant now) {
    List<Instant> calls = new ArrayList<>(counts.lock(key));
    calls.removeIf(call -> !call.isAfter(now.minus(window)));
    if (calls.size() >= times) {
      return Optional.of(Duration.between(now, calls.get(0).plus(window)));
    }
    calls.add(now);
    counts.keep(key, calls, now.plus(window));
    return Optional.empty();
  }

  @Override
  public Optional<Duration> drain(String key, Bucket bucket) {
    if (takenFromBlock(key)) {
      return Optional.empty();
    }
    return unlessRefused(key, now -> drained(key, bucket, now));
  }

  private boolean takenFromBlock(String key) {
    synchronized (blocks) {
      Integer left = blocks.get(key);
      if (left == null || left == 0) {
        return false;
      }
      blocks.put(key, left - 1);
      return true;
    }
  }

  private Optional<Duration> drained(String key, Bucket bucket, Instant now) {
    List<Instant> kept = counts.lock(key);
    // Of many calls that found the block empty at once, one fills it for all.
    if (takenFromBlock(key)) {
      return Optional.empty();
    }
    Instant full = kept.isEmpty() || kept.get(0).isBefore(now) ? now : kept.get(0);
    Duration free = bucket.perCall().multipliedBy(bucket.size()).minus(Duration.between(now, full));
    int granted = (int) Math.min(BLOCK, free.dividedBy(bucket.perCall()));
    if (granted <= 0) {
      return Optional.of(bucket.perCall().minus(free));
    }
    Instant next = full.plus(bucket.perCall().multipliedBy(granted));
    counts.keep(key, List.of(next), next);
    synchronized (blocks) {
      Integer left = blocks.get(key);
      blocks.put(key, (left == null ? 0 : left) + granted - 1);
    }
    return Optional.empty();
  }

  /** A question to the counts. */
  private interface Question {
    Optional<Duration> wait(Instant now);
  }

  /** Where the database does not answer, what is guarded does not work either: let it say so. */
  private Optional<Duration> unlessRefused(String key, Question question) {
    Instant now = clock.instant();
    Instant until = refusedUntil.get(key);
    if (until != null && now.isBefore(until)) {
      return Optional.of(Duration.between(now, until));
    }
    try {
      clean(now);
      Optional<Duration> wait = transactions.inPlatform(() -> question.wait(now));
      wait.ifPresent(duration -> refusedUntil.put(key, now.plus(duration)));
      return wait;
    } catch (ApplicationException.Unavailable down) {
      return Optional.empty();
    }
  }

  private void clean(Instant now) {
    Instant due = cleanAt.get();
    if (!now.isBefore(due) && cleanAt.compareAndSet(due, now.plus(CLEANING))) {
      transactions.inPlatform(
          () -> {
            counts.forget(now);
            return now;
          });
    }
  }

  /** Forgets the least recently used key first; re-inserting keeps that order. Thread-safe. */
  private static final class Recent<V> {
    private final Map<String, V> byKey = new LinkedHashMap<>();

    synchronized @Nullable V get(String key) {
      V found = byKey.remove(key);
      if (found != null) {
        byKey.put(key, found);
      }
      return found;
    }

    synchronized void put(String key, V value) {
      byKey.remove(key);
      byKey.put(key, value);
      if (byKey.size() > ROOM) {
        byKey.remove(byKey.keySet().iterator().next());
      }
    }
  }
}
