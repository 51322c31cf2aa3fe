package ro.storno.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailyRatesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final DailyRates RATES =
      new DailyRates(DAY, Map.of("USD", new BigDecimal("4.5600"), "EUR", new BigDecimal("4.9750")));

  @Test
  void currencies_stand_in_order_and_the_leu_is_worth_one() {
    assertThat(RATES.toLei().keySet()).containsExactly("EUR", "USD");
    assertThat(RATES.rateOf(Currency.RON).orElseThrow().rate()).isEqualByComparingTo("1");
    assertThat(RATES.rateOf(Currency.of("TRY"))).isEmpty();
  }

  @Test
  void conversion_goes_by_way_of_the_leu_and_is_rounded_once() {
    assertThat(RATES.convert(new BigDecimal("0.015"), Currency.EUR, Currency.RON))
        .contains(Money.of("0.07", Currency.RON));
    assertThat(RATES.convert(new BigDecimal("100"), Currency.of("USD"), Currency.EUR))
        .contains(Money.of("91.66", Currency.EUR));
    assertThat(RATES.convert(BigDecimal.ONE, Currency.of("TRY"), Currency.RON)).isEmpty();
    assertThat(RATES.convert(BigDecimal.ONE, Currency.RON, Currency.of("TRY"))).isEmpty();
  }

  @Test
  void rates_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> new DailyRates(DAY, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DailyRates(DAY, Map.of("EUR", BigDecimal.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DailyRates(DAY, Map.of("RON", BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
