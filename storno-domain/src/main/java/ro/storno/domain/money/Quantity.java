package ro.storno.domain.money;

import java.math.BigDecimal;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * How much of something, such as {@code 10.0000}: up to four decimals, negative on corrections.
 *
 * @param value four decimals; not null
 */
public record Quantity(BigDecimal value) {
  /** Checks that the scale is four. */
  public Quantity {
    Objects.requireNonNull(value, "value");
    if (value.scale() != 4) {
      throw new IllegalArgumentException("a quantity has four decimals: " + value);
    }
  }

  /**
   * Returns a quantity; no rounding is performed.
   *
   * @throws DomainException.InvalidValue if there are more than four decimals
   */
  public static Quantity of(BigDecimal value) {
    try {
      return new Quantity(value.setScale(4));
    } catch (ArithmeticException inexact) {
      throw new DomainException.InvalidValue(
          "quantity", value.toPlainString() + " has more than four decimals; round it first.");
    }
  }

  /** Returns a quantity parsed from plain decimal text. */
  public static Quantity of(String value) {
    return of(new BigDecimal(value));
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return value.signum();
  }

  /** Returns this quantity with the sign turned. */
  public Quantity negated() {
    return new Quantity(value.negate());
  }
}
