package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.einvoice.EInvoicing;

/** The rule sets as dated data. */
class RuleSetDatesTest {
  private final RuleSets ruleSets = EInvoicing.standard().ruleSets();

  /** Fails 60 days before a rule set ends without a successor: then add what follows it. */
  @Test
  void no_rule_set_ends_within_sixty_days_without_a_successor() {
    assertThat(ruleSets.endingUnsucceeded(LocalDate.now(), 60)).isEmpty();
  }

  @Test
  void what_is_in_force_today_is_at_hand() {
    List<RuleSetInfo> today =
        ruleSets.all().stream().filter(set -> set.inForce(LocalDate.now())).toList();
    assertThat(today).isNotEmpty().allMatch(RuleSetInfo::available);
    Set<String> names =
        today.stream().map(set -> set.identity().name()).collect(Collectors.toSet());
    assertThat(names).hasSizeGreaterThan(1);
  }

  @Test
  void every_rule_set_names_its_official_source_and_a_day_to_begin() {
    assertThat(ruleSets.all())
        .allSatisfy(
            set -> {
              assertThat(set.source()).startsWith("http");
              assertThat(set.validTo() == null || !set.validTo().isBefore(set.validFrom()))
                  .isTrue();
            });
  }
}
