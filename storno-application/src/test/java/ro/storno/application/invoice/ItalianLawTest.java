package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ItalianLawTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void subcodes_are_known_from_their_day_on() {
    assertThat(ItalianLaw.on(LocalDate.of(2020, 12, 31)).isNature("N6.3")).isFalse();
    assertThat(ItalianLaw.on(LocalDate.of(2021, 1, 1)).isNature("N6.3")).isTrue();
    assertThat(ItalianLaw.on(DAY).isNature("N6")).isFalse();
    assertThat(ItalianLaw.on(DAY).isNature("N8")).isFalse();
  }

  @Test
  void every_row_names_a_reason_that_sdi_takes_on_its_day() {
    ItalianLaw law = ItalianLaw.on(DAY);
    assertThat(law.stamp().orElseThrow().natures()).isNotEmpty().allMatch(law::isNature);
    for (String code : new String[] {"VATEX-EU-79-C", "VATEX-EU-132-1B", "VATEX-EU-F"}) {
      assertThat(law.ofExemption(code).filter(law::isNature)).as(code).isPresent();
    }
    assertThat(law.ofExemption("VATEX-EU-309")).isEmpty();
    assertThat(law.ofExemption(null)).isEmpty();
  }

  @Test
  void union_is_the_union_of_the_day_without_italy() {
    assertThat(ItalianLaw.on(DAY).ofCategory("K", "GB", "RF01")).isEmpty();
    assertThat(ItalianLaw.on(DAY).ofCategory("K", "HR", "RF01")).contains("N3.2");
    assertThat(ItalianLaw.on(DAY).ofCategory("K", "IT", "RF01")).isEmpty();
    assertThat(ItalianLaw.on(DAY).ofCategory("G", "", "RF01")).isEmpty();
  }
}
