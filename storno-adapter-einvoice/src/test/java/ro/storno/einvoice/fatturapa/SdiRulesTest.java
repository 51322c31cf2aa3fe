package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Every check of SDI notices the mistake it is there for, and nothing else does. */
class SdiRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(
          RuleSetRegistry.standard(),
          XmlLimits.STANDARD,
          Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
  private static final String FILE =
      new String(Golden.bytes("fatturapa-lawyer.xml"), StandardCharsets.UTF_8);

  private static ValidationReport validate(String file) {
    return VALIDATOR.validate(file.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "00400 | <Natura>N1</Natura> | ``",
        "00401 | <AliquotaIVA>22.00</AliquotaIVA>\\s*<Ritenuta>SI</Ritenuta>"
            + " | <AliquotaIVA>22.00</AliquotaIVA><Ritenuta>SI</Ritenuta><Natura>N4</Natura>",
        "00403 | <Data>2026-10-15</Data> | <Data>2026-12-24</Data>",
        "00411 | (?s)<DatiRitenuta>.*</DatiRitenuta> | ``",
        "00413 | <ImponibileCassa>1000.00</ImponibileCassa>\\s*<AliquotaIVA>22.00"
            + " | <ImponibileCassa>1000.00</ImponibileCassa><AliquotaIVA>0.00",
        "00417 | <CodiceFiscale>00743110157</CodiceFiscale> | ``",
        "00419 | <AliquotaIVA>22.00</AliquotaIVA>\\s*<Ritenuta>"
            + " | <AliquotaIVA>10.00</AliquotaIVA><Ritenuta>",
        "00421 | <Imposta>228.80 | <Imposta>228.82",
        "00422 | <ImponibileImporto>1040.00 | <ImponibileImporto>1041.50",
        "00423 | <PrezzoTotale>1000.00 | <PrezzoTotale>1000.02",
        "00424 | <AliquotaIVA>22.00</AliquotaIVA>\\s*<Ritenuta>"
            + " | <AliquotaIVA>0.22</AliquotaIVA><Ritenuta>",
        "00425 | <Numero>12/A | <Numero>A/B",
        "00426 | <CodiceDestinatario>ABC123</CodiceDestinatario>\\s*(?s)(<Contatti.*?</ContattiTrasmittente>)"
            + " | <CodiceDestinatario>ABC123</CodiceDestinatario>$1"
            + "<PECDestinatario>a@pec.example.it</PECDestinatario>",
        "00427 | <CodiceDestinatario>ABC123 | <CodiceDestinatario>ABC1234",
        "00428 | versione=\"FPA12\" | versione=\"FPR12\"",
        "00429 | <Natura>N1</Natura>(\\s*<ImponibileImporto>) | $1",
        "00430 | <AliquotaIVA>22.00</AliquotaIVA>(\\s*<ImponibileImporto>)"
            + " | <AliquotaIVA>22.00</AliquotaIVA><Natura>N4</Natura>$1",
        "00438 | <PrezzoTotale>1000.00"
            + " | <ScontoMaggiorazione><Tipo>SC</Tipo></ScontoMaggiorazione><PrezzoTotale>1000.00",
        "00444 | <Natura>N1</Natura>(\\s*<ImponibileImporto>) | <Natura>N4</Natura>$1",
        "00445 | <Natura>N1</Natura> | <Natura>N2</Natura>",
        "00473 | TD06 | TD17",
        "00472 | TD06 | TD21",
        "00475 | TD06 | TD16",
        "00999 | <CausalePagamento>A | <CausalePagamento>Z"
      })
  void check_notices_its_mistake(String code, String pattern, String replacement) {
    String wrong = FILE.replaceFirst(pattern, replacement);
    assertThat(wrong).isNotEqualTo(FILE);

    ValidationReport report = validate(wrong);

    assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::rule).contains("SDI-" + code);
    assertThat(report.findings()).extracting(Finding::source).doesNotContain(FindingSource.SCHEMA);
    Finding finding =
        report.findings().stream()
            .filter(f -> f.rule().equals("SDI-" + code))
            .findFirst()
            .orElseThrow();
    assertThat(finding.location()).startsWith("/FatturaElettronica/");
    assertThat(finding.remedy()).as(code).isNotNull();
  }

  @Test
  void checks_name_the_line_and_the_field() {
    ValidationReport report =
        validate(FILE.replace("<PrezzoTotale>1000.00", "<PrezzoTotale>1000.02"));

    Finding finding = report.findings().get(0);
    assertThat(finding.location())
        .isEqualTo(
            "/FatturaElettronica/FatturaElettronicaBody[1]/DatiBeniServizi/DettaglioLinee[1]"
                + "/PrezzoTotale");
    assertThat(finding.terms()).containsExactly("BT-131");
    assertThat(finding.message()).contains("1000.02").contains("1000.00");
  }

  @Test
  void same_number_twice_in_a_file_is_told() {
    String twice =
        new String(Golden.bytes("fatturapa-two-bodies.xml"), StandardCharsets.UTF_8)
            .replace("13/A", "12/A");

    assertThat(validate(twice).findings()).extracting(Finding::rule).containsExactly("SDI-00409");
  }

  @Test
  void seller_that_is_its_own_buyer_is_allowed_before_and_refused_since_october_2022() {
    String own =
        FILE.replace(
                "<CodiceFiscale>00743110157</CodiceFiscale>",
                "<CodiceFiscale>RSSMRA85T10A562S</CodiceFiscale>")
            .replace("TD06", "TD01");
    byte[] bytes = own.getBytes(StandardCharsets.UTF_8);

    assertThat(VALIDATOR.validate(bytes, TODAY).findings())
        .extracting(Finding::rule)
        .containsExactly("SDI-00471");
    assertThat(VALIDATOR.validate(bytes, LocalDate.of(2022, 9, 30)).findings()).isEmpty();
  }

  @Test
  void document_type_and_regime_of_2025_are_known() {
    String file = FILE.replace("TD06", "TD29").replace("RF01", "RF20");

    assertThat(validate(file).findings()).isEmpty();
  }

  @Test
  void schema_errors_end_the_check_with_their_place() {
    ValidationReport report = validate(FILE.replace("<Divisa>EUR", "<Divisa>euro"));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::rule).containsOnly("XSD");
    assertThat(report.findings().get(0).location()).endsWith("/DatiGeneraliDocumento/Divisa");
    assertThat(report.findings().get(0).field()).isEqualTo("currency");
  }

  @Test
  void wrong_check_digit_is_a_warning_since_sdi_asks_its_register() {
    ValidationReport report = validate(FILE.replace("12345678903", "12345678904"));

    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(report.warnings())
        .extracting(Finding::rule)
        .isEqualTo(List.of("SDI-00300", "SDI-00301"));
  }
}
