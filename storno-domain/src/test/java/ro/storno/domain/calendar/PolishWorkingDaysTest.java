package ro.storno.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolishWorkingDaysTest {
  @ParameterizedTest
  @CsvSource({
    "2024,2024-03-31",
    "2025,2025-04-20",
    "2026,2026-04-05",
    "2027,2027-03-28",
    "2038,2038-04-25",
    "1961,1961-04-02"
  })
  void easter_is_where_the_calendar_has_it(int year, LocalDate sunday) {
    assertThat(PolishWorkingDays.easter(year)).isEqualTo(sunday);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27,2026-11-30", // a Friday
    "2026-11-10,2026-11-12", // before Independence Day
    "2026-12-23,2026-12-28", // Christmas Eve is one since 2025, then a week-end
    "2024-12-23,2024-12-24", // and was none before
    "2026-04-03,2026-04-07", // Easter Monday
    "2026-06-03,2026-06-05", // Corpus Christi
    "2026-12-31,2027-01-04",
    "2027-01-05,2027-01-07" // Epiphany
  })
  void the_next_working_day_skips_week_ends_and_holidays(LocalDate day, LocalDate next) {
    assertThat(PolishWorkingDays.after(day)).isEqualTo(next);
  }
}
