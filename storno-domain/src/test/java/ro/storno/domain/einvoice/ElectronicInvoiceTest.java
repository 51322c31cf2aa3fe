package ro.storno.domain.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectronicInvoiceTest {
  private static final RuleSetIdentity RULES =
      new RuleSetIdentity("CIUS-RO", "1.0.9", "EN 16931 1.3.8");

  @Test
  void empty_invoice_has_empty_lists_and_absent_terms() {
    ElectronicInvoice empty = ElectronicInvoice.builder().build();

    assertThat(empty.number()).isNull();
    assertThat(empty.lines()).isEmpty();
    assertThat(empty.seller().identifiers()).isEmpty();
    assertThat(empty.isCreditNote()).isFalse();
  }

  @Test
  void type_381_is_a_credit_note_and_384_is_not() {
    assertThat(ElectronicInvoice.builder().typeCode("381").build().isCreditNote()).isTrue();
    assertThat(ElectronicInvoice.builder().typeCode("384").build().isCreditNote()).isFalse();
  }

  @Test
  void copy_through_the_builder_is_equal_and_independent() {
    ElectronicInvoice invoice =
        ElectronicInvoice.builder().number("A1").addPaymentTerm("30 days").build();

    assertThat(invoice.toBuilder().build()).isEqualTo(invoice);
    assertThat(invoice.toBuilder().addPaymentTerm("cash").build().paymentTerms()).hasSize(2);
    assertThat(invoice.paymentTerms()).hasSize(1);
  }

  @Test
  void lists_are_copied() {
    List<String> terms = new ArrayList<>(List.of("30 days"));
    ElectronicInvoice invoice = ElectronicInvoice.builder().paymentTerms(terms).build();
    terms.clear();

    assertThat(invoice.paymentTerms()).containsExactly("30 days");
  }

  @Test
  void amounts_have_no_exponent() {
    DocumentTotals totals = DocumentTotals.builder().payableAmount(new BigDecimal("1E+3")).build();

    assertThat(totals.payableAmount()).hasToString("1000");
  }

  @Test
  void attachment_keeps_its_bytes_to_itself() {
    byte[] bytes = {1, 2, 3};
    Attachment attachment = new Attachment(bytes, "application/pdf", "a.pdf");
    bytes[0] = 9;
    attachment.content()[1] = 9;

    assertThat(attachment.content()).containsExactly(1, 2, 3);
    assertThat(attachment)
        .isEqualTo(new Attachment(new byte[] {1, 2, 3}, "application/pdf", "a.pdf"));
  }

  @Test
  void report_cannot_be_valid_without_rules_or_with_an_error() {
    Finding error = Finding.of("BR-01", Severity.FATAL, FindingSource.EN_16931, "no");
    Finding warning = error.withSeverity(Severity.WARNING);

    assertThatIllegalArgumentException().isThrownBy(() -> report(Verdict.VALID, null, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report(Verdict.VALID, RULES, List.of(error)));
    ValidationReport valid = report(Verdict.VALID, RULES, List.of(warning));
    assertThat(valid.isValid()).isTrue();
    assertThat(valid.warnings()).containsExactly(warning);
    assertThat(report(Verdict.NOT_CHECKED, null, List.of(error)).isValid()).isFalse();
    assertThat(RULES).hasToString("CIUS-RO 1.0.9 (EN 16931 1.3.8)");
  }

  private static ValidationReport report(
      Verdict verdict, RuleSetIdentity rules, List<Finding> findings) {
    return new ValidationReport(
        verdict, rules, "0".repeat(64), findings, Instant.EPOCH, Duration.ZERO);
  }
}
