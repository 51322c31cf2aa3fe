package ro.storno.einvoice.peppol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.einvoice.Conversion;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PeppolParticipant;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.ValidInvoice;

class PeppolEnvelopeTest {
  private static final EInvoicing EINVOICING = EInvoicing.standard();
  private static final PeppolEnvelope.Message MESSAGE =
      new PeppolEnvelope.Message(
          UUID.fromString("01990000-0000-7000-8000-000000000001"),
          Instant.parse("2026-11-28T06:00:00.123Z"));

  private static ElectronicInvoice invoice(
      Identifier seller, String sellerVat, Identifier buyer, String buyerVat) {
    ElectronicInvoice some = ValidInvoice.of(3);
    return some.toBuilder()
        .seller(party(some.seller(), seller, sellerVat))
        .buyer(party(some.buyer(), buyer, buyerVat))
        .build();
  }

  private static Party party(Party party, Identifier address, String vatId) {
    return party.toBuilder().electronicAddress(address).vatId(vatId).build();
  }

  private static Conversion enveloped(ElectronicInvoice invoice) {
    return new PeppolEnveloper(EINVOICING).convert(EINVOICING.write(invoice, "ubl"), MESSAGE);
  }

  private static String text(Conversion conversion) {
    return new String(conversion.document().orElseThrow(), StandardCharsets.UTF_8);
  }

  private static Schema schema() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            Objects.requireNonNull(
                PeppolEnvelopeTest.class.getResource(
                    "/schemas/sbdh/StandardBusinessDocumentHeader.xsd")));
  }

  @Test
  void an_envelope_names_both_sides_document_process_and_country_and_keeps_to_its_schema()
      throws Exception {
    Conversion conversion =
        enveloped(
            invoice(
                Identifier.of("RO18547290", "9947"),
                "RO18547290",
                Identifier.of("04011000-12345-03", "0204"),
                "DE123456789"));
    assertThat(text(conversion))
        .contains(
            "<Identifier Authority=\"iso6523-actorid-upis\">9947:RO18547290</Identifier>",
            "<Identifier Authority=\"iso6523-actorid-upis\">0204:04011000-12345-03</Identifier>",
            "Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant"
                + "#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1",
            "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
            "<Type>COUNTRY_C1</Type>",
            "2026-11-28T06:00:00Z",
            MESSAGE.id().toString())
        .containsOnlyOnce("<?xml");
    assertThat(conversion.assumptions())
        .noneMatch(assumption -> assumption.rule().equals("STORNO-SBDH-2"));
    assertThatCode(
            () ->
                schema()
                    .newValidator()
                    .validate(
                        new StreamSource(
                            new ByteArrayInputStream(conversion.document().orElseThrow()))))
        .doesNotThrowAnyException();
  }

  @Test
  void what_stands_inside_is_the_document_itself() {
    Conversion conversion =
        enveloped(
            invoice(
                Identifier.of("RO18547290", "9947"),
                "RO18547290",
                Identifier.of("DE123456789", "9930"),
                "DE123456789"));
    String text = text(conversion);
    String inside =
        text.substring(
            text.indexOf("</StandardBusinessDocumentHeader>")
                + "</StandardBusinessDocumentHeader>".length(),
            text.lastIndexOf("</StandardBusinessDocument>"));
    ElectronicInvoice read =
        EINVOICING.read(inside.strip().getBytes(StandardCharsets.UTF_8)).invoice().orElseThrow();
    assertThat(read.buyer().electronicAddress()).isEqualTo(Identifier.of("DE123456789", "9930"));
    assertThat(read.lines()).hasSameSizeAs(ValidInvoice.of(3).lines());
  }

  @Test
  void a_missing_address_is_taken_from_the_vat_identifier_and_told() {
    Conversion conversion = enveloped(invoice(null, "RO18547290", null, "DE123456789"));
    assertThat(text(conversion)).contains("9947:RO18547290", "9930:DE123456789");
    assertThat(conversion.assumptions())
        .filteredOn(assumption -> assumption.rule().equals("STORNO-SBDH-2"))
        .hasSize(2);
  }

  @Test
  void without_addresses_it_is_refused_with_the_reasons() {
    Conversion conversion =
        enveloped(invoice(null, "RO18547290", Identifier.of("a@b.example", "EM"), null));
    assertThat(conversion.outcome()).isEqualTo(Conversion.Outcome.REFUSED);
    assertThat(conversion.refusal())
        .singleElement()
        .satisfies(reason -> assertThat(reason.message()).contains("BT-49"));
  }

  @Test
  void what_is_no_invoice_is_refused() {
    assertThat(
            new PeppolEnveloper(EINVOICING)
                .convert("<x/>".getBytes(StandardCharsets.UTF_8), MESSAGE)
                .outcome())
        .isEqualTo(Conversion.Outcome.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "RO 185 472 90,9947:RO18547290",
    "IT00743110157,0211:IT00743110157",
    "FR40303265045,9957:FR40303265045",
    "XX1,",
    "RO,",
    "RO<script>,"
  })
  void a_vat_identifier_tells_the_participant_where_its_country_has_a_scheme(
      String vatId, String participant) {
    assertThat(
            PeppolParticipant.ofVatId(vatId)
                .map(found -> found.schemeId() + ":" + found.value())
                .orElse(null))
        .isEqualTo(participant);
  }

  @Test
  void identifiers_of_a_client_count_only_if_they_can_be_a_participant() {
    assertThat(PeppolParticipant.of(Map.of("scheme", "0204", "id", "04011000-12345-03")))
        .contains(Identifier.of("04011000-12345-03", "0204"));
    assertThat(PeppolParticipant.of(Map.of("scheme", "EM", "id", "a@b.example"))).isEmpty();
    assertThat(PeppolParticipant.of(Map.of("id", "1"))).isEmpty();
    assertThat(PeppolParticipant.of(null)).isEmpty();
  }
}
