package ro.storno.application.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.Transactions;
import ro.storno.domain.money.DailyRates;

/** What every implementation of {@link RateBook} does. Years are apart, for the sake of others. */
public abstract class RateBookContract {
  protected abstract Transactions transactions();

  protected abstract RateBook book();

  private void run(Runnable work) {
    transactions()
        .inPlatform(
            () -> {
              work.run();
              return 0;
            });
  }

  private static DailyRates rates(String day, String euro) {
    return new DailyRates(
        LocalDate.parse(day),
        Map.of("EUR", new BigDecimal(euro), "HUF", new BigDecimal("0.012345")));
  }

  private DailyRates lastBefore(String day) {
    return transactions().inPlatform(() -> book().lastBefore(LocalDate.parse(day))).orElseThrow();
  }

  @Test
  void the_last_publication_before_a_day_comes_back_to_the_last_digit() {
    run(() -> book().save(List.of(rates("2011-03-04", "4.2010"), rates("2011-03-03", "4.2000"))));
    assertThat(lastBefore("2011-03-07")).isEqualTo(rates("2011-03-04", "4.2010"));
    assertThat(lastBefore("2011-03-05").published()).isEqualTo("2011-03-04");
    assertThat(lastBefore("2011-03-04").published()).isEqualTo("2011-03-03");
    assertThat(lastBefore("2011-03-04").toLei().get("EUR")).isEqualTo(new BigDecimal("4.2000"));
  }

  @Test
  void before_the_first_one_there_is_none() {
    run(() -> book().save(List.of(rates("2011-03-03", "4.2"))));
    assertThat(transactions().inPlatform(() -> book().lastBefore(LocalDate.parse("2006-01-05"))))
        .isEmpty();
  }

  @Test
  void a_publication_saved_again_replaces_the_first() {
    run(() -> book().save(List.of(rates("2012-03-05", "4.3000"))));
    run(() -> book().save(List.of(rates("2012-03-05", "4.3001"), rates("2012-03-06", "4.31"))));
    run(() -> book().save(List.of()));
    assertThat(lastBefore("2012-03-06").toLei().get("EUR")).isEqualTo("4.3001");
  }

  @Test
  void completeness_of_a_year_never_goes_back() {
    Instant noon = Instant.parse("2013-06-01T12:00:00Z");
    assertThat(transactions().inPlatform(() -> book().completeUntil(2013))).isEmpty();
    run(() -> book().noteComplete(2013, noon));
    run(() -> book().noteComplete(2013, noon.minusSeconds(60)));
    assertThat(transactions().inPlatform(() -> book().completeUntil(2013))).contains(noon);
    run(() -> book().noteComplete(2013, noon.plusSeconds(60)));
    assertThat(transactions().inPlatform(() -> book().completeUntil(2013)))
        .contains(noon.plusSeconds(60));
    assertThat(transactions().inPlatform(() -> book().completeUntil(2014))).isEmpty();
  }
}
