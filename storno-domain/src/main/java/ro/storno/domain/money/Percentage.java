package ro.storno.domain.money;

import java.math.BigDecimal;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * A percentage such as {@code 21.00} (per cent), with two to four decimals.
 *
 * <p>Equality is by numeric value: 21 and 21.00 are the same percentage.
 */
public final class Percentage implements Comparable<Percentage> {
  /** Nought per cent. */
  public static final Percentage ZERO = new Percentage(new BigDecimal("0.00"));

  private final BigDecimal value;

  private Percentage(BigDecimal value) {
    this.value = value;
  }

  /**
   * Returns a percentage; no rounding is performed.
   *
   * @param value per cent, 21 meaning 21 %; at most four decimals; not null
   * @throws DomainException.InvalidValue if there are more than four decimals
   */
  public static Percentage of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > 4) {
      throw new DomainException.InvalidValue(
          "percentage", value.toPlainString() + " has more than four decimals.");
    }
    return new Percentage(plain.setScale(Math.max(2, plain.scale())));
  }

  /** Returns a percentage parsed from plain decimal text. */
  public static Percentage of(String value) {
    return of(new BigDecimal(value));
  }

  /** Returns the value in per cent, with two to four decimals. */
  public BigDecimal value() {
    return value;
  }

  /** Returns whether this is nought per cent. */
  public boolean isZero() {
    return value.signum() == 0;
  }

  /** Returns the unrounded share of an amount: {@code amount * value / 100}. */
  public BigDecimal of100th(BigDecimal amount) {
    return amount.multiply(value).movePointLeft(2);
  }

  @Override
  public int compareTo(Percentage other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Percentage that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
