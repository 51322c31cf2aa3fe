package ro.storno.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SettableClock;
import ro.storno.application.limit.InMemoryCallCounts;
import ro.storno.application.limit.SharedCallLimits;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.json.Aliases;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.route.BodyReader;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ClientAddress;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

class RateLimitsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final AtomicLong admitted = new AtomicLong();
  private final RateLimits limits =
      new RateLimits(
          call -> admitted.incrementAndGet(),
          new SharedCallLimits(transactions, new InMemoryCallCounts(transactions), clock));
  private final Route login =
      Route.post("/login")
          .anyone()
          .does("x", "y")
          .limited(5, Duration.ofMinutes(1))
          .answers(200, "ok")
          .handle(call -> Reply.noContent());
  private final Route plain =
      Route.get("/plain").anyone().does("x", "y").answers(200, "ok").handle(c -> Reply.noContent());

  @Test
  void the_sixth_login_within_a_minute_is_refused_and_told_how_long_to_wait() {
    for (int i = 0; i < 5; i++) {
      limits.admit(call(login, "10.0.0.1", false));
      pass(Duration.ofSeconds(1));
    }
    assertThatThrownBy(() -> limits.admit(call(login, "10.0.0.1", false)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.answer().status()).isEqualTo(429);
              assertThat(refusal.answer().headers()).containsEntry("Retry-After", "55");
              assertThat(refusal.answer().extras()).containsEntry("retryAfter", 55L);
            });
    assertThat(admitted).hasValue(5);
  }

  @Test
  void the_window_slides() {
    for (int i = 0; i < 5; i++) {
      limits.admit(call(login, "10.0.0.1", false));
      pass(Duration.ofSeconds(10));
    }
    pass(Duration.ofSeconds(10));
    assertThatCode(() -> limits.admit(call(login, "10.0.0.1", false))).doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.admit(call(login, "10.0.0.1", false)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void other_addresses_and_other_routes_are_not_affected() {
    for (int i = 0; i < 5; i++) {
      limits.admit(call(login, "10.0.0.1", false));
    }
    limits.admit(call(login, "10.0.0.2", false));
    limits.admit(call(plain, "10.0.0.1", false));
    assertThat(admitted).hasValue(7);
  }

  @Test
  void the_general_bucket_empties_and_refills() {
    for (int i = 0; i < 10_000; i++) {
      limits.admit(call(plain, "10.0.0.1", false));
    }
    assertThatThrownBy(() -> limits.admit(call(plain, "10.0.0.1", false)))
        .isInstanceOf(Refusal.class);
    limits.admit(call(plain, "10.0.0.1", true));
    pass(Duration.ofSeconds(3));
    limits.admit(call(plain, "10.0.0.1", false));
    assertThatThrownBy(() -> limits.admit(call(plain, "10.0.0.1", false)))
        .isInstanceOf(Refusal.class);
  }

  private void pass(Duration time) {
    clock.pass(time);
  }

  private static Call call(Route route, String address, boolean credentials) {
    Context context =
        (Context)
            Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "attribute" -> ClientAddress.ATTRIBUTE.equals(args[0]) ? address : null;
                      case "header" -> credentials ? "Bearer x" : null;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new Call(route, context, ApiJson.mapper(), new Aliases(), new BodyReader(1000, 1000));
  }
}
