package ro.storno.benchmarks.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void our_engine_and_phive_find_the_same_rules_broken_in_every_document() {
    Agreement agreement = Agreement.over(JudgedDocuments.all());

    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.invalid()).isGreaterThanOrEqualTo(20);
    assertThat(agreement.documents()).isGreaterThanOrEqualTo(23);
  }

  @Test
  void our_writer_and_ph_ubl_write_the_same_invoice() {
    assertThat(WritingMeasurement.same()).isTrue();
  }

  @Test
  void the_documents_measured_have_the_size_they_are_named_by() {
    assertThat(RomanianInvoice.bytes(RomanianInvoice.SMALL)).hasSizeBetween(3_500, 4_500);
    assertThat(RomanianInvoice.bytes(RomanianInvoice.LARGE)).hasSizeBetween(23_500, 24_500);
  }
}
