package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.xml.XmlLimits;

/** How much rules weigh: as the authority weighs them on the day, not as the sheet does. */
class WeighedRulesTest {
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(
          RuleSetRegistry.standard(),
          XmlLimits.STANDARD,
          Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
  private static final String EXTENSION =
      "#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0";
  private static final String CVD = "#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9";
  private static final String FRENCH =
      "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr";

  private static String text(String golden) {
    return new String(Golden.bytes(golden), StandardCharsets.UTF_8);
  }

  private static ValidationReport judge(String document) {
    return VALIDATOR.validate(document.getBytes(StandardCharsets.UTF_8));
  }

  private static ValidationReport judge(String document, String day) {
    return VALIDATOR.validate(document.getBytes(StandardCharsets.UTF_8), LocalDate.parse(day));
  }

  private static Severity severity(ValidationReport report, String rule) {
    return report.findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::severity)
        .findFirst()
        .orElseThrow(() -> new AssertionError(rule + " not in " + report.findings()));
  }

  private static String xrechnung(String extension) {
    String id = "urn:xeinkauf.de:kosit:xrechnung_3.0";
    return text("profile-xrechnung.xml").replaceFirst(id + "<", id + extension + "<");
  }

  private static String changed(String document, String before, String after) {
    String changed = document.replaceFirst(before, after);
    assertThat(changed).isNotEqualTo(document);
    return changed;
  }

  @Test
  void unknown_unit_is_a_warning_to_xrechnung_and_fatal_to_en_16931() {
    String document = xrechnung("").replaceAll("unitCode=\"[^\"]*\"", "unitCode=\"BUC\"");

    ValidationReport german = judge(document);
    ValidationReport plain =
        judge(changed(document, "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0<", "<"));

    assertThat(german.verdict()).as("%s", german.errors()).isEqualTo(Verdict.VALID);
    assertThat(severity(german, "BR-CL-23")).isEqualTo(Severity.WARNING);
    assertThat(plain.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(severity(plain, "BR-CL-23")).isEqualTo(Severity.FATAL);
  }

  @Test
  void amount_due_counts_payments_of_third_parties_in_the_extension_only() {
    String broken =
        changed(
            xrechnung(EXTENSION), "(?s)(<cbc:PayableAmount [^>]*>)[^<]*(<)", "$1" + "1.00" + "$2");

    ValidationReport extension = judge(broken);

    assertThat(extension.ruleSet().name()).isEqualTo("XRechnung Extension");
    assertThat(severity(extension, "BR-CO-16")).isEqualTo(Severity.INFORMATION);
    assertThat(severity(extension, "BR-DEX-09").invalidates()).isTrue();
    assertThat(extension.verdict()).isEqualTo(Verdict.INVALID);
    ValidationReport standard = judge(changed(broken, EXTENSION, ""));
    assertThat(severity(standard, "BR-CO-16")).isEqualTo(Severity.FATAL);
  }

  @Test
  void extension_named_with_white_space_weighs_like_the_standard_since_its_sheet_does_not_see_it() {
    String broken =
        changed(
            xrechnung(EXTENSION + "\n"),
            "(?s)(<cbc:PayableAmount [^>]*>)[^<]*(<)",
            "$1" + "1.00" + "$2");

    ValidationReport report = judge(broken);

    assertThat(report.ruleSet().name()).isEqualTo("XRechnung");
    assertThat(severity(report, "BR-CO-16")).isEqualTo(Severity.FATAL);
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void invoice_of_the_extension_without_fault_is_valid() {
    ValidationReport report = judge(xrechnung(EXTENSION));

    assertThat(report.verdict()).as("%s", report.errors()).isEqualTo(Verdict.VALID);
  }

  @Test
  void clean_vehicles_are_judged_by_their_own_rules() {
    ValidationReport report = judge(xrechnung(CVD));

    assertThat(report.ruleSet().name()).isEqualTo("XRechnung CVD");
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.errors()).extracting(Finding::rule).contains("BR-DE-CVD-03");
  }

  @Test
  void french_rules_warn_until_the_end_of_september_2026_and_refuse_from_then_on() {
    String document =
        changed(text("profile-ubl.xml"), "(<cbc:CustomizationID>)[^<]*", "$1" + FRENCH);

    ValidationReport before = judge(document, "2026-09-30");
    ValidationReport after = judge(document, "2026-10-01");

    assertThat(before.ruleSet().name()).isEqualTo("EXTENDED-CTC-FR");
    assertThat(before.verdict()).as("%s", before.errors()).isEqualTo(Verdict.VALID);
    assertThat(severity(before, "BR-FR-05_BT-22-1")).isEqualTo(Severity.WARNING);
    assertThat(after.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(severity(after, "BR-FR-05_BT-22-1")).isEqualTo(Severity.ERROR);
    // a newer release allows more modes of billing than the one at hand
    assertThat(severity(after, "BR-FR-08_BT-23")).isEqualTo(Severity.WARNING);
  }

  @Test
  void french_rules_judge_an_invoice_of_en_16931_only_when_asked_for() {
    byte[] document = Golden.bytes("profile-ubl.xml");
    LocalDate day = LocalDate.of(2026, 11, 1);

    assertThat(VALIDATOR.validate(document, day).verdict()).isEqualTo(Verdict.VALID);
    ValidationReport french = VALIDATOR.validateAs("French CTC", document, day);
    assertThat(french.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(french.errors()).extracting(Finding::rule).contains("BR-FR-10_BT-30");
  }

  @Test
  void invoice_older_than_all_rules_is_judged_by_the_first_and_told_so() {
    String old = changed(text("profile-ubl.xml"), "(<cbc:IssueDate>)[^<]*", "$12" + "015-01-09");

    ValidationReport report = judge(old);

    assertThat(report.verdict()).as("%s", report.errors()).isEqualTo(Verdict.VALID);
    assertThat(report.ruleSet().version()).isEqualTo("1.3.7");
    Finding told =
        report.findings().stream()
            .filter(finding -> finding.rule().equals("OLDER-THAN-RULES"))
            .findFirst()
            .orElseThrow();
    assertThat(told.severity()).isEqualTo(Severity.INFORMATION);
    assertThat(told.message()).contains("2015-01-09", "2021-09-27");
    assertThat(told.remedy().texts().keySet()).contains("en", "ro", "de", "fr", "it", "pl");
    // a day that was asked for is taken at its word
    assertThat(judge(old, "2015-01-09").verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void specification_that_has_ended_is_not_revived() {
    String id = "urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3";
    String late = changed(xrechnung(""), "(<cbc:CustomizationID>)[^<]*", "$1" + id);

    ValidationReport report = judge(changed(late, "(<cbc:IssueDate>)[^<]*", "$12" + "024-02-01"));
    ValidationReport intime = judge(changed(late, "(<cbc:IssueDate>)[^<]*", "$12" + "024-01-31"));

    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.findings()).extracting(Finding::rule).contains("NO-RULES");
    assertThat(intime.ruleSet().version()).isEqualTo("2.3.1");
  }

  /** Batch and model came with CII D22B, which Factur-X EXTENDED builds on. */
  @Test
  void factur_x_extended_may_use_what_is_newer_than_the_schema_of_the_syntax() {
    String extended =
        changed(
            text("cii-extended.xml"),
            "(<ram:Description>[^<]*</ram:Description>)",
            "$1<ram:BatchID>B-17</ram:BatchID>");
    ValidationReport accepted = judge(extended);
    ValidationReport plain =
        judge(changed(extended, "#conformant#urn:factur-x.eu:1p0:extended", ""));

    assertThat(accepted.ruleSet().name()).isEqualTo("Factur-X EXTENDED");
    assertThat(accepted.verdict()).as("%s", accepted.errors()).isEqualTo(Verdict.VALID);
    assertThat(plain.errors()).extracting(Finding::rule).containsOnly("XSD");
    ValidationReport wrong =
        judge(changed(extended, "<ram:BatchID>", "<ram:Nonsense/><ram:BatchID>"));
    assertThat(wrong.errors()).extracting(Finding::rule).containsOnly("XSD");
  }

  @Test
  void what_a_profile_does_not_use_has_a_name_and_a_remedy() {
    String minimum =
        changed(
            text("cii-minimum.xml"),
            "<ram:GrandTotalAmount>",
            "<ram:GrandTotalAmount currencyID=\"EUR\">");

    Finding finding =
        judge(minimum).findings().stream()
            .filter(f -> f.rule().equals("NOT-USED"))
            .findFirst()
            .orElseThrow();

    assertThat(finding.severity().invalidates()).isTrue();
    assertThat(finding.remedy().texts().keySet()).contains("en", "ro", "de", "fr", "it", "pl");
  }

  @Test
  void weights_are_read_from_the_list() {
    RuleSet.Layer layer =
        new RuleSet.Layer(
            ro.storno.domain.einvoice.FindingSource.SPECIFICATION, "sheet", Severity.ERROR);
    RuleSet set =
        RuleSetRegistry.standard()
            .find(ro.storno.application.einvoice.Syntax.UBL, FRENCH, LocalDate.of(2026, 10, 1))
            .orElseThrow();

    assertThat(set.layers())
        .extracting(RuleSet.Layer::warnings)
        .isEqualTo(List.of(Severity.WARNING, Severity.ERROR));
    assertThat(
            Map.of(
                "unlisted warning", set.weigh("X", Severity.WARNING, layer),
                "unlisted note", set.weigh("X", Severity.INFORMATION, layer),
                "listed", set.weigh("BR-FR-17_BT-123", Severity.WARNING, layer)))
        .isEqualTo(
            Map.of(
                "unlisted warning", Severity.ERROR,
                "unlisted note", Severity.INFORMATION,
                "listed", Severity.WARNING));
  }
}
