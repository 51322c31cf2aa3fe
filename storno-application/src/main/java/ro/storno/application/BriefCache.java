package ro.storno.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was loaded for a moment, so that a burst of requests asks the database once. What
 * another node changed is seen when the moment is over; what this node changed is forgotten at
 * once. Thread-safe.
 */
public final class BriefCache<K, V> {
  private static final int ROOM = 10_000;

  private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
  private final Duration lifetime;
  private final Clock clock;

  /**
   * @param lifetime the longest time for which something stale may be returned; not null
   * @param clock not null
   */
  public BriefCache(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Returns what is remembered, or loads it. */
  public V get(K key, Function<K, V> loading) {
    Instant now = clock.instant();
    Entry<V> known = entries.get(key);
    if (known != null && now.isBefore(known.until) && !now.isBefore(known.from)) {
      return known.value;
    }
    makeRoom(now);
    // Loaded before it is dated: the age counts from before the question was put.
    V value = loading.apply(key);
    entries.put(key, new Entry<>(value, now, now.plus(lifetime)));
    return value;
  }

  /** Forgets one thing. */
  public void forget(K key) {
    entries.remove(key);
  }

  /** Forgets everything. */
  public void forgetAll() {
    entries.clear();
  }

  private void makeRoom(Instant now) {
    if (entries.size() >= ROOM) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until));
    }
    if (entries.size() >= ROOM) {
      entries.clear();
    }
  }

  private record Entry<V>(V value, Instant from, Instant until) {}
}
