package ro.storno.domain.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of Romania as dated data: Labour Code (Law 53/2003), article 139, with the
 * laws that added days to it. Days of mourning or bridges that a government grants to its own staff
 * are no public holidays and are not here.
 */
public final class RomanianHolidays {
  /**
   * One holiday of the law.
   *
   * @param name in English; not null
   * @param rule when it is in a year; not null
   * @param since first year; earlier ones knew it not
   * @param source the law; not null
   */
  public record Holiday(String name, Rule rule, int since, String source) {}

  /** When a holiday is: on the same day of each year, or so many days after Easter. */
  public sealed interface Rule {
    /** Returns the day in a year. */
    LocalDate in(int year);
  }

  private record Fixed(MonthDay day) implements Rule {
    @Override
    public LocalDate in(int year) {
      return day.atYear(year);
    }
  }

  private record AfterEaster(int days) implements Rule {
    @Override
    public LocalDate in(int year) {
      return orthodoxEaster(year).plusDays(days);
    }
  }

  private static final String CODE = "Legea 53/2003 (Codul muncii), art. 139 alin. (1)";

  private static final List<Holiday> ALL =
      List.of(
          on("New Year's Day", 1, 1, 2003, CODE),
          on("Day after New Year's Day", 1, 2, 2003, CODE),
          on("Epiphany", 1, 6, 2024, "Legea 52/2023"),
          on("Saint John the Baptist", 1, 7, 2024, "Legea 52/2023"),
          on("Union of the Romanian Principalities", 1, 24, 2017, "Legea 176/2016"),
          easter("Good Friday", -2, 2018, "Legea 64/2018"),
          easter("Easter Sunday", 0, 2003, CODE),
          easter("Easter Monday", 1, 2003, CODE),
          on("Labour Day", 5, 1, 2003, CODE),
          on("Children's Day", 6, 1, 2017, "Legea 220/2016"),
          easter("Pentecost Sunday", 49, 2008, "Legea 202/2008"),
          easter("Pentecost Monday", 50, 2008, "Legea 202/2008"),
          on("Dormition of the Mother of God", 8, 15, 2008, "Legea 202/2008"),
          on("Saint Andrew", 11, 30, 2012, "Legea 147/2012"),
          on("National Day", 12, 1, 2003, CODE),
          on("Christmas Day", 12, 25, 2003, CODE),
          on("Second Christmas Day", 12, 26, 2003, CODE));

  private RomanianHolidays() {}

  private static Holiday on(String name, int month, int day, int since, String source) {
    return new Holiday(name, new Fixed(MonthDay.of(month, day)), since, source);
  }

  private static Holiday easter(String name, int days, int since, String source) {
    return new Holiday(name, new AfterEaster(days), since, source);
  }

  /** Returns all that the law names. */
  public static List<Holiday> all() {
    return ALL;
  }

  /** Returns the holiday on a day, if it is one. */
  public static Optional<Holiday> on(LocalDate day) {
    @Nullable Holiday found = null;
    for (Holiday holiday : ALL) {
      if (day.getYear() >= holiday.since && holiday.rule.in(day.getYear()).equals(day)) {
        found = holiday;
        break;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Returns Easter Sunday of the Orthodox church: the Sunday after the full moon of the Julian
   * tables (Meeus's Julian algorithm), told in the Gregorian calendar.
   *
   * @param year 1900 to 2099, for which the calendars are 13 days apart
   * @throws IllegalArgumentException for other years
   */
  public static LocalDate orthodoxEaster(int year) {
    if (year < 1900 || year > 2099) {
      throw new IllegalArgumentException("Easter is told for 1900 to 2099, not for " + year);
    }
    int moon = (19 * (year % 19) + 15) % 30;
    int weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    int month = (moon + weekday + 114) / 31;
    int day = (moon + weekday + 114) % 31 + 1;
    return LocalDate.of(year, month, day).plusDays(13);
  }
}
