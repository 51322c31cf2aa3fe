package ro.storno.domain.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.DomainException;

class ScheduleTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private static List<LocalDate> days(Schedule schedule, LocalDate first, int count) {
    return Stream.iterate(first, schedule::following).limit(count).toList();
  }

  private static List<LocalDate> days(String... texts) {
    return Stream.of(texts).map(LocalDate::parse).toList();
  }

  @Test
  void thirty_first_becomes_the_last_of_shorter_months_and_comes_back() {
    assertThat(days(new Schedule(Frequency.MONTHLY, 31, null), FIRST, 6))
        .isEqualTo(
            days(
                "2026-01-31",
                "2026-02-28",
                "2026-03-31",
                "2026-04-30",
                "2026-05-31",
                "2026-06-30"));
    assertThat(days(new Schedule(Frequency.MONTHLY, 30, null), LocalDate.of(2028, 1, 30), 3))
        .isEqualTo(days("2028-01-30", "2028-02-29", "2028-03-30"));
  }

  @ParameterizedTest
  @CsvSource({
    "WEEKLY, 1, 2026-03-04, 2026-03-09, 2026-03-16",
    "WEEKLY, 7, 2026-03-01, 2026-03-08, 2026-03-15",
    "BIWEEKLY, 5, 2026-12-25, 2027-01-08, 2027-01-22",
    "MONTHLY, 1, 2026-03-15, 2026-04-01, 2026-05-01",
    "BIMONTHLY, 31, 2026-12-31, 2027-02-28, 2027-04-30",
    "QUARTERLY, 31, 2026-08-31, 2026-11-30, 2027-02-28",
    "SEMIANNUAL, 30, 2027-08-30, 2028-02-29, 2028-08-30",
    "ANNUAL, 29, 2024-02-29, 2025-02-28, 2026-02-28"
  })
  void each_frequency_goes_on_by_its_own_step(
      Frequency frequency, int day, LocalDate first, LocalDate second, LocalDate third) {
    assertThat(days(new Schedule(frequency, day, 2), first, 3))
        .isEqualTo(List.of(first, second, third));
  }

  @Test
  void annual_day_of_february_comes_back_in_the_leap_year() {
    assertThat(days(new Schedule(Frequency.ANNUAL, 29, 2), LocalDate.of(2027, 2, 28), 2))
        .isEqualTo(days("2027-02-28", "2028-02-29"));
  }

  @Test
  void first_day_off_the_schedule_is_followed_by_one_on_it_a_year_later() {
    assertThat(new Schedule(Frequency.ANNUAL, 15, 6).following(LocalDate.of(2026, 3, 1)))
        .isEqualTo("2027-06-15");
  }

  @ParameterizedTest
  @CsvSource({
    "WEEKLY, 8, , frequencyDay",
    "BIWEEKLY, 0, , frequencyDay",
    "MONTHLY, 32, , frequencyDay",
    "MONTHLY, 0, , frequencyDay",
    "ANNUAL, 1, , frequencyMonth",
    "ANNUAL, 1, 13, frequencyMonth",
    "MONTHLY, 1, 0, frequencyMonth"
  })
  void day_or_month_that_does_not_exist_is_refused_by_name(
      Frequency frequency, int day, Integer month, String field) {
    assertThatThrownBy(() -> new Schedule(frequency, day, month))
        .isInstanceOfSatisfying(
            DomainException.InvalidValue.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Arbitraries.of(Frequency.class)
        .flatMap(
            frequency ->
                Combinators.combine(
                        Arbitraries.integers().between(1, frequency.countsWeeks() ? 7 : 31),
                        Arbitraries.integers().between(1, 12))
                    .as((day, month) -> new Schedule(frequency, day, month)));
  }

  @Provide
  Arbitrary<LocalDate> firstDays() {
    return Arbitraries.integers()
        .between(0, 365 * 30)
        .map(days -> LocalDate.of(2020, 1, 1).plusDays(days));
  }

  /** The heart of it: from the second day on there is exactly one in each period, on its day. */
  @Property(seed = "20261128", tries = 2000)
  void every_period_has_exactly_one_day_and_it_is_the_wanted_one(
      @ForAll("schedules") Schedule schedule, @ForAll("firstDays") LocalDate first) {
    List<LocalDate> days = days(schedule, first, 40);
    for (int i = 1; i < days.size(); i++) {
      LocalDate day = days.get(i);
      assertThat(day).isAfter(days.get(i - 1));
      if (schedule.frequency().countsWeeks()) {
        assertThat(day.getDayOfWeek().getValue()).isEqualTo(schedule.day());
        assertThat(weekOf(days.get(i - 1)).until(weekOf(day), ChronoUnit.WEEKS))
            .isEqualTo(schedule.frequency().weeks());
      } else {
        YearMonth month = YearMonth.from(day);
        assertThat(day.getDayOfMonth()).isEqualTo(Math.min(schedule.day(), month.lengthOfMonth()));
        if (schedule.frequency() == Frequency.ANNUAL) {
          assertThat(month).isEqualTo(YearMonth.of(first.getYear() + i, schedule.month()));
        } else {
          assertThat(month)
              .isEqualTo(YearMonth.from(first).plusMonths(i * schedule.frequency().months()));
        }
      }
    }
  }

  private static LocalDate weekOf(LocalDate day) {
    return day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  @Property(seed = "20261128", tries = 500)
  void later_day_never_has_an_earlier_follower(
      @ForAll("schedules") Schedule schedule, @ForAll("firstDays") LocalDate first) {
    assertThat(schedule.following(first.plusDays(1))).isAfterOrEqualTo(schedule.following(first));
  }

  @ParameterizedTest
  @CsvSource({
    "RELATIVE, 30, 2026-02-16, 2026-03-18",
    "RELATIVE, 0, 2026-02-16, 2026-02-16",
    "FIXED, 20, 2026-02-16, 2026-02-20",
    "FIXED, 16, 2026-02-16, 2026-02-16",
    "FIXED, 15, 2026-02-16, 2026-03-15",
    "FIXED, 31, 2026-02-28, 2026-02-28",
    "FIXED, 30, 2027-01-31, 2027-02-28",
    "FIXED, 1, 2026-12-31, 2027-01-01"
  })
  void due_date_follows_its_rule(
      DueDateRule.Type type, int number, LocalDate issued, LocalDate expected) {
    assertThat(new DueDateRule(type, number).of(issued)).isEqualTo(expected);
  }

  @Property(seed = "20261128", tries = 1000)
  void fixed_due_day_is_never_before_the_issue_nor_further_than_a_month(
      @ForAll("firstDays") LocalDate issued, @ForAll("daysOfMonth") int day) {
    LocalDate due = new DueDateRule(DueDateRule.Type.FIXED, day).of(issued);
    assertThat(due).isAfterOrEqualTo(issued).isBeforeOrEqualTo(issued.plusDays(31));
  }

  @Provide
  Arbitrary<Integer> daysOfMonth() {
    return Arbitraries.integers().between(1, 31);
  }

  @ParameterizedTest
  @CsvSource({
    "RELATIVE, -1, dueDateDays",
    "FIXED, 0, dueDateFixedDay",
    "FIXED, 32, dueDateFixedDay"
  })
  void due_date_out_of_range_is_refused_by_name(DueDateRule.Type type, int number, String field) {
    assertThatThrownBy(() -> new DueDateRule(type, number))
        .isInstanceOfSatisfying(
            DomainException.InvalidValue.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  /** The clocks go from 3 to 4 on 2026-03-29 and from 4 to 3 on 2026-10-25. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28, 03:30, 2026-03-28T01:30:00Z",
    "2026-03-29, 03:30, 2026-03-29T01:30:00Z",
    "2026-03-29, 04:30, 2026-03-29T01:30:00Z",
    "2026-10-25, 03:30, 2026-10-25T00:30:00Z",
    "2026-10-25, 04:00, 2026-10-25T02:00:00Z",
    "2026-10-26, 09:00, 2026-10-26T07:00:00Z"
  })
  void mail_goes_out_by_the_wall_clock_of_bucharest(LocalDate day, LocalTime time, Instant at) {
    assertThat(new AutoEmail(true, time, 0).sendAt(day, BUCHAREST)).isEqualTo(at);
    assertThat(new AutoEmail(true, time, 3).sendAt(day.minusDays(3), BUCHAREST)).isEqualTo(at);
  }

  @Test
  void texts_name_the_period_of_the_occurrence_in_every_spelling() {
    PeriodText text =
        PeriodText.of(new Schedule(Frequency.MONTHLY, 31, null), LocalDate.of(2026, 2, 28));
    assertThat(text.fill("Chirie {{month}} {year}, [[period]]; {{ date }} {{other}} {x} $1 {{}}"))
        .isEqualTo(
            "Chirie februarie 2026, 28.02.2026 - 30.03.2026; 28.02.2026 {{other}} {x} $1 {{}}");
  }
}
