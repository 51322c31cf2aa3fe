package ro.storno.application.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;

class RefreshExchangeRatesTest {
  private final TestApplication app = new TestApplication();

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:00:00Z, 2026-11-20T11:10:00Z",
    "2026-11-20T11:10:00Z, 2026-11-20T11:40:00Z",
    "2026-11-20T14:00:00Z, 2026-11-20T14:10:00Z",
    "2026-11-20T14:10:00Z, 2026-11-20T22:10:00Z",
    "2026-11-21T10:00:00Z, 2026-11-21T22:10:00Z",
    "2026-11-22T22:10:00Z, 2026-11-23T11:10:00Z",
    // summer begins in the night: ten past midnight is still winter
    "2027-03-27T12:00:00Z, 2027-03-27T22:10:00Z",
    "2027-03-28T12:00:00Z, 2027-03-28T21:10:00Z"
  })
  void it_is_done_after_midnight_and_after_the_hour_of_publication(Instant now, Instant next) {
    assertThat(RefreshExchangeRates.nextHour(now)).isEqualTo(next);
  }

  @Test
  void all_nodes_name_an_hour_alike_and_the_next_one_is_queued_by_the_job_itself() {
    app.bank.publish("2026-11-20", "4.9750");
    app.refreshRates.schedule();
    app.refreshRates.schedule();
    Job job = mine();
    app.clock.set(Instant.parse("2026-11-21T22:10:00Z"));
    app.jobs.runAll(app.refreshRates);
    assertThat(app.bank.questions()).isNotEmpty();
    assertThat(app.rates.inForce(LocalDate.parse("2026-11-21")).orElseThrow().certain()).isTrue();
    assertThat(mine().key()).isGreaterThan(job.key());
  }

  @Test
  void a_silent_bank_breaks_neither_the_job_nor_the_chain() {
    app.bank.silent(true);
    app.refreshRates.schedule();
    app.clock.set(Instant.parse("2026-11-21T22:10:00Z"));
    app.jobs.runAll(app.refreshRates);
    assertThat(mine().key()).isEqualTo("2026-11-22T22:10:00Z");
  }

  @Test
  void without_a_bank_nothing_is_queued_and_an_old_job_ends_the_chain() {
    app.refreshRates.schedule();
    assertThat(app.jobs.waiting()).isEmpty();
    app.refreshRates.run(new Job(RefreshExchangeRates.KIND, null, "2026-11-20T11:10:00Z", "{}"));
    assertThat(app.jobs.waiting()).isEmpty();
  }

  private Job mine() {
    return app.jobs.waiting().stream()
        .filter(job -> job.kind().equals(RefreshExchangeRates.KIND))
        .reduce(
            (one, other) -> {
              throw new AssertionError("queued twice");
            })
        .orElseThrow();
  }
}
