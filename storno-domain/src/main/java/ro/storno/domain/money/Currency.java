package ro.storno.domain.money;

import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * A currency of ISO 4217, such as {@code RON} with two minor units.
 *
 * @param code three upper-case letters; not null
 * @param minorUnits number of decimals of an amount, 0 to 4
 */
public record Currency(String code, int minorUnits) {
  /** The Romanian leu, the accounting currency of Romanian companies. */
  public static final Currency RON = new Currency("RON", 2);

  /** The euro. */
  public static final Currency EUR = new Currency("EUR", 2);

  /** The Polish zloty. */
  public static final Currency PLN = new Currency("PLN", 2);

  /** Checks that the code is present. */
  public Currency {
    Objects.requireNonNull(code, "code");
  }

  /**
   * Returns the currency with an ISO 4217 code.
   *
   * @param code three upper-case letters; not null
   * @return the currency, never null
   * @throws DomainException.InvalidValue if ISO 4217 does not list the code or it has no minor unit
   */
  public static Currency of(String code) {
    switch (code) {
      case "RON":
        return RON;
      case "EUR":
        return EUR;
      case "PLN":
        return PLN;
      default:
        break;
    }
    try {
      int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
      if (digits >= 0) {
        return new Currency(code, digits);
      }
    } catch (IllegalArgumentException unknown) {
      // told below, in words of ours
    }
    throw new DomainException.InvalidValue(
        "currency", "'" + code + "' is not an ISO 4217 currency code such as RON or EUR.");
  }

  @Override
  public String toString() {
    return code;
  }
}
