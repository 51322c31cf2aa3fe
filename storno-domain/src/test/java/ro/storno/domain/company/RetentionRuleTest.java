package ro.storno.domain.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RetentionRuleTest {
  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void romanian_documents_are_held_five_years_from_the_july_after_their_year() {
    RetentionRule rule = RetentionRule.of("RO", day("2026-11-27"));
    assertThat(rule.releasedOn(day("2020-01-01"))).isEqualTo("2026-07-01");
    assertThat(rule.releasedOn(day("2020-12-31"))).isEqualTo("2026-07-01");
    assertThat(rule.heldFrom(day("2026-06-30"))).isEqualTo("2020-01-01");
    assertThat(rule.heldFrom(day("2026-07-01"))).isEqualTo("2021-01-01");
  }

  @Test
  void country_without_a_rule_of_its_own_holds_ten_years() {
    RetentionRule rule = RetentionRule.of("DE", day("2026-11-27"));
    assertThat(rule.releasedOn(day("2016-05-05"))).isEqualTo("2027-01-01");
    assertThat(rule.heldFrom(day("2026-12-31"))).isEqualTo("2016-01-01");
  }

  @Test
  void everything_held_is_released_later_and_everything_else_was_before() {
    for (String country : new String[] {"RO", "IT"}) {
      for (LocalDate today = day("2026-01-01");
          today.isBefore(day("2028-01-01"));
          today = today.plusDays(1)) {
        RetentionRule rule = RetentionRule.of(country, today);
        LocalDate from = rule.heldFrom(today);
        assertThat(rule.releasedOn(from)).isAfter(today);
        assertThat(rule.releasedOn(from.minusDays(1))).isBeforeOrEqualTo(today);
      }
    }
  }
}
