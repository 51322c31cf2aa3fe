package ro.storno.domain.invoice;

import java.util.Objects;
import ro.storno.domain.DomainException;
import ro.storno.domain.money.Percentage;

/**
 * The penalty for late payment that an invoice announces (objects/invoice.md). It is printed; no
 * amount follows from it by itself.
 *
 * @param percentPerDay more than nought, at most 100; not null
 * @param graceDays days after the due date without penalty, not negative
 */
public record LatePenalty(Percentage percentPerDay, int graceDays) {
  private static final int MOST_DAYS = 3650;
  private static final Percentage ALL = Percentage.of("100");

  /**
   * Checks both.
   *
   * @throws DomainException.InvalidValue if one is out of range
   */
  public LatePenalty {
    Objects.requireNonNull(percentPerDay, "percentPerDay");
    if (percentPerDay.compareTo(Percentage.ZERO) <= 0 || percentPerDay.compareTo(ALL) > 0) {
      throw new DomainException.InvalidValue(
          "penaltyPercentPerDay", "Give more than 0 and at most 100 per cent.");
    }
    if (graceDays < 0 || graceDays > MOST_DAYS) {
      throw new DomainException.InvalidValue(
          "penaltyGraceDays", "Give 0 to " + MOST_DAYS + " days.");
    }
  }
}
