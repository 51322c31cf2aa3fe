package ro.storno.domain.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingDeadlineTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 2024-01-06", // calendar days
    "2025-12-31, 2026-01-05",
    "2026-01-05, 2026-01-14", // 6 and 7 January are holidays
    "2026-02-02, 2026-02-09",
    "2026-04-08, 2026-04-17", // Good Friday, Easter Monday
    "2026-05-28, 2026-06-05", // Pentecost Monday is Children's Day
    "2026-11-20, 2026-11-27",
    "2026-11-27, 2026-12-08", // Saint Andrew, National Day
    "2026-12-23, 2026-12-31",
    "2027-04-28, 2027-05-07" // Good Friday 30 April, Labour Day on a Saturday, Easter Monday 3 May
  })
  void the_last_day_follows_the_law_of_the_day_of_issue(String issued, String last) {
    assertThat(FilingDeadline.lastDay(day(issued))).contains(day(last));
  }

  @Test
  void before_there_was_a_duty_there_is_no_deadline() {
    assertThat(FilingDeadline.lastDay(day("2023-12-31"))).isEmpty();
    assertThat(FilingDeadline.lastDay(LocalDate.MAX)).isEmpty();
    assertThat(FilingDeadline.beginning()).isEqualTo("2024-01-01");
  }

  @Test
  void a_warning_begins_a_working_day_before() {
    assertThat(FilingDeadline.warningDay(day("2026-12-08"))).isEqualTo("2026-12-07");
    assertThat(FilingDeadline.warningDay(day("2026-12-02"))).isEqualTo("2026-11-27");
  }

  @Test
  void the_latest_overdue_issue_divides_the_days_of_issue() {
    for (LocalDate today = day("2025-06-01");
        today.isBefore(day("2028-01-01"));
        today = today.plusDays(1)) {
      LocalDate latest = FilingDeadline.latestOverdueIssue(today);
      assertThat(last(latest)).as("%s on %s", latest, today).isBefore(today);
      LocalDate next = latest.plusDays(1);
      assertThat(next.isBefore(today) ? last(next).isBefore(today) : false)
          .as("%s on %s", next, today)
          .isFalse();
    }
  }

  private static LocalDate last(LocalDate issued) {
    return FilingDeadline.lastDay(issued).orElseThrow();
  }

  @Test
  void deadlines_never_go_back_as_days_of_issue_go_on() {
    LocalDate before = last(day("2024-01-01"));
    for (LocalDate issued = day("2024-01-02");
        issued.isBefore(day("2030-01-01"));
        issued = issued.plusDays(1)) {
      assertThat(last(issued)).isAfterOrEqualTo(before);
      before = last(issued);
    }
  }

  @Test
  void rules_follow_each_other_without_a_gap() {
    List<FilingDeadline.Rule> rules = FilingDeadline.rules();
    for (int i = 1; i < rules.size(); i++) {
      assertThat(Optional.ofNullable(rules.get(i - 1).until()).map(d -> d.plusDays(1)))
          .contains(rules.get(i).from());
    }
  }

  /**
   * Fails sixty days before a rule ends that has no successor, so that somebody looks up the law.
   */
  @Test
  void no_rule_ends_soon_without_a_successor() {
    LocalDate end = FilingDeadline.rules().get(FilingDeadline.rules().size() - 1).until();
    assertThat(end == null || end.isAfter(LocalDate.now().plusDays(60)))
        .as("the last rule ends on %s; look up what follows it", end)
        .isTrue();
  }
}
