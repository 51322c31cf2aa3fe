package ro.storno.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.DomainException;

class MoneyTest {
  private static final Currency YEN = Currency.of("JPY");

  @ParameterizedTest
  @CsvSource({"RON, 2", "EUR, 2", "PLN, 2", "USD, 2", "JPY, 0", "KWD, 3", "HUF, 2"})
  void currency_knows_its_minor_units(String code, int minorUnits) {
    assertThat(Currency.of(code)).isEqualTo(new Currency(code, minorUnits));
    assertThat(Currency.of(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ron", "LEI", "XXX", "XAU", "EURO"})
  void what_is_no_currency_is_refused(String code) {
    assertThatThrownBy(() -> Currency.of(code))
        .isInstanceOf(DomainException.InvalidValue.class)
        .hasMessageContaining(code);
  }

  @Test
  void amount_has_exactly_the_minor_units_of_its_currency() {
    assertThat(ron("5").toPlainString()).isEqualTo("5.00");
    assertThat(Money.of("5.00", YEN).toPlainString()).isEqualTo("5");
    assertThat(ron("5").toString()).isEqualTo("5.00 RON");
    assertThatThrownBy(() -> ron("5.001")).isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> Money.of("0.5", YEN)).hasMessageContaining("JPY");
    assertThatThrownBy(() -> new Money(new BigDecimal("5.0"), Currency.RON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0.005, 0.01", "0.004999, 0.00", "-0.005, -0.01", "-0.0049, 0.00", "1.115, 1.12"})
  void rounding_is_half_away_from_nought(String exact, String rounded) {
    assertThat(Money.rounded(new BigDecimal(exact), Currency.RON)).isEqualTo(ron(rounded));
  }

  @Property(seed = "20261127")
  void sums_and_differences_are_exact(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long one,
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long other) {
    Money a = Money.of(BigDecimal.valueOf(one, 2), Currency.RON);
    Money b = Money.of(BigDecimal.valueOf(other, 2), Currency.RON);
    assertThat(a.plus(b)).isEqualTo(Money.of(BigDecimal.valueOf(one + other, 2), Currency.RON));
    assertThat(a.plus(b).minus(b)).isEqualTo(a);
    assertThat(a.negated().negated()).isEqualTo(a);
    assertThat(a.abs().signum()).isEqualTo(one == 0 ? 0 : 1);
    assertThat(a.compareTo(b)).isEqualTo(Long.compare(one, other));
    assertThat(a.isZero()).isEqualTo(one == 0);
  }

  @Test
  void currencies_do_not_mix() {
    Money euro = Money.of("1", Currency.EUR);
    assertThatThrownBy(() -> ron("1").plus(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ron("1").minus(euro)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ron("1").compareTo(euro)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void percentage_has_two_to_four_decimals_and_is_compared_by_value() {
    assertThat(Percentage.of("21")).isEqualTo(Percentage.of("21.000")).hasToString("21.00");
    assertThat(Percentage.of("21").hashCode()).isEqualTo(Percentage.of("21.0").hashCode());
    assertThat(Percentage.of("0.0525")).hasToString("0.0525");
    assertThat(Percentage.of("100")).hasToString("100.00");
    assertThat(Percentage.of("1").compareTo(Percentage.of("2"))).isNegative();
    assertThat(Percentage.of("0.00").isZero()).isTrue();
    assertThat(Percentage.of("21").of100th(new BigDecimal("200"))).isEqualByComparingTo("42");
    assertThatThrownBy(() -> Percentage.of("1.00001"))
        .isInstanceOf(DomainException.InvalidValue.class);
  }

  @Test
  void unit_price_has_two_to_six_decimals_and_is_not_negative() {
    assertThat(UnitPrice.of("100").value()).isEqualTo(new BigDecimal("100.00"));
    assertThat(UnitPrice.of("1E+2").value()).isEqualTo(new BigDecimal("100.00"));
    assertThat(UnitPrice.of("0.1234560").value()).isEqualTo(new BigDecimal("0.123456"));
    assertThatThrownBy(() -> UnitPrice.of("0.1234567"))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> UnitPrice.of("-0.01"))
        .isInstanceOf(DomainException.InvalidValue.class)
        .hasMessageContaining("negative quantity");
    assertThatThrownBy(() -> new UnitPrice(BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quantity_has_four_decimals() {
    assertThat(Quantity.of("10").value()).isEqualTo(new BigDecimal("10.0000"));
    assertThat(Quantity.of("-1.5").negated()).isEqualTo(Quantity.of("1.5"));
    assertThat(Quantity.of("-1.5").signum()).isEqualTo(-1);
    assertThatThrownBy(() -> Quantity.of("0.00001"))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> new Quantity(BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void exchange_rate_converts_and_rounds_once() {
    ExchangeRate rate = ExchangeRate.toLei(Currency.EUR, new BigDecimal("4.9755"));
    assertThat(rate.convert(Money.of("21.00", Currency.EUR))).isEqualTo(ron("104.49"));
    assertThat(rate.convertBack(ron("104.49"))).isEqualTo(Money.of("21.00", Currency.EUR));
    ExchangeRate yen = ExchangeRate.toLei(YEN, new BigDecimal("0.0285"));
    assertThat(yen.convert(Money.of("1000", YEN))).isEqualTo(ron("28.50"));
    assertThatThrownBy(() -> rate.convert(ron("1"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rate.convertBack(Money.of("1", Currency.EUR)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void exchange_rates_meet_in_a_third_currency() {
    ExchangeRate euro = ExchangeRate.toLei(Currency.EUR, new BigDecimal("5.00"));
    ExchangeRate dollar = ExchangeRate.toLei(Currency.of("USD"), new BigDecimal("4.00"));
    ExchangeRate cross = dollar.across(euro);
    assertThat(cross.rate()).isEqualByComparingTo("0.8");
    assertThat(cross.convert(Money.of("10", Currency.of("USD"))))
        .isEqualTo(Money.of("8", Currency.EUR));
    ExchangeRate elsewhere = new ExchangeRate(Currency.EUR, Currency.PLN, BigDecimal.TEN);
    assertThatThrownBy(() -> dollar.across(elsewhere)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void exchange_rate_is_positive(String rate) {
    assertThatThrownBy(() -> ExchangeRate.toLei(Currency.EUR, new BigDecimal(rate)))
        .isInstanceOf(DomainException.InvalidValue.class);
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
