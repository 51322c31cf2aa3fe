package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * The verdict on each file of the corpus, by the rules that it names, is what SOURCES.md says of
 * it; each difference is named with its reason. Examples are older than the rules at hand, so these
 * are the rules of one later day.
 */
class CorpusVerdictsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  /** FA(2) could be issued up to January 2026. */
  private static final LocalDate DAY_OF_FA_2 = LocalDate.of(2026, 1, 15);

  private static final EInvoicing EINVOICING =
      EInvoicing.with(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());

  @Test
  void examples_of_en_16931_are_valid_but_for_what_they_name() {
    // names Peppol BIS, whose own rule PEPPOL-COMMON-R049 it breaks; valid as EN 16931
    assertValidExcept("en16931/valid-ubl", Map.of("issue116.xml", Verdict.INVALID));
    // name ZUGFeRD 1, of which no rules are at hand: not judged rather than called valid
    assertValidExcept(
        "en16931/valid-cii",
        Map.of(
            "CII-BR-CO-10-RoundingIssue.xml", Verdict.NOT_CHECKED,
            "CII_business_example_02.xml", Verdict.NOT_CHECKED,
            "CII_business_example_Z.xml", Verdict.NOT_CHECKED));
  }

  @Test
  void fattura_pa_fails_where_the_schema_or_sdi_refuses_it() {
    // satisfy the schema, as SOURCES.md says; SDI's coded checks refuse them all the same
    assertValidExcept(
        "fatturapa/valid-official-1.2.2",
        Map.of(
            "IT01234567890_FPR02.xml", Verdict.INVALID,
            "IT01234567890_FPR03.xml", Verdict.INVALID));
    assertValidExcept("fatturapa/valid-gobl", Map.of("invoice-b2g.xml", Verdict.INVALID));
    assertValidExcept(
        "fatturapa/xsd-invalid-seen-in-the-wild",
        Map.of(
            "acube_test.xml", Verdict.INVALID,
            "invoice-fund-contribution-mixed-retention.xml", Verdict.INVALID,
            "invoice-windows1252.xml", Verdict.INVALID));
  }

  @Test
  void samples_of_ksef_are_valid_by_the_rules_of_a_day_in_force() {
    assertValidExcept("ksef/valid-fa3", Map.of());
    assertValidExcept("ksef/valid-fa2", Map.of(), DAY_OF_FA_2);
  }

  @Test
  void factur_x_is_valid_in_each_profile_that_it_names() {
    for (String profile : new String[] {"minimum", "basicwl", "basic", "en16931"}) {
      assertValidExcept("facturx/cii-valid-1.09.2/" + profile, Map.of());
    }
  }

  private static void assertValidExcept(String folder, Map<String, Verdict> expected) {
    assertValidExcept(folder, expected, TODAY);
  }

  private static void assertValidExcept(
      String folder, Map<String, Verdict> expected, LocalDate day) {
    List<Path> files = Corpus.files(folder);
    assumeThat(files).isNotEmpty();
    Map<String, Verdict> others = new TreeMap<>();
    for (Path file : files) {
      Verdict verdict = EINVOICING.validate(Corpus.bytes(file), day).verdict();
      if (verdict != Verdict.VALID) {
        others.put(String.valueOf(file.getFileName()), verdict);
      }
    }
    assertThat(others).as(folder).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
