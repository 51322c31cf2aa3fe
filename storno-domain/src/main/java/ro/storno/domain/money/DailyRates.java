package ro.storno.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The reference rates that a central bank published on one day, such as {@code 2026-02-16: 1 EUR =
 * 4.9750 RON}.
 *
 * @param published the day of publication; the rates apply from the day after; not null
 * @param toLei lei for one unit of each currency, by currency code; never RON itself; not empty
 */
public record DailyRates(LocalDate published, Map<String, BigDecimal> toLei) {
  /**
   * Takes a copy in the order of the codes.
   *
   * @throws IllegalArgumentException if there are no rates, or one is not positive
   */
  public DailyRates {
    Objects.requireNonNull(published, "published");
    if (toLei.isEmpty() || toLei.containsKey(Currency.RON.code())) {
      throw new IllegalArgumentException("rates of " + published + " of other currencies wanted");
    }
    toLei.forEach(
        (code, rate) -> {
          if (rate.signum() <= 0) {
            throw new IllegalArgumentException(code + " is worth " + rate + " on " + published);
          }
        });
    toLei = Collections.unmodifiableMap(new TreeMap<>(toLei));
  }

  /**
   * Returns the rate of a currency into lei; one for the leu itself.
   *
   * @return the rate, or empty if the bank published none
   */
  public Optional<ExchangeRate> rateOf(Currency currency) {
    BigDecimal rate = currency.equals(Currency.RON) ? BigDecimal.ONE : toLei.get(currency.code());
    return rate == null ? Optional.empty() : Optional.of(ExchangeRate.toLei(currency, rate));
  }

  /**
   * Returns an amount in another currency, by way of the leu, rounded half up once, to the target's
   * minor units.
   *
   * @param amount in {@code from}, with any number of decimals; not null
   * @param from not null
   * @param target not null
   * @return the amount, or empty if one of the two currencies has no rate
   */
  public Optional<Money> convert(BigDecimal amount, Currency from, Currency target) {
    return rateOf(from)
        .flatMap(
            source ->
                rateOf(target)
                    .map(
                        rate ->
                            amount
                                .multiply(source.rate())
                                .divide(rate.rate(), target.minorUnits(), RoundingMode.HALF_UP)))
        .map(converted -> new Money(converted, target));
  }
}
