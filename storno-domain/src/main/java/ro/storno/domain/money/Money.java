package ro.storno.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * An amount of a currency, such as {@code 1190.00 RON}, at exactly the currency's minor units.
 *
 * <p>Arithmetic is exact; where a result needs rounding the method's name or text says so, and the
 * mode is always half up (away from zero on a tie).
 *
 * @param amount the amount, its scale equal to the currency's minor units; not null
 * @param currency the currency; not null
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  /** Checks that the scale fits the currency. */
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    if (amount.scale() != currency.minorUnits()) {
      throw new IllegalArgumentException(
          "scale of " + amount + " is not the " + currency.minorUnits() + " of " + currency);
    }
  }

  /**
   * Returns an amount; no rounding is performed.
   *
   * @throws DomainException.InvalidValue if the amount has more decimals than the currency
   */
  public static Money of(BigDecimal amount, Currency currency) {
    try {
      return new Money(amount.setScale(currency.minorUnits()), currency);
    } catch (ArithmeticException inexact) {
      throw new DomainException.InvalidValue(
          "amount",
          amount.toPlainString()
              + " has more decimals than the "
              + currency.minorUnits()
              + " of "
              + currency
              + ".");
    }
  }

  /** Returns an amount parsed from plain decimal text; no rounding is performed. */
  public static Money of(String amount, Currency currency) {
    return of(new BigDecimal(amount), currency);
  }

  /** Returns an amount rounded half up to the currency's minor units. */
  public static Money rounded(BigDecimal amount, Currency currency) {
    return new Money(amount.setScale(currency.minorUnits(), RoundingMode.HALF_UP), currency);
  }

  /** Returns no money at all. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO.setScale(currency.minorUnits()), currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other)), currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other)), currency);
  }

  /** Returns this amount with the sign turned. */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** Returns the magnitude. */
  public Money abs() {
    return amount.signum() < 0 ? negated() : this;
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  /** Returns whether this is zero. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** Returns the amount as plain text without the currency, such as {@code 1190.00}. */
  public String toPlainString() {
    return amount.toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other));
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private BigDecimal sameCurrency(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("cannot mix " + this + " and " + other);
    }
    return other.amount;
  }
}
