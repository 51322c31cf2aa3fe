package ro.storno.einvoice.cii;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.xml.XmlLimits;

class CiiReaderTest {
  private final CiiReader reader = new CiiReader(XmlLimits.STANDARD);
  private final String german =
      new String(new CiiWriter().write(Invoices.german()), StandardCharsets.UTF_8);

  private ReadResult read(String document) {
    return reader.read(document.getBytes(StandardCharsets.UTF_8));
  }

  private ElectronicInvoice invoice(String document) {
    return read(document).invoice().orElseThrow();
  }

  @Test
  void freight_of_factur_x_extended_counts_among_the_charges() {
    ReadResult result =
        read(
            german.replaceFirst(
                "<ram:SpecifiedTradePaymentTerms>",
                "<ram:SpecifiedLogisticsServiceCharge><ram:Description>Fracht</ram:Description>"
                    + "<ram:AppliedAmount>7.00</ram:AppliedAmount><ram:AppliedTradeTax>"
                    + "<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>"
                    + "<ram:RateApplicablePercent>19</ram:RateApplicablePercent>"
                    + "</ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>$0"));

    assertThat(result.invoice().orElseThrow().charges())
        .extracting(charge -> charge.amount())
        .containsExactly(new BigDecimal("12.40"), new BigDecimal("7.00"));
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-LOGISTICS");
  }

  @Test
  void grouping_line_of_sub_lines_is_not_counted_but_told() {
    ReadResult result =
        read(
            german.replaceFirst(
                "<ram:LineID>2</ram:LineID>",
                "$0<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>"));

    assertThat(result.invoice().orElseThrow().lines()).hasSize(1);
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-SUBLINE");
    assertThat(result.findings().get(0).location()).endsWith("LineItem[2]");
  }

  @Test
  void element_without_a_place_in_the_model_is_told_and_the_rest_is_read() {
    ReadResult result =
        read(german.replaceFirst("<ram:TypeCode>380", "<ram:Name>RECHNUNG</ram:Name>$0"));

    assertThat(result.invoice()).contains(Invoices.german());
    assertThat(result.findings())
        .extracting(Finding::rule, Finding::location)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "READ-NOT-KEPT", "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:Name"));
  }

  @Test
  void dates_are_understood_in_other_formats_and_told_when_they_are_none() {
    assertThat(invoice(german.replace("\"102\">20261015", "\"203\">202610151200")).issueDate())
        .isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(invoice(german.replace("\"102\">20261015", "\"102\">2026-10-15")).issueDate())
        .isEqualTo(LocalDate.of(2026, 10, 15));
    ReadResult none = read(german.replaceFirst(">20261015<", ">im Oktober<"));
    assertThat(none.invoice().orElseThrow().issueDate()).isNull();
    assertThat(none.findings()).extracting(Finding::rule).containsExactly("READ-DATE");
    assertThat(none.findings().get(0).field()).isEqualTo("issueDate");
  }

  @Test
  void department_stands_in_for_a_person_and_is_told_beside_one() {
    String department = "<ram:DepartmentName>Vertrieb</ram:DepartmentName>";
    String person = "<ram:PersonName>Erika Muster</ram:PersonName>";

    assertThat(invoice(german.replace(person, department)).seller().contact().name())
        .isEqualTo("Vertrieb");
    ReadResult both = read(german.replace(person, person + department));
    assertThat(both.invoice()).contains(Invoices.german());
    assertThat(both.findings()).extracting(Finding::rule).containsExactly("READ-NOT-KEPT");
  }

  @Test
  void second_due_date_is_not_lost_silently() {
    String terms =
        "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">"
            + "20261231</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>";
    ReadResult result =
        read(
            german.replaceFirst(
                "<ram:SpecifiedTradeSettlementHeaderMonetarySummation>", terms + "$0"));

    assertThat(result.invoice().orElseThrow().dueDate()).isEqualTo(LocalDate.of(2026, 11, 14));
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-NOT-KEPT");
  }

  @Test
  void truncated_invoice_still_gives_what_came_before() {
    byte[] whole = german.getBytes(StandardCharsets.UTF_8);

    ReadResult result = reader.read(Arrays.copyOf(whole, whole.length / 2));

    assertThat(result.isComplete()).isFalse();
    assertThat(result.syntax()).contains(Syntax.CII);
    assertThat(result.invoice().orElseThrow().number()).isEqualTo("RE-2026/0815");
    assertThat(result.invoice().orElseThrow().lines()).isNotEmpty();
  }

  @Test
  void other_roots_are_named() {
    ReadResult result = read("<Invoice xmlns='urn:x'/>");

    assertThat(result.invoice()).isEmpty();
    assertThat(result.findings().get(0).message()).contains("{urn:x}Invoice").contains("CII");
  }
}
