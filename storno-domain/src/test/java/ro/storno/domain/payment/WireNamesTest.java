package ro.storno.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.numbering.SeriesType;

class WireNamesTest {
  @ParameterizedTest
  @CsvSource({"bank_transfer, BANK_TRANSFER", "cheque, CHEQUE", "check, CHEQUE", "stripe, STRIPE"})
  void payment_methods_are_known_by_their_wire_names(String name, PaymentMethod method) {
    assertThat(PaymentMethod.ofWireName(name)).contains(method);
    assertThat(PaymentMethod.ofWireName("barter")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DocumentStatus.class)
  void document_statuses_lead_back(DocumentStatus status) {
    assertThat(DocumentStatus.ofWireName(status.wireName())).contains(status);
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void payment_statuses_lead_back(PaymentStatus status) {
    assertThat(PaymentStatus.ofWireName(status.wireName())).contains(status);
  }

  @Test
  void credit_note_is_numbered_by_its_own_series_and_is_type_381() {
    assertThat(DocumentType.ofWireName("credit_note")).contains(DocumentType.CREDIT_NOTE);
    assertThat(DocumentType.ofWireName("bill")).isEmpty();
    assertThat(DocumentType.CREDIT_NOTE.seriesType()).isEqualTo(SeriesType.CREDIT_NOTE);
    assertThat(DocumentType.INVOICE.seriesType()).isEqualTo(SeriesType.INVOICE);
    assertThat(DocumentType.CREDIT_NOTE.defaultTypeCode()).isEqualTo("381");
    assertThat(Direction.OUTGOING.wireName()).isEqualTo("outgoing");
  }
}
