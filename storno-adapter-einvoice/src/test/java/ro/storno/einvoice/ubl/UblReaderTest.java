package ro.storno.einvoice.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.xml.XmlLimits;

class UblReaderTest {
  private final UblReader reader = new UblReader(XmlLimits.STANDARD);
  private final UblWriter writer = new UblWriter();

  private ReadResult read(String document) {
    return reader.read(document.getBytes(StandardCharsets.UTF_8));
  }

  private String text(ElectronicInvoice invoice) {
    return new String(writer.write(invoice), StandardCharsets.UTF_8);
  }

  @Test
  void element_without_a_place_in_the_model_is_told_and_the_rest_is_read() {
    ReadResult result =
        read(
            text(Invoices.romanian(2))
                .replaceFirst(
                    "(?s)(<cbc:ID>2</cbc:ID>)",
                    "$1<cbc:FreeOfChargeIndicator>true</cbc:FreeOfChargeIndicator>"));

    assertThat(result.invoice()).contains(Invoices.romanian(2));
    assertThat(result.isComplete()).isFalse();
    assertThat(result.findings())
        .extracting(Finding::rule, Finding::location)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "READ-NOT-KEPT", "/Invoice/cac:InvoiceLine[2]/cbc:FreeOfChargeIndicator"));
  }

  @Test
  void amount_in_another_currency_is_kept_and_told() {
    ReadResult result =
        read(
            text(Invoices.romanian(1))
                .replaceFirst("(<cbc:PayableAmount currencyID=\")RON", "$1EUR"));

    assertThat(result.invoice()).contains(Invoices.romanian(1));
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-CURRENCY");
  }

  @Test
  void date_that_is_none_is_left_out_and_told_with_its_field() {
    ReadResult result = read(text(Invoices.romanian(1)).replace("2026-12-02", "la 30 de zile"));

    assertThat(result.invoice().orElseThrow().dueDate()).isNull();
    assertThat(result.findings().get(0).rule()).isEqualTo("READ-DATE");
    assertThat(result.findings().get(0).field()).isEqualTo("dueDate");
  }

  @Test
  void second_order_reference_is_not_lost_silently() {
    ReadResult result =
        read(
            text(Invoices.romanian(1))
                .replaceFirst(
                    "<cac:AccountingSupplierParty>",
                    "<cac:OrderReference><cbc:ID>A</cbc:ID></cac:OrderReference>"
                        + "<cac:OrderReference><cbc:ID>B</cbc:ID></cac:OrderReference>"
                        + "<cac:AccountingSupplierParty>"));

    assertThat(result.invoice().orElseThrow().references().orders().get(0).purchaseOrder())
        .isEqualTo("A");
    assertThat(result.findings()).extracting(Finding::rule).containsExactly("READ-NOT-KEPT");
  }

  @Test
  void elements_out_of_order_are_still_understood() {
    String document =
        text(Invoices.romanian(1))
            .replaceFirst("(?s)(\\s*<cbc:ID>FCT-0042</cbc:ID>)(.*)(</Invoice>)", "$2$1$3");

    ReadResult result = read(document);

    assertThat(result.invoice()).contains(Invoices.romanian(1));
    assertThat(result.syntax()).contains(Syntax.UBL);
  }

  @Test
  void code_nobody_knows_is_kept() {
    ReadResult result =
        read(
            text(Invoices.romanian(1)).replace(">H87<", ">ZZTOP<").replace("\"H87\"", "\"ZZTOP\""));

    assertThat(result.invoice().orElseThrow().lines().get(0).unitCode()).isEqualTo("ZZTOP");
  }

  @Test
  void official_examples_survive_reading_writing_and_reading_again() {
    List<Path> files = new ArrayList<>(Corpus.files("en16931/valid-ubl"));
    files.addAll(Corpus.files("cius-ro/anaf-examples"));
    files.addAll(
        Corpus.files("xrechnung/valid-standard").stream()
            .filter(file -> file.toString().contains("ubl"))
            .toList());
    assumeThat(files.isEmpty()).isFalse();

    for (Path file : files) {
      ElectronicInvoice first = reader.read(Corpus.bytes(file)).invoice().orElseThrow();
      ReadResult again = reader.read(writer.write(first));
      assertThat(again.invoice()).as(file.getFileName().toString()).contains(first);
      assertThat(again.findings()).as(file.getFileName().toString()).isEmpty();
    }
  }
}
