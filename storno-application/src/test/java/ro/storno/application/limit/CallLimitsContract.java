package ro.storno.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.SettableClock;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Races;

/** What limits do, whatever keeps the counts. */
public abstract class CallLimitsContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final CallLimits.Bucket BUCKET =
      new CallLimits.Bucket(250, Duration.ofMillis(240));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final String key = "POST /login " + UUID.randomUUID();

  protected abstract Transactions transactions();

  protected abstract CallCounts counts();

  private SharedCallLimits node() {
    return new SharedCallLimits(transactions(), counts(), clock);
  }

  @Test
  void sixth_call_within_a_minute_is_refused_on_every_node_and_told_how_long_to_wait() {
    SharedCallLimits here = node();
    SharedCallLimits there = node();
    for (int i = 0; i < 5; i++) {
      assertThat((i % 2 == 0 ? here : there).slide(key, 5, MINUTE)).isEmpty();
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(here.slide(key, 5, MINUTE)).contains(Duration.ofSeconds(55));
    assertThat(there.slide(key, 5, MINUTE)).contains(Duration.ofSeconds(55));
    assertThat(here.slide(key + "x", 5, MINUTE)).isEmpty();
    clock.pass(Duration.ofSeconds(54));
    assertThat(here.slide(key, 5, MINUTE)).contains(Duration.ofSeconds(1));
    clock.pass(Duration.ofSeconds(1));
    assertThat(there.slide(key, 5, MINUTE)).isEmpty();
    assertThat(here.slide(key, 5, MINUTE)).contains(Duration.ofSeconds(1));
  }

  @Test
  void five_of_32_concurrent_calls_are_let_through() throws Exception {
    SharedCallLimits here = node();
    SharedCallLimits there = node();
    assertThat(
            Races.winners(
                () -> {
                  SharedCallLimits limits = Math.random() < 0.5 ? here : there;
                  limits
                      .slide(key, 5, MINUTE)
                      .ifPresent(
                          wait -> {
                            throw new ApplicationException.TooMany("", "wait", wait);
                          });
                }))
        .isEqualTo(5);
  }

  @Test
  void bucket_empties_once_for_all_nodes_and_refills_call_by_call() {
    SharedCallLimits here = node();
    SharedCallLimits there = node();
    int through = 0;
    while (here.drain(key, BUCKET).isEmpty() || there.drain(key, BUCKET).isEmpty()) {
      through++;
    }
    assertThat(through).isEqualTo(250);
    assertThat(here.drain(key, BUCKET)).contains(Duration.ofMillis(240));
    clock.pass(Duration.ofMillis(239));
    assertThat(there.drain(key, BUCKET)).contains(Duration.ofMillis(1));
    clock.pass(Duration.ofMillis(1));
    assertThat(there.drain(key, BUCKET)).isEmpty();
    assertThat(here.drain(key, BUCKET)).isPresent();
  }

  @Test
  void calls_at_the_same_time_cost_no_more_than_one_by_one() throws Exception {
    SharedCallLimits limits = node();
    assertThat(
            Races.winners(
                () -> {
                  for (int i = 0; i < 7; i++) {
                    limits
                        .drain(key, BUCKET)
                        .ifPresent(
                            wait -> {
                              throw new ApplicationException.TooMany("", "wait", wait);
                            });
                  }
                }))
        .as("224 calls of 250")
        .isEqualTo(32);
  }

  @Test
  void what_is_over_is_forgotten_and_what_runs_is_not() {
    CallCounts counts = counts();
    Instant now = clock.instant();
    keep(counts, key + "old", now);
    keep(counts, key + "new", now.plusSeconds(1));
    transactions()
        .inPlatform(
            () -> {
              counts.forget(now);
              return 0;
            });
    assertThat(transactions().inPlatform(() -> counts.lock(key + "old"))).isEmpty();
    assertThat(transactions().inPlatform(() -> counts.lock(key + "new"))).containsExactly(now);
  }

  private void keep(CallCounts counts, String kept, Instant until) {
    transactions()
        .inPlatform(
            () -> {
              counts.lock(kept);
              counts.keep(kept, List.of(clock.instant()), until);
              return 0;
            });
  }
}
