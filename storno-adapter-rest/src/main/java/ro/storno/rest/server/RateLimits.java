package ro.storno.rest.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Route;

/**
 * Keeps one address from calling too often (getting-started/rate-limiting.md).
 *
 * <p>Routes with a limit of their own are counted in a sliding window; all calls together drain a
 * bucket that refills slowly. What is remembered is bounded: of many addresses the least recently
 * seen is forgotten. Counts are those of this node. Thread-safe.
 */
public final class RateLimits implements Admission {
  /** Addresses remembered at most. */
  static final int MOST_ADDRESSES = 50_000;

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Admission next;
  private final LongSupplier nanos;
  private final Recent<Deque<Long>> windows = new Recent<>();
  private final Recent<Bucket> buckets = new Recent<>();

  /**
   * A bucket size and its refill.
   *
   * @param size calls that may be made at once
   * @param refill calls that come back
   * @param per within this time, in nanoseconds
   */
  private record Tier(String name, long size, long refill, long per) {
    static final Tier ANONYMOUS =
        new Tier("anonymous", 10_000, 100, Duration.ofMinutes(5).toNanos());
    static final Tier AUTHENTICATED =
        new Tier("authenticated", 50_000, 500, Duration.ofMinutes(2).toNanos());
  }

  private static final class Bucket {
    private long left;
    private long filledAt;

    Bucket(long left, long filledAt) {
      this.left = left;
      this.filledAt = filledAt;
    }
  }

  /**
   * Limits what another admission then admits.
   *
   * @param next asked when the limits allow the call, not null
   * @param nanos a clock that only runs forward, not null
   */
  public RateLimits(Admission next, LongSupplier nanos) {
    this.next = next;
    this.nanos = nanos;
  }

  @Override
  public void admit(Call call) {
    String address = call.clientAddress();
    call.route().limit().ifPresent(limit -> slide(call.route(), address, limit));
    drain(call.header("Authorization").isPresent() ? Tier.AUTHENTICATED : Tier.ANONYMOUS, address);
    next.admit(call);
  }

  private void slide(Route route, String address, Route.Limit limit) {
    long now = nanos.getAsLong();
    long window = limit.window().toNanos();
    Optional<Long> wait;
    synchronized (windows) {
      Deque<Long> calls = windows.get(route.label() + " " + address, ArrayDeque::new);
      while (!calls.isEmpty() && now - calls.peekFirst() >= window) {
        calls.removeFirst();
      }
      if (calls.size() < limit.times()) {
        calls.addLast(now);
        wait = Optional.empty();
      } else {
        wait = Optional.of(window - (now - calls.getFirst()));
      }
    }
    wait.ifPresent(RateLimits::refuse);
  }

  private void drain(Tier tier, String address) {
    long now = nanos.getAsLong();
    long perCall = tier.per / tier.refill;
    synchronized (buckets) {
      Bucket bucket = buckets.get(tier.name + " " + address, () -> new Bucket(tier.size, now));
      long back = (now - bucket.filledAt) / perCall;
      bucket.left = Math.min(tier.size, bucket.left + back);
      bucket.filledAt += back * perCall;
      if (bucket.left > 0) {
        bucket.left--;
        return;
      }
    }
    refuse(perCall);
  }

  private static void refuse(long waitNanos) {
    long seconds = Math.max(1, (waitNanos + SECOND - 1) / SECOND);
    throw new Refusal(
        ApiError.of(
                429,
                "Too many requests. Please try again later.",
                "Wait " + seconds + " seconds before the next call.")
            .with("retryAfter", seconds)
            .withHeader("Retry-After", Long.toString(seconds)));
  }

  /** Forgets the least recently seen address first; re-inserting on each use keeps that order. */
  private static final class Recent<V> {
    private final Map<String, V> byKey = new LinkedHashMap<>();

    V get(String key, Supplier<V> fresh) {
      V found = byKey.remove(key);
      V kept = found == null ? fresh.get() : found;
      byKey.put(key, kept);
      if (byKey.size() > MOST_ADDRESSES) {
        byKey.remove(byKey.keySet().iterator().next());
      }
      return kept;
    }
  }
}
