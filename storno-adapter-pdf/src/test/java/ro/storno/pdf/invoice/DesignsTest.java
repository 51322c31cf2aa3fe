package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Standing;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.Resources;

/** The four designs, and what a company may change of them. */
class DesignsTest {

  private static PrintSettings settings(
      PrintDesign design, @Nullable PrintFont font, @Nullable String css, PrintLabels labels) {
    return new PrintSettings(
        design, null, font, true, true, null, css == null ? null : PrintCss.of(css), labels);
  }

  private static PrintableInvoice in(PrintableInvoice invoice, PrintSettings settings) {
    return new PrintableInvoice(
        invoice.heading(),
        invoice.seller(),
        invoice.buyer(),
        invoice.references(),
        invoice.lines(),
        invoice.adjustments(),
        invoice.vatBreakdown(),
        invoice.totals(),
        invoice.accountingVat(),
        invoice.payments(),
        invoice.bankAccounts(),
        invoice.texts(),
        new Appearance(settings, invoice.appearance().logo()));
  }

  private static PrintableInvoice in(PrintableInvoice invoice, PrintDesign design) {
    return in(invoice, settings(design, PrintFont.DEJAVU_SANS, null, PrintLabels.NONE));
  }

  static Stream<Arguments> designs_kinds_and_languages() {
    return Arrays.stream(PrintDesign.values())
        .flatMap(
            design ->
                Arrays.stream(Kind.values())
                    .flatMap(
                        kind ->
                            Arrays.stream(Language.values())
                                .map(language -> Arguments.of(design, kind, language))));
  }

  @ParameterizedTest
  @MethodSource("designs_kinds_and_languages")
  void every_design_prints_every_kind_in_every_language(
      PrintDesign design, Kind kind, Language language) {
    PrintableInvoice document =
        in(SampleInvoices.typical(language).as(kind, Standing.VALID), design);
    Wording words = Wording.of(language);
    String text = Pdfs.asDrawn(document).replaceAll("\\s+", " ");
    assertThat(text)
        .contains(
            words.get("kind." + kind),
            "ATM-0042",
            words.get("item.description"),
            words.get("total.net"),
            Notation.of(language)
                .money(document.totals().gross(), 2, "RON")
                .replaceAll("[\\u00a0\\u202f]", " "),
            "Grădinița Micul Prinț SRL");
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void two_hundred_lines_repeat_the_head_and_keep_the_totals_together(PrintDesign design) {
    PrintableInvoice document = in(SampleInvoices.many(200), design);
    List<String> pages = Pdfs.pages(document);
    List<String> withItems =
        pages.stream()
            .filter(page -> Pattern.compile("(?m)^\\d{1,3} ").matcher(page).find())
            .toList();
    assertThat(withItems).hasSizeGreaterThan(4).allMatch(page -> page.contains("Preț unitar"));
    List<String> withTotals =
        pages.stream().filter(page -> page.contains("Total fără TVA")).toList();
    assertThat(withTotals).singleElement().asString().contains("Detalii TVA", "Total de plată");
    assertThat(pages.get(0)).contains("Pagina 1 din " + pages.size());
  }

  /** Where the last letter of each amount stands, from the left, in points. */
  private static List<Float> rightEdges(PrintableInvoice document, Pattern amount) {
    List<Float> edges = new ArrayList<>();
    Pdfs.open(
        Pdfs.PRINTER.print(document),
        pdf -> {
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
              if (amount.matcher(text.strip()).matches()) {
                TextPosition last = positions.get(positions.size() - 1);
                edges.add(last.getXDirAdj() + last.getWidthDirAdj());
              }
            }
          }.getText(pdf);
          return null;
        });
    return edges;
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void net_amounts_end_at_one_edge(PrintDesign design) {
    PrintableInvoice document = in(SampleInvoices.typical(Language.RO), design);
    List<String> amounts =
        document.lines().stream()
            .map(line -> Notation.of(Language.RO).number(line.netAmount(), 2))
            .toList();
    Pattern net = Pattern.compile(String.join("|", amounts.stream().map(Pattern::quote).toList()));
    List<Float> edges = rightEdges(document, net);
    double furthest = edges.stream().mapToDouble(Float::doubleValue).max().orElseThrow();
    assertThat(edges.stream().filter(edge -> Math.abs(edge - furthest) < 0.6).count())
        .isGreaterThanOrEqualTo(amounts.size());
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void nothing_leaves_the_paper(PrintDesign design) {
    for (PrintableInvoice sample :
        List.of(
            SampleInvoices.longTexts(),
            SampleInvoices.wideAmounts(),
            SampleInvoices.strangeNames(),
            SampleInvoices.everything())) {
      for (PrintFont font : PrintFont.values()) {
        PrintableInvoice document = in(sample, settings(design, font, null, PrintLabels.NONE));
        assertThat(outside(document)).as(design + " " + font).isEmpty();
      }
    }
  }

  /** Letters left of 14 mm, or right of the paper less 14 mm, where margins are 16 mm. */
  private static List<String> outside(PrintableInvoice document) {
    List<String> outside = new ArrayList<>();
    Pdfs.open(
        Pdfs.PRINTER.print(document),
        pdf -> {
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
              for (TextPosition letter : positions) {
                boolean turned = letter.getDir() != 0;
                float right = letter.getXDirAdj() + letter.getWidthDirAdj();
                if (!turned && (letter.getXDirAdj() < 39.6f || right > 555.6f)) {
                  outside.add(text);
                }
              }
            }
          }.getText(pdf);
          return null;
        });
    return outside;
  }

  @ParameterizedTest
  @EnumSource(PrintFont.class)
  void document_is_set_in_the_font_that_was_chosen(PrintFont font) {
    PrintableInvoice document =
        in(
            SampleInvoices.typical(Language.RO),
            settings(PrintDesign.CLASSIC, font, null, PrintLabels.NONE));
    String name = font.family().replace(" ", "");
    assertThat(fonts(document)).isNotEmpty().allMatch(used -> used.contains(name));
  }

  private static List<String> fonts(PrintableInvoice document) {
    return Pdfs.open(
        Pdfs.PRINTER.print(document),
        (PDDocument pdf) -> {
          List<String> names = new ArrayList<>();
          for (PDPage page : pdf.getPages()) {
            for (var font : page.getResources().getFontNames()) {
              names.add(page.getResources().getFont(font).getName());
            }
          }
          return names;
        });
  }

  @Test
  void labels_of_the_company_stand_in_place_of_ours() {
    PrintLabels labels =
        new PrintLabels(
            Map.of(
                "kind.INVOICE", "Factură fiscală",
                "item.quantity", "Cant.",
                "item.quantity@de", "Anzahl",
                "total.payable", "De achitat <b>"));
    String romanian =
        Pdfs.text(
            in(
                SampleInvoices.typical(Language.RO),
                settings(PrintDesign.MODERN, null, null, labels)));
    assertThat(romanian)
        .contains("Factură fiscală", "Cant.", "De achitat <b>")
        .doesNotContain("Cantitate", "Total de plată");
    String german =
        Pdfs.text(
            in(
                SampleInvoices.typical(Language.DE),
                settings(PrintDesign.MODERN, null, null, labels)));
    assertThat(german).contains("Anzahl").doesNotContain("Menge", "Cant.");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_label_that_can_be_replaced_is_a_whole_text_of_ours(Language language) {
    assertThat(PrintLabels.NAMES)
        .allSatisfy(name -> assertThat(label(language, name)).doesNotContain("{"));
    assertThat(PrintLabels.LANGUAGES).contains(language.code());
  }

  /** On sheets of paper or on rolls. */
  private static String label(Language language, String name) {
    return Wording.of(language)
        .find(name)
        .orElseGet(
            () ->
                Resources.words("receipt/wording_" + language.code() + ".properties")
                    .getOrDefault(name, "{none}"));
  }

  @Test
  void own_style_changes_the_paper() {
    PrintableInvoice plain = in(SampleInvoices.typical(Language.RO), PrintDesign.CLASSIC);
    PrintableInvoice styled =
        in(
            SampleInvoices.typical(Language.RO),
            settings(
                PrintDesign.CLASSIC,
                PrintFont.DEJAVU_SANS,
                "h1 { font-size: 9pt } .number { text-transform: uppercase }",
                PrintLabels.NONE));
    assertThat(heightOf(styled, "Factură")).isLessThan(heightOf(plain, "Factură") / 2);
  }

  private static float heightOf(PrintableInvoice document, String word) {
    List<Float> heights = new ArrayList<>();
    Pdfs.open(
        Pdfs.PRINTER.print(document),
        pdf -> {
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
              if (text.strip().equals(word)) {
                heights.add(positions.get(0).getFontSizeInPt());
              }
            }
          }.getText(pdf);
          return null;
        });
    return heights.get(0);
  }

  @Test
  void own_style_cannot_take_the_mark_off_a_draft() {
    String hiding =
        """
        div, b, td, .watermark, .mark, body.classic div.mark.draft, td.title div.mark b,
        body div.watermark.draft { color: white !important; font-size: 5pt !important }
        """;
    PrintableInvoice draft =
        in(SampleInvoices.draft(), settings(PrintDesign.CLASSIC, null, hiding, PrintLabels.NONE));
    PrintableInvoice plain =
        in(SampleInvoices.draft(), settings(PrintDesign.CLASSIC, null, null, PrintLabels.NONE));
    assertThat(Pdfs.PRINTER.preview(draft)).contains("color:white !important");
    assertThat(marks(draft)).isEqualTo(marks(plain)).hasSizeGreaterThan(1);
  }

  /** Size and colour of everything that says that the document is a draft. */
  private static List<String> marks(PrintableInvoice document) {
    List<String> marks = new ArrayList<>();
    Pdfs.open(
        Pdfs.PRINTER.print(document),
        pdf -> {
          new ColouredText() {
            @Override
            void shown(TextPosition letter, String colour) {
              if (letter.getDir() != 0 || colour.equals("#9a5b00")) {
                marks.add(letter.getUnicode() + " " + letter.getFontSizeInPt() + " " + colour);
              }
            }
          }.getText(pdf);
          return null;
        });
    return marks;
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void pale_colours_stay_readable(PrintDesign design) {
    PrintSettings pale =
        new PrintSettings(
            design, AccentColour.of("#ffff66"), null, true, true, null, null, PrintLabels.NONE);
    List<String> colours = new ArrayList<>();
    Pdfs.open(
        Pdfs.PRINTER.print(in(SampleInvoices.typical(Language.RO), pale)),
        pdf -> {
          new ColouredText() {
            @Override
            void shown(TextPosition letter, String colour) {
              colours.add(colour);
            }
          }.getText(pdf);
          return null;
        });
    assertThat(colours).doesNotContain("#ffff66", "#ffffff").contains("#1b2333");
  }

  @ParameterizedTest
  @EnumSource(PrintDesign.class)
  void preview_is_one_page_that_fetches_nothing(PrintDesign design) {
    String page = Pdfs.PRINTER.preview(in(SampleInvoices.euro(), design));
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("src=\"data:image/png;base64,", "Rechnung")
        .doesNotContain("<script", "storno:", "url(", "@import", "@font-face", "var(");
    assertThat(Pattern.compile("(src|href)=\"(?!data:)").matcher(page).find()).isFalse();
  }

  @Test
  void preview_takes_no_text_for_html() {
    PrintableInvoice strange = SampleInvoices.strangeNames();
    PrintLabels labels = new PrintLabels(Map.of("buyer", "<script>alert(1)</script>"));
    String page = Pdfs.PRINTER.preview(in(strange, settings(PrintDesign.BOLD, null, null, labels)));
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
  }
}
