package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Transactions;
import ro.storno.domain.anaf.CallQuota;

/** What every implementation of {@link CallLeases} does. */
public abstract class CallLeasesContract {
  private static final Instant NOON = Instant.parse("2026-11-27T10:00:01Z");

  private final String subject = "cif-" + System.nanoTime();

  protected abstract Transactions transactions();

  protected abstract CallLeases leases();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private CallLeases.Lease take(CallQuota quota, Instant now, int wanted) {
    return in(() -> leases().take(quota, subject, now, wanted));
  }

  @Test
  void no_more_is_granted_than_the_quota_has() {
    assertThat(take(CallQuota.DOWNLOADS, NOON, 4)).isEqualTo(new CallLeases.Lease(4, 6));
    assertThat(take(CallQuota.DOWNLOADS, NOON, 4)).isEqualTo(new CallLeases.Lease(4, 2));
    assertThat(take(CallQuota.DOWNLOADS, NOON, 4)).isEqualTo(new CallLeases.Lease(2, 0));
    assertThat(take(CallQuota.DOWNLOADS, NOON, 1)).isEqualTo(new CallLeases.Lease(0, 0));
  }

  @Test
  void a_new_day_at_anaf_brings_a_new_quota() {
    take(CallQuota.DOWNLOADS, NOON, 10);
    Instant lastMoment = Instant.parse("2026-11-27T21:59:59Z");
    Instant midnightInBucharest = Instant.parse("2026-11-27T22:00:00Z");
    assertThat(take(CallQuota.DOWNLOADS, lastMoment, 1).granted()).isZero();
    assertThat(take(CallQuota.DOWNLOADS, midnightInBucharest, 1).granted()).isEqualTo(1);
  }

  @Test
  void what_is_in_use_now_is_told_and_what_is_over_is_forgotten() {
    take(CallQuota.STATES, NOON, 30);
    assertThat(used(NOON))
        .containsExactly(
            new CallLeases.Use(
                CallQuota.STATES, subject, 30, Instant.parse("2026-11-27T22:00:00Z")));
    assertThat(used(NOON.plus(Duration.ofDays(1)))).isEmpty();
    in(
        () -> {
          leases().forget(NOON.plus(Duration.ofDays(2)));
          return 0;
        });
    assertThat(used(NOON)).isEmpty();
  }

  private List<CallLeases.Use> used(Instant now) {
    return in(() -> leases().inUse(now, 1000)).stream()
        .filter(use -> use.subject().equals(subject))
        .toList();
  }
}
