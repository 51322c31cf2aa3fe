package ro.storno.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-04-08", "2019-04-28", "2020-04-19", "2021-05-02", "2022-04-24", "2023-04-16",
        "2024-05-05", "2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08",
        "2030-04-28"
      })
  void orthodox_easter_is_as_the_church_publishes_it(String easter) {
    assertThat(RomanianHolidays.orthodoxEaster(day(easter).getYear())).isEqualTo(easter);
  }

  @Test
  void easter_is_a_sunday_of_spring_in_every_year_and_others_are_refused() {
    IntStream.rangeClosed(1900, 2099)
        .mapToObj(RomanianHolidays::orthodoxEaster)
        .forEach(
            easter -> {
              assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
              assertThat(easter)
                  .isBetween(
                      LocalDate.of(easter.getYear(), 4, 3), LocalDate.of(easter.getYear(), 5, 10));
            });
    assertThatThrownBy(() -> RomanianHolidays.orthodoxEaster(2100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Holidays of 2026 as published; those on weekends included. */
  @Test
  void holidays_of_2026_are_these_and_no_others() {
    List<LocalDate> holidays =
        day("2026-01-01")
            .datesUntil(day("2027-01-01"))
            .filter(d -> RomanianHolidays.on(d).isPresent())
            .toList();
    assertThat(holidays)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-01-02",
            "2026-01-06",
            "2026-01-07",
            "2026-01-24",
            "2026-04-10",
            "2026-04-12",
            "2026-04-13",
            "2026-05-01",
            "2026-05-31",
            "2026-06-01",
            "2026-08-15",
            "2026-11-30",
            "2026-12-01",
            "2026-12-25",
            "2026-12-26");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01-06, false, Legea 52/2023",
    "2024-01-06, true, Legea 52/2023",
    "2017-04-14, false, Legea 64/2018",
    "2018-04-06, true, Legea 64/2018",
    "2016-06-01, false, Legea 220/2016",
    "2017-06-01, true, Legea 220/2016",
    "2016-01-24, false, Legea 176/2016",
    "2017-01-24, true, Legea 176/2016"
  })
  void a_holiday_begins_with_its_law(String day, boolean holiday, String source) {
    assertThat(RomanianHolidays.on(day(day)).isPresent()).isEqualTo(holiday);
    assertThat(RomanianHolidays.all()).anyMatch(each -> each.source().equals(source));
  }

  @Test
  void working_days_leave_out_weekends_and_holidays_both_ways() {
    assertThat(WorkingDays.after(day("2026-11-27"), 1)).isEqualTo("2026-12-02");
    assertThat(WorkingDays.before(day("2026-12-02"), 1)).isEqualTo("2026-11-27");
    assertThat(WorkingDays.after(day("2026-04-09"), 1)).isEqualTo("2026-04-14");
    assertThat(WorkingDays.isWorkingDay(day("2026-04-10"))).isFalse();
    assertThat(WorkingDays.isWorkingDay(day("2026-04-14"))).isTrue();
  }

  @Test
  void years_have_as_many_working_days_as_their_weekdays_less_holidays_counted_by_hand() {
    assertThat(workingDays(2024)).isEqualTo(262 - 10);
    assertThat(workingDays(2025)).isEqualTo(261 - 13);
    assertThat(workingDays(2026)).isEqualTo(261 - 11);
  }

  private static long workingDays(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(WorkingDays::isWorkingDay)
        .count();
  }
}
