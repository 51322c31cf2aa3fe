package ro.storno.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Working days in Poland: Monday to Friday, the days of the act of 18 January 1951 on days off work
 * excepted (Dz.U. 2025 poz. 296; Christmas Eve since 2025).
 */
public final class PolishWorkingDays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 6),
          MonthDay.of(5, 1),
          MonthDay.of(5, 3),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));
  private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
  private static final int CHRISTMAS_EVE_SINCE = 2025;
  private static final int CORPUS_CHRISTI = 60;

  private PolishWorkingDays() {}

  /** Returns whether people work on a day. */
  public static boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holiday(day);
  }

  /** Returns the first working day after a day. */
  public static LocalDate after(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static boolean holiday(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    LocalDate easter = easter(day.getYear());
    return FIXED.contains(date)
        || date.equals(CHRISTMAS_EVE) && day.getYear() >= CHRISTMAS_EVE_SINCE
        || day.equals(easter.plusDays(1))
        || day.equals(easter.plusDays(CORPUS_CHRISTI));
  }

  /** Easter Sunday of the Gregorian calendar, by the rule of Gauss in its corrected form. */
  static LocalDate easter(int year) {
    int century = year / 100;
    int golden = year % 19;
    int moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    int full = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    return LocalDate.of(year, 3, 28).plusDays((long) full - weekday);
  }
}
