package ro.storno.einvoice.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ValidInvoice;
import ro.storno.einvoice.syntax.Written;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

class FaWriterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(
          RuleSetRegistry.standard(),
          XmlLimits.STANDARD,
          Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
  private final FaWriter writer = new FaWriter(FaVersion.FA_3);
  private final FaReader reader = new FaReader(FaVersion.FA_3, XmlLimits.STANDARD);

  /** The same invoice, sold from Poland. */
  private static ElectronicInvoice polish(ElectronicInvoice invoice) {
    PostalAddress address =
        PostalAddress.builder()
            .line1("ul. Prosta 1")
            .postCode("00-838")
            .city("Warszawa")
            .countryCode("PL")
            .build();
    return invoice.toBuilder()
        .seller(invoice.seller().toBuilder().vatId("PL5265877635").address(address).build())
        .build();
  }

  private static ElectronicInvoice credit() {
    return polish(Invoices.romanian(2)).toBuilder()
        .typeCode("381")
        .precedingInvoices(List.of(new PrecedingInvoice("FV/1", LocalDate.of(2026, 10, 1))))
        .build();
  }

  private String written(ElectronicInvoice invoice) {
    return new String(writer.carry(invoice).document(), StandardCharsets.UTF_8);
  }

  @Test
  void invoice_of_the_core_is_written_as_kept_and_valid() {
    Written written = writer.carry(polish(Invoices.romanian(2)));

    Golden.assertMatches("ksef-fa3-from-core.xml", written.document());
    ValidationReport report = VALIDATOR.validate(written.document(), TODAY);
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    assertThat(String.valueOf(report.ruleSet())).startsWith("KSeF FA(3)");
  }

  @Test
  void correction_in_another_currency_tells_vat_in_pln_and_the_number_of_the_first_in_ksef() {
    ElectronicInvoice credit = credit();
    ElectronicInvoice converted =
        credit.toBuilder()
            .vatAccountingCurrency("PLN")
            .lines(
                credit.lines().stream()
                    .map(
                        line ->
                            line.toBuilder().vat(new LineVat("S", new BigDecimal("23"))).build())
                    .toList())
            .vatBreakdown(
                credit.vatBreakdown().stream()
                    .map(group -> group.toBuilder().rate(new BigDecimal("23")).build())
                    .toList())
            .totals(
                credit.totals().toBuilder()
                    .vatTotalInAccountingCurrency(new BigDecimal("97.88"))
                    .build())
            .build();
    PolishTerms terms =
        PolishTerms.builder()
            .descriptions(
                List.of(new PolishTerms.Description(null, "Kurs waluty", "1 RON = 0.8537 PLN")))
            .correction(
                new PolishTerms.Correction(
                    null,
                    null,
                    List.of(
                        new PolishTerms.CorrectedInvoice(
                            LocalDate.of(2026, 10, 1),
                            "FV/1",
                            "5265877635-20250916-0200A0D6723E-C2")),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null))
            .build();
    byte[] document = writer.carry(List.of(new NationalInvoice(converted, terms))).document();
    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains("<P_14_1W>-97.88</P_14_1W>")
        .contains("<NrKSeF>1</NrKSeF>")
        .contains("<NrKSeFFaKorygowanej>5265877635-20250916-0200A0D6723E-C2</NrKSeFFaKorygowanej>")
        .contains("<Wartosc>1 RON = 0.8537 PLN</Wartosc>");
    assertThat(VALIDATOR.validate(document, TODAY).errors()).isEmpty();
  }

  @Test
  void credit_note_is_a_correction_with_negative_amounts_and_is_read_with_positive_ones() {
    byte[] document = writer.carry(credit()).document();

    Golden.assertMatches("ksef-fa3-correction.xml", document);
    assertThat(new String(document, StandardCharsets.UTF_8))
        .contains("<RodzajFaktury>KOR</RodzajFaktury>")
        .contains("<P_15>-")
        .contains("<NrKSeFN>1</NrKSeFN>")
        .doesNotContain("<NrKSeF>");
    ElectronicInvoice again = reader.read(document).invoice().orElseThrow();
    assertThat(again.typeCode()).isEqualTo("381");
    assertThat(again.totals().taxInclusiveAmount())
        .isEqualByComparingTo(credit().totals().taxInclusiveAmount());
    assertThat(again.lines().get(0).netAmount())
        .isEqualByComparingTo(credit().lines().get(0).netAmount());
    assertThat(VALIDATOR.validate(document, TODAY).errors()).isEmpty();
  }

  @Test
  void vat_in_zloty_is_shared_out_and_adds_up() {
    ElectronicInvoice core = polish(Invoices.romanian(2));
    String document =
        written(
            core.toBuilder()
                .currency("EUR")
                .vatAccountingCurrency("PLN")
                .vatBreakdown(
                    core.vatBreakdown().stream()
                        .map(vat -> vat.toBuilder().rate(new BigDecimal("23")).build())
                        .toList())
                .totals(
                    core.totals().toBuilder()
                        .vatTotalInAccountingCurrency(new BigDecimal("161.01"))
                        .build())
                .build());

    ReadResult again = reader.read(document.getBytes(StandardCharsets.UTF_8));
    assertThat(document).containsPattern("<P_14_\\dW>");
    assertThat(again.invoice().orElseThrow().totals().vatTotalInAccountingCurrency())
        .isEqualByComparingTo("161.01");
  }

  @Test
  void what_only_fa_3_can_say_is_told_when_fa_2_is_written() {
    byte[] fa3 = Golden.bytes("ksef-fa3-margin.xml");

    Written fa2 = new FaWriter(FaVersion.FA_2).carry(reader.read(fa3).documents());

    assertThat(fa2.leftOut())
        .extracting(Finding::location)
        .containsExactly("/Faktura/Fa/Platnosc/ZaplataCzesciowa/form");
    assertThat(VALIDATOR.validate(fa2.document(), LocalDate.of(2026, 1, 31)).errors())
        .extracting(Finding::rule)
        .isEmpty();
  }

  @Test
  void seller_without_nip_is_refused() {
    UnwritableInvoiceException refusal =
        catchThrowableOfType(
            UnwritableInvoiceException.class, () -> writer.carry(Invoices.romanian(1)));

    assertThat(refusal.findings()).extracting(Finding::rule).contains("FA-MISSING");
    assertThat(refusal.findings().get(0).location())
        .isEqualTo("/Faktura/Podmiot1/DaneIdentyfikacyjne/NIP");
  }

  @Property(tries = 60, seed = "20261121")
  void valid_invoice_with_a_polish_seller_is_valid_in_both_versions(@ForAll long seed) {
    ElectronicInvoice invoice = polish(ValidInvoice.of(seed));
    if (Set.of("381", "383", "384").contains(String.valueOf(invoice.typeCode()))) {
      invoice =
          invoice.toBuilder()
              .precedingInvoices(List.of(new PrecedingInvoice("FV/1", LocalDate.of(2026, 1, 2))))
              .build();
    }
    for (FaVersion version : FaVersion.values()) {
      FaWriter own = new FaWriter(version);
      FaReader ownReader = new FaReader(version, XmlLimits.STANDARD);
      byte[] document = own.carry(invoice).document();
      LocalDate day = version == FaVersion.FA_2 ? LocalDate.of(2026, 1, 31) : TODAY;
      ValidationReport report = VALIDATOR.validate(document, day);
      assertThat(report.errors()).filteredOn(f -> !f.rule().equals("KSEF-450-01")).isEmpty();
      ReadResult once = ownReader.read(document);
      assertThat(ownReader.read(own.carry(once.documents()).document()).documents())
          .isEqualTo(once.documents());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<NIP>5265877635</NIP>, <NIP>0265877635</NIP>",
    "<KodKraju>PL</KodKraju>, <KodKraju>XX</KodKraju>",
    "<P_1>2026-, <P_1>1826-",
    "<RodzajFaktury>VAT, <RodzajFaktury>BAD"
  })
  void schema_is_never_open_for_wrong_values(String right, String wrong) {
    String document = written(polish(Invoices.romanian(1)));
    assertThat(document).contains(right);

    ValidationReport report =
        VALIDATOR.validate(
            document.replaceFirst(right, wrong).getBytes(StandardCharsets.UTF_8), TODAY);

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::source).containsOnly(FindingSource.SCHEMA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "430-03 | ^ | \uFEFF",
        "430-04 | <Naglowek> | <?x y?><Naglowek>",
        "430-05 | <Nazwa> | <Nazwa>&#x85;",
        "450-01 | <P_1>2026-\\d\\d | <P_1>2026-12",
        "W01 | <NIP>5265877635 | <NIP>5265877634",
        "W10 | <P_11>\\d+ | <P_11>77777",
        "W13 | <P_15>\\d+ | <P_15>77777",
      })
  void rules_notice_mistakes(String code, String pattern, String replacement) {
    String document = written(polish(Invoices.romanian(1)));
    String wrong = document.replaceFirst(pattern, replacement);
    assertThat(wrong).isNotEqualTo(document);

    ValidationReport report = VALIDATOR.validate(wrong.getBytes(StandardCharsets.UTF_8), TODAY);

    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().equals("KSEF-" + code))
        .isNotEmpty()
        .allMatch(finding -> finding.remedy() != null)
        .allMatch(finding -> String.valueOf(finding.location()).startsWith("/Faktura"));
    assertThat(report.verdict()).isEqualTo(code.startsWith("W") ? Verdict.VALID : Verdict.INVALID);
  }
}
