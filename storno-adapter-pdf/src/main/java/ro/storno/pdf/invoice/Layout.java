package ro.storno.pdf.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.PrintStyle;
import ro.storno.pdf.Resources;

/**
 * What a design adds to the page that all of them share: a style sheet of its own and a few
 * measures.
 */
enum Layout {
  CLASSIC(PrintDesign.CLASSIC, "classic", 0, 100),
  MODERN(PrintDesign.MODERN, "modern", 20, 105),
  MINIMAL(PrintDesign.MINIMAL, "minimal", 0, 100),
  BOLD(PrintDesign.BOLD, "bold", 20, 115);

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
    PrintCss own = settings.customCss();
    String whole =
        PrintStyle.sized(BASE + style, settings.font())
            + (own == null ? "" : own.printed())
            + GUARD
            + (screen ? SCREEN : "");
    return PrintStyle.filled(whole, settings)
        .replace("var(foot)", footer(settings.footerText()))
        .replace("var(page)", page);
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
