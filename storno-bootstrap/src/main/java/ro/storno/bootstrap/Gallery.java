package ro.storno.bootstrap;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.application.printing.SampleDocument;
import ro.storno.application.printing.SampleRoll;
import ro.storno.domain.party.Address;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.PageImages;
import ro.storno.pdf.invoice.PdfInvoicePrinter;
import ro.storno.pdf.receipt.PdfReceiptPrinter;
import ro.storno.pdf.receipt.PdfZReportPrinter;
import ro.storno.pdf.receipt.Roll;

/**
 * Pictures of made-up documents in every design: each kind in each language, each font, a draft,
 * two hundred lines, receipts and Z reports, and names that are long, written from the right or
 * full of emoji.
 */
final class Gallery {
  private static final int DOTS_PER_INCH = 90;
  private static final int MANY = 200;
  private static final LocalDate DATE = LocalDate.of(2026, 11, 28);

  private static final Party SELLER =
      new Party(
          "Atelier Exemplu SRL",
          "14399840",
          "RO14399840",
          "J40/8302/2014",
          "200 lei",
          List.of("Str. Ștefan cel Mare nr. 24", "020146 București", "România"),
          null,
          "contact@example.com",
          "+40 21 000 0000",
          "https://example.com");

  private static final ro.storno.domain.party.Party SHOP =
      ro.storno.domain.party.Party.of(
          "Atelier Exemplu SRL",
          "RO14399840",
          new Address("Str. Ștefan cel Mare nr. 24", "București", "RO-B", "020146", "RO"));

  private static final Party STRANGE =
      new Party(
          "Întreprinderea Individuală de Comerț și Servicii Internaționale Țăranu-Știrbei-"
              + "Brâncoveanu & Asociații \uD83E\uDD84 (בדיקה شركة) SRL",
          "14399840",
          "RO14399840",
          "J40/8302/2014",
          "1.000.000 lei",
          List.of(
              "Bulevardul General Gheorghe Magheru nr. 1234567890, bloc A12, scara B, etaj 11",
              "Foarte-Lung-Nume-De-Localitate-Fără-Niciun-Spațiu-Între-Cuvinte-010101",
              "România"),
          "שרה כהן",
          "a.very.long.address.of.somebody@a-very-long-subdomain.example.com",
          "+40 21 000 0000",
          "https://example.com/a/very/long/path");

  private final PdfInvoicePrinter printer = new PdfInvoicePrinter();
  private final Roll roll = new Roll();
  private final PdfReceiptPrinter receipts = new PdfReceiptPrinter(roll);
  private final PdfZReportPrinter reports = new PdfZReportPrinter(roll);
  private final BiConsumer<String, byte[]> wall;

  /**
   * @param wall takes the name of each picture, such as {@code bold/invoice-ro-1.png}, and the PNG
   */
  Gallery(BiConsumer<String, byte[]> wall) {
    this.wall = wall;
  }

  /** Hangs all pictures. */
  void hang() {
    for (PrintDesign design : PrintDesign.values()) {
      for (Kind kind : Kind.values()) {
        for (Language language : Language.values()) {
          String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
          hang(design, name + "-" + language.code(), sample(kind, language, SELLER, design, 4));
        }
      }
      for (PrintFont font : PrintFont.values()) {
        hang(
            design,
            "font-" + font.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            new SampleDocument(Kind.INVOICE, Language.RO, SELLER, DATE)
                .printable(look(design, font)));
      }
      hang(
          design,
          "draft-ro",
          sample(Kind.INVOICE, Language.RO, SELLER, design, 4).as(Kind.INVOICE, Standing.DRAFT));
      hang(design, "many-lines-ro", sample(Kind.INVOICE, Language.RO, SELLER, design, MANY));
      hang(design, "names-de", sample(Kind.INVOICE, Language.DE, STRANGE, design, 4));
      hangRolls(design);
    }
  }

  private static PrintableInvoice sample(
      Kind kind, Language language, Party seller, PrintDesign design, int lines) {
    return new SampleDocument(kind, language, seller, DATE)
        .printable(look(design, PrintFont.DEJAVU_SANS), lines);
  }

  private static Appearance look(PrintDesign design, PrintFont font) {
    return new Appearance(
        new PrintSettings(
            design, null, font, true, true, "www.example.com", null, PrintLabels.NONE),
        null);
  }

  private void hangRolls(PrintDesign design) {
    for (Language language : Language.values()) {
      SampleRoll sample = new SampleRoll(language, SHOP, DATE, look(design, PrintFont.DEJAVU_SANS));
      hang(design, "receipt-" + language.code(), receipts.print(sample.receipt()));
      hang(design, "z-report-" + language.code(), reports.print(sample.report()));
      hang(design, "refund-" + language.code(), receipts.print(sample.refund()));
    }
    SampleRoll plex =
        new SampleRoll(Language.RO, SHOP, DATE, look(design, PrintFont.IBM_PLEX_SANS));
    hang(design, "receipt-draft-ro", receipts.print(plex.draft()));
  }

  private void hang(PrintDesign design, String name, PrintableInvoice document) {
    hang(design, name, printer.print(document));
  }

  private void hang(PrintDesign design, String name, byte[] pdf) {
    List<byte[]> pages = PageImages.png(pdf, DOTS_PER_INCH);
    for (int page = 0; page < pages.size(); page++) {
      wall.accept(design.slug() + "/" + name + "-" + (page + 1) + ".png", pages.get(page));
    }
  }
}
