package ro.storno.domain.tax;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A VAT rate with the time in which it is the law.
 *
 * @param kind what the rate is for; not null
 * @param rate category and percentage; not null
 * @param validFrom first day; not null
 * @param validUntil last day, or null while no end is known
 * @param ending whether the end is final, so that no successor is awaited
 * @param source the law; not null
 */
public record DatedVatRate(
    Kind kind,
    VatRate rate,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    boolean ending,
    String source) {
  /** What a rate is for. */
  public enum Kind {
    STANDARD,
    REDUCED,
    /** A second, lower reduced rate. */
    SUPER_REDUCED,
    /** Dwellings sold under the transitional rule of Legea 141/2025. */
    HOUSING,
    ZERO
  }

  /**
   * Checks the period.
   *
   * @throws IllegalArgumentException if it ends before it begins
   */
  public DatedVatRate {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(validFrom, "validFrom");
    Objects.requireNonNull(source, "source");
    if (validUntil != null && validUntil.isBefore(validFrom)) {
      throw new IllegalArgumentException("ends before it begins: " + kind + " from " + validFrom);
    }
  }

  /** Returns whether the rate is the law on a day. */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
  }
}
