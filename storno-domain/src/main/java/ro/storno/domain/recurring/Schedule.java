package ro.storno.domain.recurring;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;

/**
 * On which days a recurring invoice falls due, such as "monthly on the 31st".
 *
 * <p>The first day is chosen freely; each other one follows from the one before it. In a month that
 * is too short its last day stands in, and the next month has the wanted day again: 31 January, 28
 * February, 31 March.
 *
 * @param frequency not null
 * @param day day of the month, 1 to 31; of the week, 1 for Monday to 7, where weeks are counted
 * @param month 1 to 12, where the frequency is annual; else null or without meaning
 */
public record Schedule(Frequency frequency, int day, @Nullable Integer month) {
  private static final int LAST_OF_MONTH = 31;
  private static final int LAST_OF_WEEK = 7;
  private static final int LAST_MONTH = 12;

  /**
   * Checks that the day and the month fit the frequency.
   *
   * @throws DomainException.InvalidValue if not
   */
  public Schedule {
    Objects.requireNonNull(frequency, "frequency");
    if (frequency.countsWeeks() && (day < 1 || day > LAST_OF_WEEK)) {
      throw new DomainException.InvalidValue(
          "frequencyDay",
          "For " + frequency.wireName() + ", give a day from 1 (Monday) to 7 (Sunday).");
    }
    if (day < 1 || day > LAST_OF_MONTH) {
      throw new DomainException.InvalidValue("frequencyDay", "Give a day of the month, 1 to 31.");
    }
    boolean outside = month != null && (month < 1 || month > LAST_MONTH);
    if (outside || frequency == Frequency.ANNUAL && month == null) {
      throw new DomainException.InvalidValue(
          "frequencyMonth", "Give the month of an annual invoice, 1 to 12.");
    }
  }

  /**
   * Returns the day that follows an occurrence. Later occurrences have later followers, so that
   * none is lost and none comes twice.
   *
   * @param occurrence not null
   */
  public LocalDate following(LocalDate occurrence) {
    if (frequency.countsWeeks()) {
      return occurrence.plusWeeks(frequency.weeks()).with(DayOfWeek.of(day));
    }
    YearMonth next = YearMonth.from(occurrence).plusMonths(frequency.months());
    return inMonth(
        frequency == Frequency.ANNUAL && month != null ? next.withMonth(month) : next, day);
  }

  /** Returns a day of a month, or the last one if the month is too short. */
  static LocalDate inMonth(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }
}
