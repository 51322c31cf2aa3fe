package ro.storno.pdf.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.UnprintableInvoiceException;
import ro.storno.application.receipt.PrintableReceipt;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.Press;

class PdfReceiptPrinterTest {
  private static final PdfReceiptPrinter PRINTER = new PdfReceiptPrinter(new Roll());
  private static final Instant NOW = Instant.parse("2026-11-28T10:05:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-28");
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final LineId WATER = line(2);
  private static final LineId DEPOSIT = line(3);

  private static LineId line(long number) {
    return new LineId(new UUID(1, number));
  }

  private static List<DocumentLine> lines() {
    return List.of(
        new DocumentLine(
            line(1),
            "Cafea boabe Țara Bârsei 1 kg, prăjire medie, ambalaj cu supapă",
            Quantity.of("2"),
            "buc",
            UnitPrice.of("61.50"),
            VatRate.standard("11"),
            true,
            new Discount.Percent(Percentage.of("10")),
            null,
            null,
            LineExtensions.NONE),
        DocumentLine.of(WATER, "Apă minerală 0,5 l", "6", "buc", "2.25", VatRate.standard("11")),
        DocumentLine.of(
            DEPOSIT,
            "Garanție SGR",
            "6",
            "buc",
            "0.50",
            new VatRate(VatCategory.E, Percentage.of("0"))),
        DocumentLine.of(line(4), "Caiet A5", "3", "buc", "9.917355", VatRate.standard("21")));
  }

  private static Receipt draft(
      String language,
      List<DocumentLine> lines,
      @Nullable String customer,
      @Nullable String notes) {
    Money total = TotalsCalculator.totals(Currency.RON, lines).total();
    Money card = Money.of("100", Currency.RON);
    InvoiceContent content =
        new InvoiceContent(
            DocumentType.INVOICE,
            "380",
            null,
            null,
            null,
            TODAY,
            null,
            Currency.RON,
            null,
            null,
            Party.of(
                "Băcănia Veche SRL",
                "RO18547290",
                new Address("Str. Lungă 1", "Brașov", "RO-BV", "500035", "RO")),
            null,
            PaymentMethod.OTHER,
            language,
            lines,
            InvoiceReferences.NONE,
            new InvoiceTexts(notes, null, null, null, null, null, null, null, null, null, null),
            InvoiceOptions.NONE,
            InvoiceExtensions.NONE);
    return Receipt.draft(
        new PrecedingId(new UUID(2, 1)),
        new CompanyId(new UUID(3, 1)),
        "BON-0a1b2c3d",
        content,
        new Sale(
            TenderMethod.MIXED,
            new Tenders(total.minus(card), card, Money.zero(Currency.RON)),
            "Casa 1 - intrare",
            "AAAA123456",
            customer,
            customer == null ? null : "RO14399840",
            Map.of(DEPOSIT, WATER),
            Map.of(),
            null),
        NOW);
  }

  static Receipt issued(String language) {
    Receipt draft = draft(language, lines(), "Acme SRL", "Vă mulțumim!\nVă mai așteptăm.");
    return draft.with(draft.document().issue(new DocumentNumber("BON", 42), NOW));
  }

  static Receipt refund(Receipt sold) {
    long[] next = {100};
    Receipt refund =
        sold.refund(
            new PrecedingId(new UUID(2, 2)),
            "BON-00000000",
            new RefundPool(sold, List.of()),
            Map.of(WATER, new BigDecimal("2")),
            TODAY,
            () -> line(next[0]++),
            NOW);
    return refund.with(refund.document().issue(new DocumentNumber("BON", 43), NOW));
  }

  private static byte[] print(Receipt receipt, @Nullable String refundOf) {
    return PRINTER.print(new PrintableReceipt(receipt, refundOf, BUCHAREST, Appearance.plain()));
  }

  private static PDDocument open(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  private static String text(byte[] pdf) throws IOException {
    keep(pdf);
    try (PDDocument document = open(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("[\\u00a0\\u202f ]+", " ");
    }
  }

  /** For looking at: {@code -Dstorno.receipts=folder}. */
  private static void keep(byte[] pdf) throws IOException {
    String folder = System.getProperty("storno.receipts");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      Files.write(Path.of(folder, Integer.toHexString(Arrays.hashCode(pdf)) + ".pdf"), pdf);
    }
  }

  @Test
  void receipt_says_what_was_sold_and_how_it_was_paid() throws IOException {
    String text = text(print(issued("ro"), null));
    assertThat(text)
        .containsSubsequence(
            "Băcănia Veche SRL",
            "CIF RO18547290",
            "BON FISCAL",
            "BON-0042",
            "28.11.2026 12:05",
            "2 buc × 61,50 · TVA 11% inclus",
            "reducere 12,30",
            "Apă minerală 0,5 l",
            "6 buc × 2,25 · + TVA 11%",
            "Garanție SGR",
            "garanție ambalaj SGR",
            "TOTAL",
            "164,69 RON",
            "TVA 11%",
            "fără TVA la 3,00",
            "Numerar",
            "64,69",
            "Card",
            "100,00",
            "Casa 1 - intrare",
            "AAAA123456",
            "Acme SRL",
            "RO14399840",
            "Vă mai așteptăm.");
    assertThat(text).doesNotContain("Alte mijloace");
  }

  @Test
  void refund_names_the_receipt_and_shows_what_goes_out() throws IOException {
    Receipt sold = issued("ro");
    String text = text(print(refund(sold), "BON-0042"));
    assertThat(text)
        .containsSubsequence(
            "BON DE RAMBURSARE",
            "BON-0043",
            "pentru bonul BON-0042",
            "-2 buc × 2,25",
            "Garanție SGR",
            "-1,00",
            "TOTAL",
            "-6,00 RON");
    assertThat(text).doesNotContain("BON FISCAL");
  }

  @ParameterizedTest
  @CsvSource({
    "ro, BON FISCAL, BON DE RAMBURSARE",
    "en, RECEIPT, REFUND RECEIPT",
    "de, KASSENBON, ERSTATTUNGSBON",
    "fr, TICKET DE CAISSE, TICKET DE REMBOURSEMENT"
  })
  void title_is_in_the_language_of_the_receipt(String language, String sale, String refund)
      throws IOException {
    Receipt sold = issued(language);
    assertThat(text(print(sold, null))).contains("\n" + sale);
    assertThat(text(print(refund(sold), "BON-0042"))).contains("\n" + refund);
  }

  @Test
  void drafts_and_cancelled_receipts_are_marked() throws IOException {
    Receipt draft = draft("ro", lines(), null, null);
    assertThat(text(print(draft, null))).contains("CIORNĂ, NEEMIS", "BON-0a1b2c3d");
    assertThat(text(print(issued("ro").cancel(Remark.NONE, NOW), null))).contains("ANULAT");
  }

  @Test
  void strip_is_80_mm_wide_and_as_long_as_its_content() throws IOException {
    try (PDDocument brief = open(print(draft("ro", lines(), null, null), null));
        PDDocument whole = open(print(issued("ro"), null))) {
      assertThat(brief.getNumberOfPages()).isOne();
      assertThat(brief.getPage(0).getMediaBox().getWidth()).isBetween(226f, 227.5f);
      float millimetres = whole.getPage(0).getMediaBox().getHeight() / 72 * 25.4f;
      assertThat(millimetres).isBetween(90f, 200f);
      assertThat(whole.getPage(0).getMediaBox().getHeight())
          .isGreaterThan(brief.getPage(0).getMediaBox().getHeight());
    }
  }

  @Test
  void same_receipt_is_the_same_bytes() {
    assertThat(print(issued("ro"), null)).isEqualTo(print(issued("ro"), null));
  }

  @Test
  void hostile_texts_stay_on_the_strip_and_out_of_the_markup() throws IOException {
    List<DocumentLine> hostile = new ArrayList<>(lines());
    hostile.set(
        0,
        DocumentLine.of(
            line(1),
            "<script>alert(1)</script>{{ page }}" + "W".repeat(120) + " שלום \uD80C\uDC00",
            "1000000",
            "u".repeat(50),
            "123456.789",
            VatRate.standard("21")));
    String text = text(print(draft("ro", hostile, "]]>&\"'".repeat(20), "a".repeat(900)), null));
    assertThat(text).contains("<script>alert(1)</script>").contains(PlainText.MISSING);
  }

  @Test
  void thousand_lines_are_printed_and_more_are_refused() throws IOException {
    List<DocumentLine> many = new ArrayList<>(lines());
    for (int i = 0; i < PdfReceiptPrinter.MOST_LINES - 4; i++) {
      many.add(DocumentLine.of(line(10 + i), "M" + i, "1", "buc", "1", VatRate.standard("21")));
    }
    assertThat(text(print(draft("ro", many, null, null), null))).contains("M995", "TOTAL");
    many.add(DocumentLine.of(line(9), "Prea mult", "1", "buc", "1", VatRate.standard("21")));
    Receipt longer = draft("ro", many, null, null);
    assertThatThrownBy(() -> print(longer, null)).isInstanceOf(UnprintableInvoiceException.class);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_has_all_words_and_our_fonts_have_all_their_letters(Language language) {
    assertThat(Words.of(language).texts().keySet())
        .isEqualTo(Words.of(Language.RO).texts().keySet());
    PlainText plain = new Press().plainText();
    assertThat(Words.of(language).texts().values())
        .allSatisfy(word -> assertThat(plain.line(word, 1_000)).isEqualTo(word.strip()));
  }
}
