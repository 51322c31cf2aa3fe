package ro.storno.einvoice.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.PolishTerms;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.xml.XmlLimits;

class FaReaderTest {
  private final FaReader reader = new FaReader(FaVersion.FA_3, XmlLimits.STANDARD);
  private final FaWriter writer = new FaWriter(FaVersion.FA_3);

  private static String kept(String name) {
    return new String(Golden.bytes("ksef-fa3-" + name + ".xml"), StandardCharsets.UTF_8);
  }

  private ReadResult read(String document) {
    return reader.read(document.getBytes(StandardCharsets.UTF_8));
  }

  private ElectronicInvoice invoice(String document) {
    return read(document).invoice().orElseThrow();
  }

  private PolishTerms terms(String document) {
    return (PolishTerms) read(document).documents().get(0).terms();
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-and-after", "advance", "settlement", "margin"})
  void document_is_read_whole_and_written_as_it_was(String name) {
    ReadResult read = read(kept(name));

    assertThat(read.findings()).isEmpty();
    Golden.assertMatches("ksef-fa3-" + name + ".xml", writer.carry(read.documents()).document());
  }

  @Test
  void correction_that_lowers_is_a_credit_note_whose_lines_before_count_positive() {
    ElectronicInvoice credit = invoice(kept("before-and-after"));

    assertThat(credit.typeCode()).isEqualTo("381");
    assertThat(credit.lines())
        .extracting(InvoiceLine::netAmount)
        .containsExactly(new BigDecimal("1000.00"), new BigDecimal("-770.00"));
    assertThat(credit.totals().lineNetTotal()).isEqualTo(new BigDecimal("230.00"));
    assertThat(credit.totals().taxInclusiveAmount()).isEqualTo(new BigDecimal("282.90"));
    assertThat(credit.precedingInvoices().get(0).number()).isEqualTo("FV/2026/10/1");
  }

  @Test
  void correction_that_raises_is_a_corrected_invoice_whose_lines_before_count_negative() {
    ElectronicInvoice corrected =
        invoice(
            kept("before-and-after")
                .replace("<P_13_1>-230.00", "<P_13_1>230.00")
                .replace("<P_14_1>-52.90", "<P_14_1>52.90")
                .replace("<P_15>-282.90", "<P_15>282.90")
                .replace("<P_8B>7", "<P_8B>11.181818")
                .replace("<P_11>770.00", "<P_11>1230.00"));

    assertThat(corrected.typeCode()).isEqualTo("384");
    assertThat(corrected.lines())
        .extracting(InvoiceLine::netAmount)
        .containsExactly(new BigDecimal("-1000.00"), new BigDecimal("1230.00"));
    assertThat(corrected.totals().taxInclusiveAmount()).isEqualTo(new BigDecimal("282.90"));
  }

  @Test
  void advance_in_euro_has_its_vat_in_zloty_and_is_paid() {
    ElectronicInvoice advance = invoice(kept("advance"));

    assertThat(advance.typeCode()).isEqualTo("386");
    assertThat(advance.vatAccountingCurrency()).isEqualTo("PLN");
    assertThat(advance.totals().vatTotalInAccountingCurrency()).isEqualTo(new BigDecimal("979.80"));
    assertThat(advance.totals().payableAmount()).isEqualByComparingTo("0");
    assertThat(advance.lines().get(0).item().name()).isEqualTo("Stół dębowy");
    assertThat(terms(kept("advance")).advanceRate()).isEqualByComparingTo("4.26");
  }

  @Test
  void settled_advances_are_an_allowance_so_that_the_core_adds_up() {
    ElectronicInvoice settlement = invoice(kept("settlement"));

    assertThat(settlement.allowances())
        .extracting(AllowanceCharge::amount)
        .containsExactly(new BigDecimal("4000.00"));
    assertThat(settlement.totals().lineNetTotal().subtract(settlement.totals().allowanceTotal()))
        .isEqualByComparingTo(settlement.totals().taxExclusiveAmount());
    assertThat(settlement.totals().payableAmount()).isEqualTo(new BigDecimal("21200.00"));
  }

  @Test
  void annotations_say_why_no_vat_is_charged() {
    ElectronicInvoice settlement = invoice(kept("settlement"));

    assertThat(settlement.taxPointDateCode()).isEqualTo("432");
    assertThat(settlement.vatBreakdown())
        .extracting(VatBreakdown::categoryCode)
        .containsExactly("S", "E", "AE");
    assertThat(settlement.vatBreakdown().get(1).exemptionReason())
        .isEqualTo("art. 43 ust. 1 pkt 37 ustawy");
    assertThat(terms(kept("settlement")).annotations().splitPayment()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "2, VATEX-EU-D",
    "3_1, VATEX-EU-F",
    "3_2, VATEX-EU-I",
    "3_3, VATEX-EU-J",
  })
  void margin_scheme_has_its_reason_and_no_vat(String kind, String reason) {
    ElectronicInvoice margin = invoice(kept("margin").replace("P_PMarzy_3_1", "P_PMarzy_" + kind));

    assertThat(margin.vatBreakdown().get(0).exemptionReasonCode()).isEqualTo(reason);
    assertThat(margin.vatBreakdown().get(0).categoryCode()).isEqualTo("E");
    assertThat(margin.lines().get(0).netAmount()).isEqualTo(new BigDecimal("15000.00"));
    assertThat(margin.totals().prepaidAmount()).isEqualTo(new BigDecimal("10000.00"));
    assertThat(margin.totals().payableAmount()).isEqualTo(new BigDecimal("5000.00"));
  }

  @Test
  void what_has_no_place_even_in_the_polish_terms_is_told() {
    ReadResult read = read(kept("margin").replace("<FP>", "<Nowe>1</Nowe><FP>"));

    assertThat(read.documents()).isEqualTo(read(kept("margin")).documents());
    assertThat(read.findings()).extracting(Finding::rule).containsExactly("READ-NOT-KEPT");
    assertThat(read.findings().get(0).location()).isEqualTo("/Faktura/Fa/Nowe");
  }

  @Test
  void document_cut_off_still_gives_what_came_before() {
    String whole = kept("advance");

    ReadResult read = read(whole.substring(0, whole.indexOf("<Fa>")));

    assertThat(read.isComplete()).isFalse();
    assertThat(read.invoice().orElseThrow().buyer().name()).isEqualTo("Zielony Ogród S.A.");
  }

  @Test
  void rates_kinds_and_units_nobody_knows_are_kept() {
    String strange =
        kept("before-and-after")
            .replace("<P_12>23", "<P_12>half")
            .replace("<P_8A>szt.", "<P_8A>beczka")
            .replace("<RodzajFaktury>KOR", "<RodzajFaktury>NOWA");

    assertThat(invoice(strange).typeCode()).isEqualTo("NOWA");
    assertThat(invoice(strange).lines().get(0).unitCode()).isEqualTo("beczka");
    assertThat(terms(strange).lines().get(0).rate()).isEqualTo("half");
    assertThat(
            new String(writer.carry(read(strange).documents()).document(), StandardCharsets.UTF_8))
        .contains("<P_12>half")
        .contains("beczka")
        .contains("NOWA");
  }

  @Test
  void signed_numbers_beyond_measure_are_told_and_not_taken() {
    ReadResult read = read(kept("margin").replace("<P_15>15000.00", "<P_15>1E999999999"));

    assertThat(read.findings()).extracting(Finding::rule).containsOnly("READ-NUMBER");
    assertThat(read.invoice().orElseThrow().totals().taxInclusiveAmount())
        .isEqualByComparingTo("15000.00");
  }

  @Test
  void document_without_anything_in_it_is_an_invoice_without_terms() {
    byte[] empty =
        ("<Faktura xmlns=\"" + FaVersion.FA_3.namespace() + "\"/>")
            .getBytes(StandardCharsets.UTF_8);

    ElectronicInvoice invoice = reader.read(empty).invoice().orElseThrow();

    assertThat(invoice.number()).isNull();
    assertThat(invoice.lines()).isEmpty();
    assertThat(reader.read(Arrays.copyOf(empty, 20)).invoice()).isEmpty();
  }
}
