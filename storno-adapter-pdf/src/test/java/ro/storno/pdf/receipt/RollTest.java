package ro.storno.pdf.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Logo;
import ro.storno.application.printing.SampleRoll;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.Conformance;
import ro.storno.pdf.invoice.SampleInvoices;

/** What a company chose for its documents, on paper rolls. */
class RollTest {
  private static final Roll ROLL = new Roll();
  private static final PdfReceiptPrinter RECEIPTS = new PdfReceiptPrinter(ROLL);
  private static final PdfZReportPrinter REPORTS = new PdfZReportPrinter(ROLL);
  private static final LocalDate DAY = LocalDate.parse("2026-11-28");
  private static final Party SHOP =
      Party.of(
          "Băcănia Veche SRL",
          "RO18547290",
          new Address("Str. Lungă 1", "Brașov", "RO-BV", "500035", "RO"));

  private static PrintSettings settings(
      PrintDesign design, boolean showLogo, @Nullable String footer, PrintLabels labels) {
    return new PrintSettings(
        design,
        AccentColour.of("#0f766e"),
        PrintFont.values()[design.ordinal()],
        showLogo,
        true,
        footer,
        PrintCss.of("h1 { color: #123456 } td { padding: 3mm }"),
        labels);
  }

  private static SampleRoll sample(Language language, PrintSettings settings, @Nullable Logo logo) {
    return new SampleRoll(language, SHOP, DAY, new Appearance(settings, logo));
  }

  private static SampleRoll chosen(PrintDesign design) {
    return sample(
        Language.RO,
        settings(design, true, "Mulțumim!\nwww.example.com", PrintLabels.NONE),
        SampleInvoices.logo());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replaceAll("[\\u00a0\\u202f ]+", " ");
    }
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void every_design_is_pdf_a_3a_and_pdf_ua_1(PrintDesign design) throws Exception {
    for (byte[] pdf :
        List.of(RECEIPTS.print(chosen(design).receipt()), REPORTS.print(chosen(design).report()))) {
      assertThat(Conformance.violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
      assertThat(Conformance.violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void logo_font_and_footer_are_the_company_s(PrintDesign design) throws IOException {
    byte[] pdf = RECEIPTS.print(chosen(design).receipt());
    assertThat(text(pdf)).containsSubsequence("BON FISCAL", "TOTAL", "Mulțumim!", "example.com");
    assertThat(images(pdf)).isOne();
    assertThat(fonts(pdf))
        .anyMatch(
            name ->
                name.contains(
                    PrintFont.values()[design.ordinal()]
                        .family()
                        .replace(" ", "")
                        .substring(0, 6)));
    byte[] without =
        RECEIPTS.print(
            sample(
                    Language.RO,
                    settings(design, false, null, PrintLabels.NONE),
                    SampleInvoices.logo())
                .receipt());
    assertThat(images(without)).isZero();
    assertThat(text(without)).doesNotContain("example.com");
  }

  private static int images(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDResources resources = document.getPage(0).getResources();
      int images = 0;
      for (COSName name : resources.getXObjectNames()) {
        images += resources.isImageXObject(name) ? 1 : 0;
      }
      return images;
    }
  }

  private static List<String> fonts(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDResources resources = document.getPage(0).getResources();
      List<String> names = new ArrayList<>();
      for (COSName name : resources.getFontNames()) {
        names.add(resources.getFont(name).getName());
      }
      return names;
    }
  }

  @Test
  void labels_are_replaced_and_the_marks_are_not() throws IOException {
    PrintLabels labels =
        new PrintLabels(
            Map.of(
                "kind.RECEIPT", "Bonul meu <b>",
                "receipt.total", "De plată",
                "receipt.cash@de", "Münzen",
                "receipt.till", "Casieria",
                "taxId", "Cod fiscal"));
    PrintSettings settings = settings(PrintDesign.CLASSIC, false, null, labels);
    assertThat(text(RECEIPTS.print(sample(Language.RO, settings, null).draft())))
        .contains("Bonul meu <b>", "De plată", "Numerar", "Casieria", "Cod fiscal RO18547290")
        .contains("CIORNĂ")
        .doesNotContain("BON FISCAL", "TOTAL", "CIF RO");
    assertThat(text(RECEIPTS.print(sample(Language.DE, settings, null).refund())))
        .contains("Münzen", "ERSTATTUNGSBON");
  }

  @Test
  void z_report_tells_what_the_till_came_to() throws IOException {
    byte[] pdf =
        REPORTS.print(
            sample(Language.RO, settings(PrintDesign.CLASSIC, false, null, PrintLabels.NONE), null)
                .report());
    assertThat(text(pdf))
        .containsSubsequence(
            "Băcănia Veche SRL",
            "RAPORT Z",
            "Z-0042",
            "27.11.2026 - 28.11.2026",
            "închis 28.11.2026 12:05",
            "Sold inițial 250,00",
            "Corecții zile închise -12,50",
            "Bonuri, numerar 1.264,50",
            "Rambursări, numerar -6,00",
            "Facturi încasate 300,00",
            "Depuneri la bancă -1.000,00",
            "Ridicări din bancă 100,00",
            "SOLD FINAL 896,00 RON",
            "Numărat 895,50",
            "Diferență -0,50",
            "Vânzări (31 bonuri) 2.149,70",
            "Numerar 1.264,50",
            "Card 845,20",
            "Alte mijloace 40,00",
            "Rambursări (1 bonuri) -6,00",
            "TVA 21% la 1.500,00 315,00",
            "TVA 11% la 296,13 32,57");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(250f, 600f);
    }
  }

  @ParameterizedTest
  @CsvSource({"en, Z REPORT", "de, Z-BERICHT", "fr, RAPPORT Z"})
  void z_report_speaks_four_languages(String language, String title) throws IOException {
    byte[] pdf =
        REPORTS.print(
            sample(
                    Language.of(language),
                    settings(PrintDesign.BOLD, false, null, PrintLabels.NONE),
                    null)
                .report());
    assertThat(text(pdf)).contains(title).doesNotContain("RAPORT");
  }
}
