package ro.storno.domain.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
  private static final MathContext CROSS = new MathContext(10, RoundingMode.HALF_UP);

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

  /**
   * Returns the rate at which a currency is converted into lei.
   *
   * @param from the currency that is converted; not null
   * @param rate lei for one unit of it, such as {@code 4.9750}; not null
   * @throws DomainException.InvalidValue if the rate is not positive
   */
  public static ExchangeRate toLei(Currency from, BigDecimal rate) {
    return new ExchangeRate(from, Currency.RON, rate);
  }

  /** Returns the amount converted and rounded half up to the target's minor units. */
  public Money convert(Money amount) {
    if (!amount.currency().equals(from)) {
      throw new IllegalArgumentException("cannot convert " + amount + " at a rate of " + from);
    }
    return Money.rounded(amount.amount().multiply(rate), to);
  }

  /**
   * Returns the amount converted the other way, from {@code to} into {@code from}, rounded half up
   * once, to the target's minor units.
   */
  public Money convertBack(Money amount) {
    if (!amount.currency().equals(to)) {
      throw new IllegalArgumentException("cannot convert back " + amount + " at a rate to " + to);
    }
    return new Money(amount.amount().divide(rate, from.minorUnits(), RoundingMode.HALF_UP), from);
  }

  /**
   * Returns the rate between two currencies by way of a third, such as USD to EUR from both in lei.
   *
   * @param other rate of the wanted currency into the same third currency; not null
   * @return units of {@code other.from()} for one unit of {@code from()}, at ten significant digits
   */
  public ExchangeRate across(ExchangeRate other) {
    if (!other.to.equals(to)) {
      throw new IllegalArgumentException("rates into " + to + " and " + other.to + " do not meet");
    }
    return new ExchangeRate(from, other.from, rate.divide(other.rate, CROSS));
  }
}
