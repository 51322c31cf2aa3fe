package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.xml.XmlLimits;

class InvoiceValidatorTest {
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final UblWriter writer = new UblWriter();

  private ValidationReport validate(ElectronicInvoice invoice) {
    return VALIDATOR.validate(writer.write(invoice));
  }

  @Test
  void romanian_invoice_we_write_is_valid_by_the_rules_of_anaf() {
    ValidationReport report = validate(Invoices.romanian(20));

    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(report.ruleSet())
        .isEqualTo(new RuleSetIdentity("CIUS-RO", "1.0.9", "EN 16931 1.3.8"));
    assertThat(report.inputSha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void romanian_credit_note_we_write_is_valid_by_the_rules_of_anaf() {
    ValidationReport report = validate(Invoices.creditNote());

    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void wrong_total_names_rule_place_terms_and_remedy() {
    ElectronicInvoice invoice = Invoices.romanian(1);
    var totals = invoice.totals().toBuilder().payableAmount(new BigDecimal("1.00")).build();

    Finding finding = finding(validate(invoice.toBuilder().totals(totals).build()), "BR-CO-16");

    assertThat(finding.location()).isEqualTo("/Invoice/cac:LegalMonetaryTotal");
    assertThat(finding.source()).isEqualTo(FindingSource.EN_16931);
    assertThat(finding.terms()).contains("BT-115", "BT-112", "BT-113");
    assertThat(finding.remedy().english()).contains("Amount due");
    assertThat(finding.remedy().in("ro")).contains("Suma de plată");
  }

  @Test
  void city_of_bucharest_that_is_no_sector_is_traced_to_the_city_of_the_company() {
    ElectronicInvoice invoice = Invoices.romanian(1);
    var address = invoice.seller().address().toBuilder().city("București").build();
    var seller = invoice.seller().toBuilder().address(address).build();

    Finding finding = finding(validate(invoice.toBuilder().seller(seller).build()), "BR-RO-100");

    assertThat(finding.field()).isEqualTo("company.city");
    assertThat(finding.source()).isEqualTo(FindingSource.SPECIFICATION);
    assertThat(finding.remedy().in("ro")).contains("SECTOR1");
  }

  @Test
  void unknown_unit_on_the_second_line_is_traced_to_that_line() {
    ElectronicInvoice invoice = Invoices.romanian(2);
    var second = invoice.lines().get(1).toBuilder().unitCode("BUC").build();

    ValidationReport report =
        validate(invoice.toBuilder().lines(List.of(invoice.lines().get(0), second)).build());

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    Finding finding = finding(report, "BR-CL-23");
    assertThat(finding.location()).isEqualTo("/Invoice/cac:InvoiceLine[2]/cbc:InvoicedQuantity");
    assertThat(finding.field()).startsWith("lines[1].");
  }

  @Test
  void missing_item_name_is_traced_to_the_description_of_its_line() {
    ElectronicInvoice invoice = Invoices.romanian(3);
    var third = invoice.lines().get(2);
    var nameless = third.toBuilder().item(third.item().toBuilder().name(null).build()).build();
    var lines = List.of(invoice.lines().get(0), invoice.lines().get(1), nameless);

    Finding finding = finding(validate(invoice.toBuilder().lines(lines).build()), "BR-25");

    assertThat(finding.field()).isEqualTo("lines[2].description");
  }

  @Test
  void schema_errors_end_the_check_and_name_their_place() {
    String document =
        text(Invoices.romanian(2))
            .replaceFirst("<cbc:IssueDate>[^<]*", "<cbc:IssueDate>2. November 2026");

    ValidationReport report = VALIDATOR.validate(bytes(document), LocalDate.of(2026, 11, 2));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).allMatch(f -> f.source() == FindingSource.SCHEMA);
    assertThat(report.findings().get(0).location()).isEqualTo("/Invoice/cbc:IssueDate");
    assertThat(report.findings().get(0).field()).isEqualTo("issueDate");
  }

  @Test
  void element_in_the_wrong_order_is_a_schema_error_at_its_line() {
    String document =
        text(Invoices.romanian(2))
            .replaceFirst("(?s)(<cbc:ID>2</cbc:ID>)(\\s*<cbc:InvoicedQuantity[^\\n]*)", "$2$1");

    ValidationReport report = VALIDATOR.validate(bytes(document));

    assertThat(report.findings().get(0).location()).startsWith("/Invoice/cac:InvoiceLine[2]");
  }

  @Test
  void document_over_which_the_rules_themselves_stop_is_invalid() {
    String document =
        text(Invoices.romanian(1))
            .replace("<cbc:Description>", "<cbc:Description>a</cbc:Description><cbc:Description>");

    ValidationReport report = VALIDATOR.validate(bytes(document));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(finding(report, "RULES-STOPPED").remedy()).isNotNull();
  }

  @Test
  void document_date_chooses_the_rules() {
    byte[] document = writer.write(Invoices.romanian(1));

    assertThat(VALIDATOR.validate(document, LocalDate.of(2023, 5, 1)).ruleSet().version())
        .isEqualTo("1.0.8");
    assertThat(VALIDATOR.validate(document, LocalDate.of(2024, 6, 4)).ruleSet().version())
        .isEqualTo("1.0.8");
    assertThat(VALIDATOR.validate(document, LocalDate.of(2024, 6, 5)).ruleSet().version())
        .isEqualTo("1.0.9");
    ValidationReport early = VALIDATOR.validate(document, LocalDate.of(2015, 1, 1));
    assertThat(early.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(early.ruleSet()).isNull();
  }

  @Test
  void specification_without_rules_is_not_checked_even_when_en_16931_is_satisfied() {
    ElectronicInvoice foreign =
        Invoices.romanian(1).toBuilder()
            .processControl(ProcessControl.of("urn:cen.eu:en16931:2017#compliant#urn:example:x"))
            .build();

    ValidationReport report = validate(foreign);

    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.ruleSet().name()).isEqualTo("EN 16931");
    assertThat(report.findings()).extracting(Finding::rule).contains("NO-RULES");
  }

  @Test
  void specification_without_rules_is_invalid_when_en_16931_is_broken() {
    ElectronicInvoice invoice = Invoices.romanian(1);
    var totals = invoice.totals().toBuilder().payableAmount(new BigDecimal("1.00")).build();
    ElectronicInvoice foreign =
        invoice.toBuilder()
            .totals(totals)
            .processControl(ProcessControl.of("urn:cen.eu:en16931:2017#compliant#urn:example:x"))
            .build();

    assertThat(validate(foreign).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void invoice_that_names_no_specification_is_judged_by_en_16931_and_breaks_br_01() {
    ValidationReport report =
        validate(Invoices.romanian(1).toBuilder().processControl(ProcessControl.NONE).build());

    assertThat(report.ruleSet().name()).isEqualTo("EN 16931");
    assertThat(finding(report, "BR-01").remedy()).isNotNull();
  }

  @Test
  void rule_set_whose_sheet_is_missing_fails_closed() {
    RuleSetRegistry registry =
        RuleSetRegistry.of("/ro/storno/einvoice/validation/missing-sheet.xml");
    InvoiceValidator validator =
        new InvoiceValidator(registry, XmlLimits.STANDARD, Clock.systemUTC());

    ValidationReport report = validator.validate(writer.write(Invoices.romanian(1)));

    assertThat(report.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("NO-RULES");
    assertThat(registry.all()).noneMatch(info -> info.available());
    assertThat(registry.endingWithoutSuccessor(LocalDate.of(2026, 11, 21), 60)).hasSize(1);
  }

  @Test
  void every_rule_set_listed_is_at_hand_and_none_ends_soon_without_a_successor() {
    RuleSetRegistry registry = RuleSetRegistry.standard();

    assertThat(registry.all()).hasSizeGreaterThan(20).allMatch(info -> info.available());
    assertThat(registry.endingWithoutSuccessor(LocalDate.now(), 60)).isEmpty();
  }

  @Test
  void many_threads_share_one_engine_and_get_the_same_answers() throws Exception {
    byte[] valid = writer.write(Invoices.romanian(3));
    byte[] invalid = bytes(text(Invoices.romanian(3)).replace(">RO-B<", ">Bucuresti<"));
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Verdict>> checks =
          Stream.iterate(0, i -> i + 1)
              .limit(64)
              .map(
                  i ->
                      (Callable<Verdict>)
                          () -> VALIDATOR.validate(i % 2 == 0 ? valid : invalid).verdict())
              .toList();
      List<Future<Verdict>> verdicts = pool.invokeAll(checks);
      for (int i = 0; i < verdicts.size(); i++) {
        assertThat(verdicts.get(i).get()).isEqualTo(i % 2 == 0 ? Verdict.VALID : Verdict.INVALID);
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void rules_given_as_schematron_source_are_compiled_and_applied() throws Exception {
    byte[] source;
    try (var in = getClass().getResourceAsStream("small.sch")) {
      source = in.readAllBytes();
    }
    SchematronRules rules = SchematronRules.compile("small", source);

    assertThat(rules.check(bytes("<store><box label='a'><item/></box></store>"))).isEmpty();
    List<Finding> findings =
        rules.check(
            bytes("<store><box/><box label='b'><item/><item/><item/><item/></box></store>"));
    assertThat(findings).extracting(Finding::rule).containsExactly("BOX-2", "BOX-1");
    assertThat(findings.get(1).location()).isEqualTo("/store/box[2]");
    assertThat(findings.get(1).message()).isEqualTo("A box holds at most three items.");
    assertThat(rules.check(bytes("<store>"))).extracting(Finding::rule).contains("XML-SYNTAX");
  }

  private static Finding finding(ValidationReport report, String rule) {
    assertThat(report.findings()).extracting(Finding::rule).contains(rule);
    return report.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
  }

  private String text(ElectronicInvoice invoice) {
    return new String(writer.write(invoice), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
