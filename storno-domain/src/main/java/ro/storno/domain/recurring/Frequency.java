package ro.storno.domain.recurring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a recurring invoice is issued (concepts/recurring-invoices.md). */
public enum Frequency {
  WEEKLY(1, 0),
  BIWEEKLY(2, 0),
  MONTHLY(0, 1),
  BIMONTHLY(0, 2),
  QUARTERLY(0, 3),
  SEMIANNUAL(0, 6),
  ANNUAL(0, 12);

  private static final String OLDER_ANNUAL = "yearly";

  private final int weeks;
  private final int months;

  Frequency(int weeks, int months) {
    this.weeks = weeks;
    this.months = months;
  }

  /** Returns whether it counts weeks, so that its day is one of the week; else it counts months. */
  public boolean countsWeeks() {
    return weeks > 0;
  }

  int weeks() {
    return weeks;
  }

  int months() {
    return months;
  }

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the frequency with a wire name, older spellings included, if there is one. */
  public static Optional<Frequency> ofWireName(String wireName) {
    return wireName.equals(OLDER_ANNUAL)
        ? Optional.of(ANNUAL)
        : Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
