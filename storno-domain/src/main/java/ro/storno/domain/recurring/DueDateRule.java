package ro.storno.domain.recurring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import ro.storno.domain.DomainException;

/**
 * Until when an issued invoice is to be paid (concepts/recurring-invoices.md, due date).
 *
 * @param type not null
 * @param number days after the issue date, or the day of the month
 */
public record DueDateRule(Type type, int number) {
  private static final int MOST_DAYS = 3650;
  private static final int LAST_DAY = 31;

  /** What the number means. */
  public enum Type {
    /** So many days after the issue date. */
    RELATIVE("days_after"),
    /** The first such day of a month that is not before the issue date. */
    FIXED("fixed_day");

    private final String olderName;

    Type(String olderName) {
      this.olderName = olderName;
    }

    /** Returns the lower-case wire name. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the type with a wire name, older spellings included, if there is one. */
    public static Optional<Type> ofWireName(String wireName) {
      return Arrays.stream(values())
          .filter(each -> each.wireName().equals(wireName) || each.olderName.equals(wireName))
          .findFirst();
    }
  }

  /**
   * Checks the number.
   *
   * @throws DomainException.InvalidValue if it is out of range
   */
  public DueDateRule {
    Objects.requireNonNull(type, "type");
    if (type == Type.RELATIVE && (number < 0 || number > MOST_DAYS)) {
      throw new DomainException.InvalidValue("dueDateDays", "Give 0 to " + MOST_DAYS + " days.");
    }
    if (type == Type.FIXED && (number < 1 || number > LAST_DAY)) {
      throw new DomainException.InvalidValue(
          "dueDateFixedDay", "Give a day of the month, 1 to 31.");
    }
  }

  /**
   * Returns the last day to pay; never before the issue date.
   *
   * @param issued not null
   */
  public LocalDate of(LocalDate issued) {
    if (type == Type.RELATIVE) {
      return issued.plusDays(number);
    }
    YearMonth month = YearMonth.from(issued);
    LocalDate thisMonth = Schedule.inMonth(month, number);
    return thisMonth.isBefore(issued) ? Schedule.inMonth(month.plusMonths(1), number) : thisMonth;
  }
}
