package ro.storno.rest.server;

import java.time.Duration;
import ro.storno.application.limit.CallLimits;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Route;

/**
 * Keeps one address from calling too often (getting-started/rate-limiting.md).
 *
 * <p>Routes with a limit of their own are counted in a sliding window; all calls together drain a
 * bucket that refills slowly. Thread-safe.
 */
public final class RateLimits implements Admission {
  private static final CallLimits.Bucket ANONYMOUS =
      new CallLimits.Bucket(10_000, Duration.ofMinutes(5).dividedBy(100));
  private static final CallLimits.Bucket AUTHENTICATED =
      new CallLimits.Bucket(50_000, Duration.ofMinutes(2).dividedBy(500));

  private final Admission next;
  private final CallLimits limits;

  /**
   * Limits what another admission then admits.
   *
   * @param next asked when the limits allow the call, not null
   * @param limits count, not null
   */
  public RateLimits(Admission next, CallLimits limits) {
    this.next = next;
    this.limits = limits;
  }

  @Override
  public void admit(Call call) {
    String address = call.clientAddress();
    call.route().limit().ifPresent(limit -> slide(call.route(), address, limit));
    boolean credentials = call.header("Authorization").isPresent();
    limits
        .drain(
            (credentials ? "authenticated " : "anonymous ") + address,
            credentials ? AUTHENTICATED : ANONYMOUS)
        .ifPresent(RateLimits::refuse);
    next.admit(call);
  }

  private void slide(Route route, String address, Route.Limit limit) {
    limits
        .slide(route.label() + " " + address, limit.times(), limit.window())
        .ifPresent(RateLimits::refuse);
  }

  private static void refuse(Duration wait) {
    throw new Refusal(refusal(wait));
  }

  /**
   * Tells somebody to wait.
   *
   * @param wait not null
   * @return status 429, not null
   */
  public static ApiError refusal(Duration wait) {
    long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    return ApiError.of(
            429,
            "Too many requests. Please try again later.",
            "Wait " + seconds + " seconds before the next call.")
        .with("retryAfter", seconds)
        .withHeader("Retry-After", Long.toString(seconds));
  }
}
