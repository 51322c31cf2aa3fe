package ro.storno.domain.anaf;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.calendar.WorkingDays;

/**
 * Until when an invoice has to be in e-Factura, as dated data: OUG 120/2021, article 10, as it
 * stood on the day of issue.
 *
 * <p>The day of issue does not count. A last day that is no working day is not moved: the law does
 * not say that it is, and filing a day early harms nobody.
 */
public final class FilingDeadline {
  /** Whose days count. */
  public static final ZoneId PLACE = ZoneId.of("Europe/Bucharest");

  /** How many working days before the last one a warning begins. */
  public static final int WARNING_DAYS = 1;

  /**
   * The rule of one period.
   *
   * @param days how many after the day of issue
   * @param working whether only working days count
   * @param from first day of issue it applies to; not null
   * @param until last day of issue, or null while no end is known
   * @param source the law; not null
   */
  public record Rule(
      int days, boolean working, LocalDate from, @Nullable LocalDate until, String source) {
    boolean inForce(LocalDate issued) {
      return !issued.isBefore(from) && (until == null || !issued.isAfter(until));
    }

    LocalDate lastDay(LocalDate issued) {
      return working ? WorkingDays.after(issued, days) : issued.plusDays(days);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              5,
              false,
              LocalDate.of(2024, 1, 1),
              LocalDate.of(2025, 12, 31),
              "OUG 120/2021, art. 10, in the wording of Legea 296/2023 and OUG 115/2023"),
          new Rule(5, true, LocalDate.of(2026, 1, 1), null, "OUG 89/2025"));

  /** No wait until a last day is longer than this, whatever the holidays. */
  private static final int LONGEST_WAIT = 31;

  private static final LocalDate LAST_ISSUE = LocalDate.of(9999, 12, 31);

  private FilingDeadline() {}

  /** Returns every rule that is known, oldest first. */
  public static List<Rule> rules() {
    return RULES;
  }

  /**
   * Returns the last day on which an invoice is filed in time.
   *
   * @param issued day of issue; not null
   * @return the day, or empty where no law asked for filing, and after the year 9999
   */
  public static Optional<LocalDate> lastDay(LocalDate issued) {
    // After the last day that can be told there is no other one to count.
    return issued.isAfter(LAST_ISSUE)
        ? Optional.empty()
        : rule(issued).map(rule -> rule.lastDay(issued));
  }

  /** Returns the rule for a day of issue, if there was one. */
  public static Optional<Rule> rule(LocalDate issued) {
    return RULES.stream().filter(rule -> rule.inForce(issued)).findFirst();
  }

  /**
   * Returns the first day on which a warning is due.
   *
   * @param lastDay as {@link #lastDay}; not null
   */
  public static LocalDate warningDay(LocalDate lastDay) {
    return WorkingDays.before(lastDay, WARNING_DAYS);
  }

  /**
   * Returns the latest day of issue whose deadline has passed.
   *
   * @param today not null
   */
  public static LocalDate latestOverdueIssue(LocalDate today) {
    LocalDate issued = today.minusDays(1);
    while (issued.isAfter(today.minusDays(LONGEST_WAIT))
        && lastDay(issued).map(last -> !last.isBefore(today)).orElse(false)) {
      issued = issued.minusDays(1);
    }
    return issued;
  }

  /** Returns the first day of issue that any rule applies to. */
  public static LocalDate beginning() {
    return RULES.get(0).from();
  }
}
