package ro.storno.einvoice.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Every check notices the mistake it is there for, and nothing else does. */
class KsefRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(
          RuleSetRegistry.standard(),
          XmlLimits.STANDARD,
          Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

  private static String kept(String name) {
    return new String(Golden.bytes("ksef-fa3-" + name + ".xml"), StandardCharsets.UTF_8);
  }

  private static ValidationReport validate(String document) {
    return VALIDATOR.validate(document.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-and-after", "advance", "settlement", "margin"})
  void document_without_mistakes_has_no_findings(String name) {
    assertThat(validate(kept(name)).findings()).isEmpty();
    assertThat(validate(kept(name)).verdict()).isEqualTo(Verdict.VALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "W01 | margin | <NIP>5265877635 | <NIP>5265877634",
        "W02 | before-and-after | (?s)<PrzyczynaKorekty>.*</DaneFaKorygowanej>\\s*"
            + "(<FaWiersz>) | $1",
        "W03 | settlement | (?s)<FakturaZaliczkowa>.*</FakturaZaliczkowa> | ``",
        "W04 | advance | (?s)<Zamowienie>.*</Zamowienie> | ``",
        "W05 | before-and-after | 0100A0AC0B1E-50 | 0100A0AC0B1E-51",
        "W05 | settlement | 0200A0AC0B2F-5B | 0200A0AC0B2F-5C",
        "W06 | settlement | <P_18>1 | <P_18>2",
        "W07 | settlement | (?s)<P_19>.*</P_19A> | <P_19N>1</P_19N>",
        "W08 | margin | (?s)<P_PMarzy>.*</P_PMarzy_3_1> | <P_PMarzyN>1</P_PMarzyN>",
        "W09 | margin | <P_13_11>15000.00</P_13_11>"
            + " | <P_13_6_2>0.00</P_13_6_2><P_13_11>15000.00</P_13_11>",
        "W10 | settlement | <P_11>20000.00 | <P_11>20000.02",
        "W10 | margin | <P_11A>15000.00 | <P_11A>15000.02",
        "W13 | advance | <P_15>1230.00 | <P_15>1230.02",
        "W14 | advance | <P_14_1W>979.80</P_14_1W> | ``",
        "W15 | settlement | <P_18A>1 | <P_18A>2",
        "450-01 | margin | <P_1>2026-11-10 | <P_1>2026-11-22"
      })
  void check_notices_its_mistake(String code, String name, String pattern, String replacement) {
    String document = kept(name);
    String wrong = document.replaceFirst(pattern, replacement);
    assertThat(wrong).isNotEqualTo(document);

    ValidationReport report = validate(wrong);

    assertThat(report.findings()).extracting(Finding::rule).containsOnly("KSEF-" + code);
    assertThat(report.findings()).allMatch(finding -> finding.remedy() != null);
    assertThat(report.findings())
        .allMatch(finding -> String.valueOf(finding.location()).startsWith("/Faktura"));
    assertThat(report.verdict()).isEqualTo(code.startsWith("W") ? Verdict.VALID : Verdict.INVALID);
  }

  @Test
  void sums_that_do_not_follow_from_the_lines_are_noticed() {
    ValidationReport report =
        validate(
            kept("before-and-after")
                .replace("<P_13_1>-230.00", "<P_13_1>-240.00")
                .replace("<P_14_1>-52.90", "<P_14_1>-42.90"));

    assertThat(report.findings()).extracting(Finding::rule).containsExactly("KSEF-W11", "KSEF-W12");
  }

  @Test
  void file_of_more_than_a_megabyte_is_turned_away() {
    String padded = kept("margin").replace("<FP>", " ".repeat(1_000_000) + "<FP>");

    assertThat(validate(padded).errors()).extracting(Finding::rule).containsExactly("KSEF-430-01");
  }

  @Test
  void file_in_another_encoding_is_turned_away() {
    byte[] latin2 =
        kept("margin")
            .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-2\"")
            .getBytes(java.nio.charset.Charset.forName("ISO-8859-2"));

    assertThat(VALIDATOR.validate(latin2, TODAY).errors())
        .extracting(Finding::rule)
        .containsExactly("KSEF-430-02");
  }

  @Test
  void instructions_in_comments_and_literal_text_are_none() {
    String harmless = kept("margin").replace("<FP>", "<!-- <?x?> --><FP>");

    assertThat(validate(harmless).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<KodKraju>PL</KodKraju>, <KodKraju>XX</KodKraju>",
    "<P_1>2026-11-10, <P_1>2026-11-31",
    "<P_1>2026-11-10, <P_1>10.11.2026",
    "<NIP>5265877635, <NIP>526587763",
    "<NIP>5265877635, <NIP>0265877635",
    "<KodWaluty>PLN, <KodWaluty>ABC",
    "<P_15>15000.00, <P_15>15000.001",
    "<P_9B>15000, <P_9B>15.123456789",
    "<P_16>2, <P_16>3",
    "<P_2>FM/1</P_2>, ''",
    "2026-11-10T09:30:00Z, 2026-11-10T09:30"
  })
  void schema_checks_every_base_type_without_network(String right, String wrong) {
    String document = kept("margin");
    assertThat(document).contains(right);

    ValidationReport report = validate(document.replace(right, wrong));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::source).containsOnly(FindingSource.SCHEMA);
  }

  @Test
  void fa_2_of_a_day_after_its_end_is_not_passed_over_in_silence() {
    byte[] fa3 = kept("margin").getBytes(StandardCharsets.UTF_8);
    ReadResult read = new FaReader(FaVersion.FA_3, XmlLimits.STANDARD).read(fa3);
    byte[] document = new FaWriter(FaVersion.FA_2).carry(read.documents()).document();
    String fa2 = new String(document, StandardCharsets.UTF_8);

    assertThat(validate(fa2).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(
            VALIDATOR
                .validate(
                    fa2.replace("2026-11", "2025-11").getBytes(StandardCharsets.UTF_8),
                    LocalDate.of(2025, 11, 30))
                .verdict())
        .isEqualTo(Verdict.VALID);
  }
}
