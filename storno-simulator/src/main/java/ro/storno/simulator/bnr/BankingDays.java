package ro.storno.simulator.bnr;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** On which days the National Bank of Romania publishes: no weekends, no public holidays. */
final class BankingDays {
  // Codul muncii, art. 139; Epiphany and Saint John since 2024
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 2),
          MonthDay.of(1, 6),
          MonthDay.of(1, 7),
          MonthDay.of(1, 24),
          MonthDay.of(5, 1),
          MonthDay.of(6, 1),
          MonthDay.of(8, 15),
          MonthDay.of(11, 30),
          MonthDay.of(12, 1),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26));

  private BankingDays() {}

  static boolean is(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY
        || weekday == DayOfWeek.SUNDAY
        || FIXED.contains(MonthDay.from(day))) {
      return false;
    }
    LocalDate easter = orthodoxEaster(day.getYear());
    return !day.equals(easter.minusDays(2)) // Good Friday
        && !day.equals(easter.plusDays(1))
        && !day.equals(easter.plusDays(50)); // Whit Monday
  }

  /** Meeus' Julian algorithm, moved to the Gregorian calendar of 1900 to 2099. */
  static LocalDate orthodoxEaster(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int month = (d + e + 114) / 31;
    int day = (d + e + 114) % 31 + 1;
    return LocalDate.of(year, month, day).plusDays(13);
  }
}
