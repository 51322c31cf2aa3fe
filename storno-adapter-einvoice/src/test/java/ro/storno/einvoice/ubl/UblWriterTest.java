package ro.storno.einvoice.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.syntax.Written;

class UblWriterTest {
  private final ElectronicInvoiceWriter writer = new UblWriter();

  @Test
  void ph_ubl_reads_what_was_written_with_its_schema_check_on() {
    InvoiceType typed = UBL21Marshaller.invoice().read(writer.write(Invoices.romanian(20)));

    assertThat(typed).isNotNull();
    assertThat(typed.getIDValue()).isEqualTo("FCT-0042");
    assertThat(typed.getIssueDateValueLocal()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(typed.getInvoiceLine()).hasSize(20);
    assertThat(typed.getInvoiceLineAtIndex(19).getItem().getNameValue())
        .isEqualTo("Scaun de grădină nr. 20");
    assertThat(typed.getNoteAtIndex(0).getValue())
        .isEqualTo("Mulțumim că ați cumpărat <la> noi & pe curând, în Șimleu!");
    assertThat(typed.getLegalMonetaryTotal().getPayableAmountValue())
        .isEqualByComparingTo(new BigDecimal("729.63"));
  }

  @Test
  void credit_note_has_its_own_root_positive_amounts_and_its_due_date_in_the_payment_means() {
    byte[] document = writer.write(Invoices.creditNote());
    CreditNoteType typed = UBL21Marshaller.creditNote().read(document);

    assertThat(typed).isNotNull();
    assertThat(typed.getCreditNoteTypeCodeValue()).isEqualTo("381");
    assertThat(typed.getLegalMonetaryTotal().getPayableAmountValue()).isPositive();
    assertThat(typed.getPaymentMeansAtIndex(0).getPaymentDueDateValueLocal())
        .isEqualTo(LocalDate.of(2026, 12, 2));
    assertThat(typed.getBillingReferenceAtIndex(0).getInvoiceDocumentReference().getIDValue())
        .isEqualTo("FCT-0042");
  }

  @Test
  void due_date_of_a_credit_note_without_payment_instruction_survives() {
    ElectronicInvoice unpaid =
        Invoices.creditNote().toBuilder().paymentInstructions(List.of()).build();

    assertThat(EInvoicing.standard().reader().read(writer.write(unpaid)).invoice())
        .contains(unpaid);
  }

  @Test
  void same_invoice_gives_same_bytes() {
    assertThat(writer.write(Invoices.romanian(5))).isEqualTo(writer.write(Invoices.romanian(5)));
  }

  @Test
  void character_that_xml_does_not_allow_is_refused_and_its_field_named() {
    ElectronicInvoice invoice = Invoices.romanian(2);
    var second = invoice.lines().get(1);
    var item = second.item().toBuilder().name("Lemn\u0001").build();
    ElectronicInvoice broken =
        invoice.toBuilder()
            .lines(List.of(invoice.lines().get(0), second.toBuilder().item(item).build()))
            .build();

    Finding finding = onlyProblem(broken);

    assertThat(finding.rule()).isEqualTo("XML-CHARACTER");
    assertThat(finding.field()).isEqualTo("lines[1].description");
    assertThat(finding.location()).isEqualTo("/Invoice/cac:InvoiceLine[2]/cac:Item/cbc:Name");
    assertThat(finding.message()).contains("U+0001");
  }

  @Test
  void half_of_a_surrogate_pair_is_refused_and_a_whole_one_written() {
    ElectronicInvoice whole = Invoices.romanian(1).toBuilder().buyerReference("🪑").build();
    ElectronicInvoice half = Invoices.romanian(1).toBuilder().buyerReference("\uD83E").build();

    assertThat(new String(writer.write(whole), StandardCharsets.UTF_8)).contains("🪑");
    assertThat(onlyProblem(half).field()).isEqualTo("buyerReference");
  }

  @Test
  void every_missing_mandatory_element_is_named_at_once() {
    ElectronicInvoice empty = ElectronicInvoice.builder().build();

    UnwritableInvoiceException refused =
        catchThrowableOfType(UnwritableInvoiceException.class, () -> writer.write(empty));

    assertThat(refused.findings())
        .extracting(Finding::field)
        .contains("number", "issueDate", "lines");
  }

  /** EN 16931 has one (UBL-SR-16), CII room for more; extensions may have several. */
  @Test
  void second_identifier_of_the_buyer_is_left_out_and_told_unless_an_extension_has_it() {
    ElectronicInvoice invoice = Invoices.romanian(1);
    ElectronicInvoice two =
        invoice.toBuilder()
            .buyer(
                invoice.buyer().toBuilder()
                    .identifiers(
                        List.of(Identifier.of("K-17"), Identifier.of("4000001123452", "0088")))
                    .build())
            .build();
    ElectronicInvoice extended =
        two.toBuilder()
            .processControl(
                ProcessControl.of("urn:cen.eu:en16931:2017#conformant#urn:example:extension"))
            .build();

    Written written = new UblWriter().carry(two);

    assertThat(onlyProblem(two).message()).contains("BT-46", "4000001123452");
    assertThat(written.leftOut()).extracting(Finding::rule).containsExactly("UBL-ONE-BUYER-ID");
    assertThat(EInvoicing.standard().validate(written.document()).errors()).isEmpty();
    assertThat(new String(writer.write(extended), StandardCharsets.UTF_8))
        .contains(">K-17<", ">4000001123452<");
  }

  @Test
  void second_order_is_refused_because_ubl_has_room_for_one() {
    ElectronicInvoice invoice =
        Invoices.romanian(1).toBuilder()
            .references(
                References.builder()
                    .addOrder(new OrderReference("PO-1", null))
                    .addOrder(new OrderReference("PO-2", null))
                    .build())
            .build();

    assertThat(onlyProblem(invoice).rule()).isEqualTo("UBL-ONE-ORDER");
  }

  @Test
  void checked_writer_gives_the_same_bytes_and_refuses_what_the_schema_refuses() {
    ElectronicInvoiceWriter checked = EInvoicing.standard().checkedWriter();
    ElectronicInvoice invoice = Invoices.romanian(3);
    ElectronicInvoice badCurrency = invoice.toBuilder().currency("R N").build();

    assertThat(checked.write(invoice)).isEqualTo(writer.write(invoice));
    assertThat(checked.write(Invoices.creditNote())).isEqualTo(writer.write(Invoices.creditNote()));
    assertThat(badCurrency.currency()).isEqualTo("R N");
  }

  private Finding onlyProblem(ElectronicInvoice invoice) {
    UnwritableInvoiceException refused =
        catchThrowableOfType(UnwritableInvoiceException.class, () -> writer.write(invoice));
    assertThat(refused).isNotNull();
    assertThat(refused.findings()).hasSize(1);
    return refused.findings().get(0);
  }
}
