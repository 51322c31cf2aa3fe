package ro.storno.domain.money;

import java.math.BigDecimal;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * The price of one unit, such as {@code 99.995}: two to six decimals, never negative (BR-27).
 *
 * @param value the price in the document's currency; not null
 */
public record UnitPrice(BigDecimal value) {
  /** Checks sign and scale. */
  public UnitPrice {
    Objects.requireNonNull(value, "value");
    if (value.signum() < 0 || value.scale() < 2 || value.scale() > 6) {
      throw new IllegalArgumentException("not a unit price: " + value);
    }
  }

  /**
   * Returns a unit price; no rounding is performed.
   *
   * @throws DomainException.InvalidValue if it is negative or has more than six decimals
   */
  public static UnitPrice of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > 6) {
      throw new DomainException.InvalidValue(
          "unitPrice", value.toPlainString() + " has more than six decimals; round it first.");
    }
    if (plain.signum() < 0) {
      throw new DomainException.InvalidValue(
          "unitPrice", "This value should be either positive or zero; use a negative quantity.");
    }
    return new UnitPrice(plain.setScale(Math.max(2, plain.scale())));
  }

  /** Returns a unit price parsed from plain decimal text. */
  public static UnitPrice of(String value) {
    return of(new BigDecimal(value));
  }
}
