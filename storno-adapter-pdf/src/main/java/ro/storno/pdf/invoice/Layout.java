package ro.storno.pdf.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.Resources;

/**
 * What a design adds to the page that all of them share: a style sheet of its own and a few
 * measures. Paper of another width (80 mm receipts) will be one more constant with one more page.
 */
enum Layout {
  CLASSIC(PrintDesign.CLASSIC, "classic", 0, 100),
  MODERN(PrintDesign.MODERN, "modern", 20, 105),
  MINIMAL(PrintDesign.MINIMAL, "minimal", 0, 100),
  BOLD(PrintDesign.BOLD, "bold", 20, 115);

  private static final Pattern TYPE_SIZE = Pattern.compile("font-size: ([0-9.]+)pt");
  private static final String BASE = Resources.text("invoice/base.css");
  private static final String GUARD = Resources.text("invoice/guard.css");
  private static final String SCREEN = Resources.text("invoice/screen.css");
  private static final int FOOTER_LINE_CHARACTERS = 105;
  private static final BigDecimal FOOTER = new BigDecimal("21");
  private static final BigDecimal FOOTER_LINE = new BigDecimal("3.5");

  private final PrintDesign design;
  private final String name;
  private final int edge;
  private final int headPercent;
  private final String style;

  Layout(PrintDesign design, String name, int edge, int headPercent) {
    this.design = design;
    this.name = name;
    this.edge = edge;
    this.headPercent = headPercent;
    this.style = Resources.text("invoice/" + name + ".css");
  }

  static Layout of(PrintDesign design) {
    for (Layout layout : values()) {
      if (layout.design == design) {
        return layout;
      }
    }
    throw new IllegalArgumentException("No layout for " + design);
  }

  /** Returns the class of the body, by which style sheets know the design. */
  String cssClass() {
    return name;
  }

  /** Returns how far the outer columns of the items keep from their edges, in tenths of mm. */
  int edge() {
    return edge;
  }

  /** Returns how wide heads of columns are, in per cent of those of the classic design. */
  int headPercent() {
    return headPercent;
  }

  /**
   * Returns the style sheet of a company's documents: the shared one, that of the design, the
   * company's own, and last what nobody can take off a page.
   *
   * @param settings not null
   * @param page the words of the page numbers, as CSS; not null
   * @param screen whether it is for a browser, which knows no margins with running heads
   */
  String style(PrintSettings settings, String page, boolean screen) {
    AccentColour colour = settings.printedColour();
    PrintCss own = settings.customCss();
    return (sized(BASE + style, settings.font())
            + (own == null ? "" : own.printed())
            + GUARD
            + (screen ? SCREEN : ""))
        .replace("var(accent)", colour.asText().hex())
        .replace("var(fill)", colour.hex())
        .replace("var(on-fill)", colour.under().hex())
        .replace("var(tint)", colour.pale().hex())
        .replace("var(font)", stack(settings.font()))
        .replace("var(foot)", footer(settings.footerText()))
        .replace("var(page)", page);
  }

  /** The chosen family, then those that have what it lacks. */
  private static String stack(@Nullable PrintFont font) {
    PrintFont first = font == null ? PrintFont.IBM_PLEX_SANS : font;
    return "\""
        + first.family()
        + "\", \"IBM Plex Sans\", \"DejaVu Sans\", "
        + (first.serif() ? "serif" : "sans-serif");
  }

  /** Sizes are drawn for Plex; families with larger letters are set smaller to look the same. */
  private static String sized(String css, @Nullable PrintFont font) {
    int percent = font == null ? 100 : percent(font);
    if (percent == 100) {
      return css;
    }
    return TYPE_SIZE
        .matcher(css)
        .replaceAll(
            match ->
                Matcher.quoteReplacement("font-size: " + sized(match.group(1), percent) + "pt"));
  }

  private static BigDecimal sized(String points, int percent) {
    return new BigDecimal(points)
        .multiply(BigDecimal.valueOf(percent))
        .movePointLeft(2)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private static int percent(PrintFont font) {
    return switch (font) {
      case DEJAVU_SANS -> 90;
      case DEJAVU_SERIF -> 91;
      case ROBOTO, IBM_PLEX_SANS -> 100;
    };
  }

  /** The margin grows with the company's own lines in it. */
  private static String footer(@Nullable String text) {
    if (text == null) {
      return FOOTER.toPlainString() + "mm";
    }
    int lines = text.lines().mapToInt(line -> 1 + line.length() / FOOTER_LINE_CHARACTERS).sum();
    return FOOTER.add(FOOTER_LINE.multiply(BigDecimal.valueOf(lines))) + "mm";
  }
}
