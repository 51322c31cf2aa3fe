package ro.storno.domain.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallQuotaTest {
  @Test
  void whichever_minute_anaf_looks_at_holds_no_more_than_a_thousand_calls() {
    Duration period =
        Duration.between(
            CallQuota.ALL_CALLS.periodBegin(Instant.EPOCH),
            CallQuota.ALL_CALLS.periodEnd(Instant.EPOCH));
    long touched = 60_000 / period.toMillis() + 1;
    assertThat(touched * CallQuota.ALL_CALLS.limit()).isBetween(900L, 1000L);
  }

  @Test
  void a_day_is_that_of_bucharest_also_when_the_clocks_change() {
    Instant winter = Instant.parse("2026-11-27T21:59:59Z");
    assertThat(CallQuota.DOWNLOADS.periodEnd(winter)).isEqualTo("2026-11-27T22:00:00Z");
    assertThat(CallQuota.DOWNLOADS.periodBegin(winter)).isEqualTo("2026-11-26T22:00:00Z");
    Instant onTheLongDay = Instant.parse("2026-10-25T12:00:00Z");
    assertThat(CallQuota.STATES.periodBegin(onTheLongDay)).isEqualTo("2026-10-24T21:00:00Z");
    assertThat(CallQuota.STATES.periodEnd(onTheLongDay)).isEqualTo("2026-10-25T22:00:00Z");
  }

  @ParameterizedTest
  @EnumSource(CallQuota.class)
  void a_moment_lies_in_its_period_and_the_end_begins_the_next(CallQuota quota) {
    Instant now = Instant.parse("2026-11-27T10:11:12.345Z");
    assertThat(quota.periodBegin(now)).isBeforeOrEqualTo(now);
    assertThat(quota.periodEnd(now)).isAfter(now);
    assertThat(quota.periodBegin(quota.periodEnd(now))).isEqualTo(quota.periodEnd(now));
    assertThat(quota.block()).isLessThanOrEqualTo(quota.limit());
  }
}
