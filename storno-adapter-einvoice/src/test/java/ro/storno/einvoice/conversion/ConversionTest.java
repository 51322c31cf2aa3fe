package ro.storno.einvoice.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.Conversion;
import ro.storno.application.einvoice.Conversion.Loss;
import ro.storno.application.einvoice.Conversion.Outcome;
import ro.storno.application.einvoice.Conversion.Stage;
import ro.storno.application.einvoice.Format;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.Invoices;

class ConversionTest {
  private static final EInvoicing EINVOICING = EInvoicing.standard();

  @ParameterizedTest
  @ValueSource(strings = {"cii", "ubl", "xrechnung", "xrechnung-cii", "factur-x-extended"})
  void core_survives_whole_in_formats_that_carry_it(String format) {
    byte[] document = Golden.bytes("profile-ubl.xml");

    Conversion conversion = EINVOICING.convert(document, format);

    assertThat(conversion.losses()).isEmpty();
    assertThat(conversion.outcome()).isEqualTo(Outcome.LOSSLESS);
    byte[] converted = conversion.document().orElseThrow();
    assertThat(EINVOICING.detect(converted)).contains(conversion.format());
    assertThat(EINVOICING.validate(converted).verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @CsvSource({
    "ksef-fa3-settlement.xml, fa3",
    "ksef-fa3-before-and-after.xml, fa3",
    "ksef-fa3-advance.xml, fa3",
    "fatturapa-lawyer.xml, fatturapa"
  })
  void national_document_survives_whole_in_its_own_format(String name, String format) {
    Conversion conversion = EINVOICING.convert(Golden.bytes(name), format);

    assertThat(conversion.losses()).isEmpty();
    assertThat(conversion.document().orElseThrow()).isEqualTo(Golden.bytes(name));
  }

  @Test
  void national_terms_are_told_one_by_one_when_the_core_alone_is_written() {
    Conversion conversion = EINVOICING.convert(Golden.bytes("ksef-fa3-settlement.xml"), "ubl");

    assertThat(conversion.outcome()).isEqualTo(Outcome.LOSSY);
    assertThat(conversion.losses())
        .extracting(Loss::place)
        .contains("national.annotations", "national.advanceInvoices", "national.settlement");
    ElectronicInvoice core = EINVOICING.read(conversion.document().orElseThrow()).invoice().get();
    assertThat(core.totals().payableAmount()).isEqualByComparingTo("21200");
  }

  @Test
  void lines_that_a_profile_has_no_room_for_are_told() {
    Conversion conversion = EINVOICING.convert(Golden.bytes("profile-ubl.xml"), "factur-x-minimum");

    assertThat(conversion.outcome()).isEqualTo(Outcome.LOSSY);
    assertThat(conversion.losses())
        .filteredOn(loss -> loss.stage() == Stage.READING_AGAIN)
        .extracting(Loss::place)
        .contains("lines[0]", "dueDate");
    assertThat(conversion.losses()).allMatch(loss -> !loss.reason().isBlank());
  }

  @Test
  void element_that_no_model_knows_is_told_with_its_place() {
    String strange =
        new String(Golden.bytes("profile-ubl.xml"), StandardCharsets.UTF_8)
            .replace(
                "<cac:AccountingSupplierParty>",
                "<cbc:Odd>1</cbc:Odd><cac:AccountingSupplierParty>");

    Conversion conversion = EINVOICING.convert(strange.getBytes(StandardCharsets.UTF_8), "cii");

    assertThat(conversion.losses()).hasSize(1);
    assertThat(conversion.losses().get(0).stage()).isEqualTo(Stage.READING);
    assertThat(conversion.losses().get(0).place()).isEqualTo("/Invoice/cbc:Odd");
  }

  @Test
  void format_that_wants_what_the_document_does_not_say_is_refused_with_every_reason() {
    byte[] romanian = EINVOICING.writer().write(Invoices.romanian(1));

    Conversion conversion = EINVOICING.convert(romanian, "fa3");

    assertThat(conversion.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(conversion.document()).isEmpty();
    assertThat(conversion.refusal()).extracting(Finding::rule).contains("FA-MISSING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF-1.7", "{}", "<a/>", "<Invoice", "\u0000"})
  void what_is_no_invoice_is_refused(String text) {
    Conversion conversion = EINVOICING.convert(text.getBytes(StandardCharsets.UTF_8), "ubl");

    assertThat(conversion.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(conversion.refusal()).isNotEmpty();
    assertThat(EINVOICING.detect(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void unknown_format_is_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> EINVOICING.convert(new byte[0], "edifact"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edifact");
  }

  @Test
  void every_document_kept_can_be_asked_for_in_every_format() {
    List<String> names =
        List.of(
            "profile-ubl.xml",
            "profile-xrechnung-cii.xml",
            "fatturapa-lawyer.xml",
            "ksef-fa3-margin.xml",
            "ksef-fa3-correction.xml");
    for (String name : names) {
      for (Format format : EINVOICING.formats()) {
        Conversion conversion = EINVOICING.convert(Golden.bytes(name), format.name());

        assertThat(conversion.document().isPresent())
            .as(name + " as " + format.name())
            .isEqualTo(conversion.refusal().isEmpty());
        conversion
            .document()
            .ifPresent(
                converted ->
                    assertThat(EINVOICING.read(converted).syntax()).contains(format.syntax()));
      }
    }
  }
}
