package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.SettableClock;
import ro.storno.application.limit.InMemoryCallCounts;
import ro.storno.application.limit.SharedCallLimits;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class TradeLimitTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final InMemoryTransactions transactions = new InMemoryTransactions();

  private static Answer trade(ApiTester app, String clientId) {
    return app.post(
        "/api/v1/oauth2/token",
        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"x\",\"client_id\":\"%s\"}"
            .formatted(clientId));
  }

  @Test
  void app_trades_twenty_times_a_minute_and_is_then_told_to_wait() {
    try (InMemoryStorno storno =
        new InMemoryStorno(
            new SharedCallLimits(transactions, new InMemoryCallCounts(transactions), clock))) {
      ApiTester app = storno.tester();
      for (int i = 0; i < 20; i++) {
        trade(app, "storno_cid_one").expect(400);
      }
      Answer refused = trade(app, "storno_cid_one").expect(429);
      assertThat(refused.at("/code")).isEqualTo("rate_limited");
      assertThat(refused.header("Retry-After")).contains("60");
      trade(app, "storno_cid_other").expect(400);
      clock.pass(Duration.ofMinutes(1));
      trade(app, "storno_cid_one").expect(400);
    }
  }
}
