package ro.storno.domain.money;

import java.math.BigDecimal;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * How much of the accounting currency one unit of another currency is worth, such as {@code 1 EUR =
 * 4.9750 RON}.
 *
 * @param from the currency that is converted; not null
 * @param to the currency converted into; not null
 * @param rate units of {@code to} for one unit of {@code from}, positive; not null
 */
public record ExchangeRate(Currency from, Currency to, BigDecimal rate) {
  /**
   * Checks the sign.
   *
   * @throws DomainException.InvalidValue if the rate is not positive
   */
  public ExchangeRate {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(rate, "rate");
    if (rate.signum() <= 0) {
      throw new DomainException.InvalidValue("exchangeRate", "The exchange rate must be positive.");
    }
  }

  /** Returns the amount converted and rounded half up to the target's minor units. */
  public Money convert(Money amount) {
    if (!amount.currency().equals(from)) {
      throw new IllegalArgumentException("cannot convert " + amount + " at a rate of " + from);
    }
    return Money.rounded(amount.amount().multiply(rate), to);
  }
}
