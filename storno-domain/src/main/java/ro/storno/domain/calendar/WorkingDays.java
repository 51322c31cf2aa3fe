package ro.storno.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts working days in Romania: Monday to Friday, public holidays excepted. */
public final class WorkingDays {
  private WorkingDays() {}

  /** Returns whether a day is a working day. */
  public static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && RomanianHolidays.on(day).isEmpty();
  }

  /**
   * Returns the nth working day after a day, which itself does not count.
   *
   * @param day not null
   * @param count at least 1
   */
  public static LocalDate after(LocalDate day, int count) {
    return step(day, count, 1);
  }

  /**
   * Returns the nth working day before a day, which itself does not count.
   *
   * @param day not null
   * @param count at least 1
   */
  public static LocalDate before(LocalDate day, int count) {
    return step(day, count, -1);
  }

  private static LocalDate step(LocalDate day, int count, int direction) {
    LocalDate reached = day;
    int left = count;
    while (left > 0) {
      reached = reached.plusDays(direction);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reached;
  }
}
