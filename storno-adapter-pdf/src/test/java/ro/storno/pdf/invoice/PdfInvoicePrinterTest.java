package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Payment;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.invoice.UnprintableInvoiceException;

class PdfInvoicePrinterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RO|Factură|Data scadenței|21.12.2026|8.306,00 RON|Total de plată|21%|Pagina 1 din 1|buc",
        "EN|Invoice|Due date|21 Dec 2026|RON 8,306.00|Total due|21%|Page 1 of 1|pcs",
        "DE|Rechnung|Fällig am|21.12.2026|8.306,00 RON|Zahlbetrag|21 %|Seite 1 von 1|Stk.",
        "FR|Facture|Échéance|21/12/2026|8 306,00 RON|Net à payer|21 %|Page 1 sur 1|pcs"
      })
  void each_language_has_its_own_words_numbers_and_dates(
      Language language,
      String kind,
      String dueLabel,
      String due,
      String total,
      String totalLabel,
      String rate,
      String page,
      String unit) {
    String text = Pdfs.text(SampleInvoices.typical(language));
    assertThat(text).contains(kind, dueLabel, due, total, totalLabel, rate, page, " " + unit);
  }

  @Test
  void parties_lines_and_totals_are_on_the_page_with_their_diacritics() {
    String text = Pdfs.text(SampleInvoices.typical(Language.RO));
    assertThat(text)
        .contains(
            "ATM-0042",
            "Atelierul de Mobilă Țăranu SRL",
            "Str. Ștefan cel Mare nr. 24",
            "RO14399840",
            "J40/8302/2014",
            "Capital social 200 lei",
            "Grădinița Micul Prinț SRL",
            "Comandă",
            "PO-2026-117",
            "Masă rotundă din lemn de fag",
            "Cod MAS-090",
            "Reducere 10%: -248,00",
            "6,5 ore",
            "2.232,00",
            "6.943,60",
            "1.362,40",
            "RO49 AAAA 1B31 0075 9384 0000",
            "penalități de 0,05% pe zi",
            "Întocmit de",
            "Andrei Țăranu");
  }

  @Test
  void proforma_asks_for_payment_under_its_own_title() {
    PrintableInvoice typical = SampleInvoices.typical(Language.RO);
    assertThat(Pdfs.text(typical.as(Kind.PROFORMA, Standing.VALID)))
        .contains("Factură proformă", "ATM-0042", "RO49 AAAA 1B31 0075 9384 0000", "de plată");
  }

  @Test
  void delivery_note_shows_amounts_and_asks_for_no_payment() {
    PrintableInvoice typical = SampleInvoices.typical(Language.RO);
    assertThat(Pdfs.text(typical.as(Kind.DELIVERY_NOTE, Standing.VALID)))
        .containsPattern("Aviz de însoțire a\\s+mărfii")
        .contains("ATM-0042", "6.943,60")
        .doesNotContain("RO49 AAAA 1B31 0075 9384 0000");
  }

  @Test
  void vat_is_broken_down_by_rate_with_the_reason_for_exemption() {
    String text = Pdfs.text(SampleInvoices.everything());
    assertThat(text)
        .containsPattern("21% 981,00 206,01")
        .containsPattern("11% 189,60 20,86")
        .containsPattern("Scutit 600,00 0,00")
        .contains("art. 292 alin. (1) lit. f) din Codul fiscal")
        .doesNotContain("Scutit Scutit");
  }

  @Test
  void foreign_currency_shows_vat_in_lei_with_the_exchange_rate() {
    String text = Pdfs.text(SampleInvoices.everything());
    assertThat(text)
        .contains("Echivalent în RON", "1.155,04 RON", "1 EUR = 5,0912 RON, curs BNR 20.11.2026");
  }

  @Test
  void allowances_advances_payments_and_balance_stand_in_the_totals() {
    String text = Pdfs.text(SampleInvoices.everything());
    assertThat(text)
        .contains(
            "Subtotal 1.785,60",
            "Reducere comercială 5% -50,00",
            "Transport 35,00",
            "Avans achitat -200,00",
            "Achitat -500,00",
            "Rest de plată 1.297,47 EUR",
            "Transfer bancar, OP 1187",
            "TVA la încasare",
            "Agent de vânzări",
            "B 123 ABC",
            "Atelierul Țăranu – mobilă făcută să dureze");
  }

  @Test
  void credit_note_names_the_invoice_it_corrects_and_asks_for_no_payment() {
    String text = Pdfs.text(SampleInvoices.creditNote());
    assertThat(text)
        .contains("Factură storno", "Corectează factura", "286,77 RON")
        .containsPattern("ATM-0042\\s+din 21.11.2026")
        .doesNotContain("Date pentru plată", "Total de plată");
  }

  @Test
  void draft_is_marked_on_the_page_and_gives_no_payment_reference() {
    String text = Pdfs.asDrawn(SampleInvoices.draft());
    assertThat(occurrences(text, "Ciornă")).isEqualTo(2);
    assertThat(text).contains("fără valoare fiscală").doesNotContain("Referința plății");
  }

  @Test
  void cancelled_invoice_is_marked_and_shows_no_bank_details() {
    String text = Pdfs.asDrawn(SampleInvoices.cancelled());
    assertThat(occurrences(text, "Cancelled")).isEqualTo(2);
    assertThat(text).contains("do not pay").doesNotContain("Payment details");
  }

  @Test
  void every_page_of_a_long_draft_carries_the_mark() {
    SampleInvoices sample = new SampleInvoices();
    sample.standing = PrintableInvoice.Standing.DRAFT;
    for (int i = 0; i < 80; i++) {
      sample.line("Articol", "1", "buc", "1.00", "21");
    }
    List<String> pages = Pdfs.pages(sample.build());
    assertThat(pages).hasSizeGreaterThan(2).allMatch(page -> page.contains("Ciornă"));
  }

  @Test
  void paid_invoice_says_so() {
    assertThat(Pdfs.text(SampleInvoices.paid()))
        .contains("entièrement réglée", "Reste à payer 0,00 RON", "Virement, OP 1187");
  }

  @Test
  void seller_outside_vat_has_no_vat_columns() {
    String text = Pdfs.text(SampleInvoices.notVatRegistered());
    assertThat(text)
        .contains("neînregistrat în scopuri de TVA", "1.440,00")
        .doesNotContain("Valoare TVA", "Detalii TVA", "Total fără TVA");
  }

  @Test
  void long_lists_repeat_the_header_and_count_the_pages() {
    List<String> pages = Pdfs.pages(SampleInvoices.many(120));
    assertThat(pages).hasSize(5);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i))
          .contains("Produs sau serviciu", "Preț unitar", "Pagina " + (i + 1) + " din 5");
    }
    assertThat(pages.subList(1, 5)).allMatch(page -> page.startsWith("Factură ATM-0042"));
    String all = String.join("\n", pages);
    for (int line = 1; line <= 120; line++) {
      assertThat(all).containsPattern("Articol de catalog numărul " + line + "\\b");
    }
  }

  @Test
  void wide_amounts_stay_on_one_line() {
    assertThat(Pdfs.text(SampleInvoices.wideAmounts()))
        .contains("987.654.321.987,65", "1.196.537.114.441,52 RON", "12.345,6789");
  }

  @Test
  void characters_without_a_glyph_become_boxes_and_legacy_forms_are_composed() {
    String text = Pdfs.text(SampleInvoices.strangeNames());
    assertThat(text).contains("□□□□□□□□", "Łódź", "Żółć", "Ελλάς", "Київ", "ă ș ț");
  }

  @Test
  void hebrew_reads_from_right_to_left() {
    SampleInvoices sample = new SampleInvoices();
    sample.line("שלום (אחד)", "1", "buc", "1.00", "21");
    assertThat(Pdfs.text(sample.build())).contains("שלום (אחד)");
  }

  @Test
  void amounts_with_more_decimals_than_the_currency_are_never_rounded() {
    SampleInvoices sample = new SampleInvoices();
    sample.line("Energie", "1", "KWH", "0.123456", "21");
    assertThat(Pdfs.text(sample.build())).contains("0,123456");
  }

  @Test
  void agreed_price_with_vat_is_shown_beneath_the_net_price() {
    PrintableInvoice.Line line =
        new PrintableInvoice.Line(
            "Lampă",
            null,
            BigDecimal.ONE,
            "buc",
            new BigDecimal("100.00"),
            new BigDecimal("121.00"),
            null,
            new BigDecimal("100.00"),
            "S",
            new BigDecimal("21.00"),
            new BigDecimal("21.00"));
    SampleInvoices sample = new SampleInvoices();
    sample.lines.add(line);
    assertThat(Pdfs.text(sample.build())).contains("cu TVA 121,00");
  }

  @Test
  void document_title_author_and_language_are_those_of_the_invoice() {
    byte[] pdf = Pdfs.PRINTER.print(SampleInvoices.typical(Language.DE));
    Pdfs.open(
        pdf,
        document -> {
          assertThat(document.getDocumentInformation().getTitle())
              .isEqualTo("Rechnung ATM-0042 · Atelierul de Mobilă Țăranu SRL");
          assertThat(document.getDocumentInformation().getAuthor())
              .isEqualTo("Atelierul de Mobilă Țăranu SRL");
          assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
          return null;
        });
  }

  @Test
  void too_many_lines_are_refused_with_what_to_do() {
    SampleInvoices sample = new SampleInvoices();
    sample.line("Articol", "1", "buc", "1.00", "21");
    PrintableInvoice one = sample.build();
    PrintableInvoice invoice =
        new PrintableInvoice(
            one.heading(),
            one.seller(),
            one.buyer(),
            one.references(),
            Collections.nCopies(PdfInvoicePrinter.MOST_LINES + 1, one.lines().get(0)),
            one.adjustments(),
            one.vatBreakdown(),
            one.totals(),
            null,
            List.<Payment>of(),
            one.bankAccounts(),
            one.texts(),
            one.appearance());
    assertThatThrownBy(() -> Pdfs.PRINTER.print(invoice))
        .isInstanceOf(UnprintableInvoiceException.class)
        .hasMessageContaining("5001 lines")
        .hasMessageContaining("Split it");
  }

  @Test
  void bank_accounts_can_be_left_out() {
    SampleInvoices sample = new SampleInvoices();
    sample.appearance = SampleInvoices.look(null, null, false, null);
    sample.line("Articol", "1", "buc", "1.00", "21");
    assertThat(Pdfs.text(sample.build())).doesNotContain("IBAN");
  }

  @Test
  void warm_up_may_run_any_number_of_times() {
    PdfInvoicePrinter printer = new PdfInvoicePrinter();
    printer.warmUp();
    printer.warmUp();
    assertThat(printer.print(SampleInvoices.oneLine()))
        .isEqualTo(Pdfs.PRINTER.print(SampleInvoices.oneLine()));
  }

  @Test
  void dates_before_the_year_1000_and_after_9999_do_not_stop_printing() {
    SampleInvoices sample = new SampleInvoices();
    sample.issueDate = LocalDate.of(12026, 1, 1);
    sample.line("Articol", "1", "buc", "1.00", "21");
    assertThat(Pdfs.text(sample.build())).contains("01.01.12026");
  }

  private static int occurrences(String text, String word) {
    return (int) Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
  }
}
