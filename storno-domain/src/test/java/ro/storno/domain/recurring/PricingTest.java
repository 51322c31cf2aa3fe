package ro.storno.domain.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.UnitPrice;

class PricingTest {
  private static Optional<ExchangeRate> rate(Currency currency) {
    return switch (currency.code()) {
      case "EUR" -> Optional.of(ExchangeRate.toLei(currency, new BigDecimal("4.9750")));
      case "USD" -> Optional.of(ExchangeRate.toLei(currency, new BigDecimal("4.3127")));
      default -> Optional.empty();
    };
  }

  private static Optional<UnitPrice> price(
      Pricing pricing, Pricing.@Nullable Quoted product, String target) {
    return pricing.price(UnitPrice.of("100"), product, Currency.of(target), PricingTest::rate);
  }

  private static @Nullable Currency currency(@Nullable String code) {
    return code == null ? null : Currency.of(code);
  }

  @ParameterizedTest
  @CsvSource({
    "FIXED, , , RON, 100",
    "EXCHANGE_RATE, EUR, , RON, 497.50",
    "EXCHANGE_RATE, USD, , EUR, 86.687437",
    "EXCHANGE_RATE, RON, , EUR, 20.100503",
    "EXCHANGE_RATE, EUR, , EUR, 100",
    "MARKUP, EUR, 2.5, RON, 509.9375",
    "MARKUP, , 10, RON, 110",
    "MARKUP, EUR, -10, RON, 447.75"
  })
  void price_follows_its_rule(
      PriceRule rule, String reference, String markup, String target, String expected) {
    Pricing pricing =
        new Pricing(rule, currency(reference), markup == null ? null : Percentage.of(markup));
    assertThat(price(pricing, null, target)).contains(UnitPrice.of(expected));
  }

  @Test
  void latest_price_is_the_products_in_the_currency_of_the_invoice() {
    Pricing latest = new Pricing(PriceRule.LATEST_PRODUCT_PRICE, null, null);
    Pricing.Quoted euros = new Pricing.Quoted(UnitPrice.of("12.34"), Currency.of("EUR"));
    assertThat(price(latest, euros, "EUR")).contains(UnitPrice.of("12.34"));
    assertThat(price(latest, euros, "RON")).contains(UnitPrice.of("61.3915"));
    assertThat(price(latest, null, "RON")).isEmpty();
  }

  @Test
  void without_a_rate_there_is_no_price_and_none_is_made_up() {
    assertThat(price(new Pricing(PriceRule.EXCHANGE_RATE, Currency.of("JPY"), null), null, "RON"))
        .isEmpty();
    assertThat(price(new Pricing(PriceRule.EXCHANGE_RATE, Currency.of("EUR"), null), null, "JPY"))
        .isEmpty();
  }

  @Test
  void older_spellings_are_read() {
    assertThat(PriceRule.ofWireName("apply_exchange_rate")).contains(PriceRule.EXCHANGE_RATE);
    assertThat(PriceRule.ofWireName("latest_product_price"))
        .contains(PriceRule.LATEST_PRODUCT_PRICE);
    assertThat(Frequency.ofWireName("yearly")).contains(Frequency.ANNUAL);
    assertThat(DueDateRule.Type.ofWireName("days_after")).contains(DueDateRule.Type.RELATIVE);
    assertThat(DueDateRule.Type.ofWireName("fixed_day")).contains(DueDateRule.Type.FIXED);
    assertThat(Frequency.ofWireName("daily")).isEmpty();
  }
}
