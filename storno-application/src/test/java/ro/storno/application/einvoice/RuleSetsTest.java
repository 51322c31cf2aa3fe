package ro.storno.application.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.domain.einvoice.RuleSetIdentity;

class RuleSetsTest {
  private static final LocalDate END = LocalDate.parse("2027-03-31");
  private static final RuleSetInfo ENDING = set("CIUS", "1.0", "urn:cius:1", "2024-01-01", END);

  private static RuleSetInfo set(
      String name, String version, String customization, String from, @Nullable LocalDate to) {
    LocalDate first = LocalDate.parse(from);
    return new RuleSetInfo(
        new RuleSetIdentity(name, version, null),
        "UBL Invoice",
        customization,
        first,
        to,
        first,
        "https://example.org",
        true);
  }

  private static List<RuleSetInfo> ending(LocalDate today, RuleSetInfo... sets) {
    RuleSets known = () -> List.of(sets);
    return known.endingUnsucceeded(today, 60);
  }

  @Test
  void an_end_without_successor_is_told_sixty_days_before() {
    assertThat(ending(END.minusDays(61), ENDING)).isEmpty();
    assertThat(ending(END.minusDays(60), ENDING)).containsExactly(ENDING);
    assertThat(ending(END, ENDING)).containsExactly(ENDING);
    assertThat(ending(END.plusDays(1), ENDING)).as("past, kept for older documents").isEmpty();
  }

  @Test
  void a_successor_takes_over_on_the_day_after() {
    RuleSetInfo next = set("CIUS", "1.1", "urn:cius:1", "2027-04-01", null);
    assertThat(ending(END, ENDING, next)).isEmpty();
    RuleSetInfo renamed = set("CIUS", "2.0", "urn:cius:2", "2027-04-01", null);
    assertThat(ending(END, ENDING, renamed)).isEmpty();
    RuleSetInfo late = set("CIUS", "1.1", "urn:cius:1", "2027-04-02", null);
    assertThat(ending(END, ENDING, late)).containsExactly(ENDING);
    RuleSetInfo stranger = set("OTHER", "1.1", "urn:other", "2027-04-01", null);
    assertThat(ending(END, ENDING, stranger)).containsExactly(ENDING);
  }
}
