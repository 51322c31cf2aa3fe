package ro.storno.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintSettings;

/** What colours and fonts of a company do to our style sheets, whatever the paper. */
public final class PrintStyle {
  private static final Pattern TYPE_SIZE = Pattern.compile("font-size: ([0-9.]+)pt");

  private PrintStyle() {}

  /**
   * Fills the places of colours and fonts in a style sheet.
   *
   * @param css not null
   * @param settings not null
   */
  public static String filled(String css, PrintSettings settings) {
    AccentColour colour = settings.printedColour();
    return css.replace("var(accent)", colour.asText().hex())
        .replace("var(fill)", colour.hex())
        .replace("var(on-fill)", colour.under().hex())
        .replace("var(tint)", colour.pale().hex())
        .replace("var(font)", stack(settings.font()));
  }

  /** The chosen family, then those that have what it lacks. */
  private static String stack(@Nullable PrintFont font) {
    PrintFont first = font == null ? PrintFont.IBM_PLEX_SANS : font;
    return "\""
        + first.family()
        + "\", \"IBM Plex Sans\", \"DejaVu Sans\", "
        + (first.serif() ? "serif" : "sans-serif");
  }

  /**
   * Fits a style sheet to a font. Sizes are drawn for Plex; families with larger letters are set
   * smaller to look the same.
   *
   * @param css not null
   * @param font or null for Plex
   */
  public static String sized(String css, @Nullable PrintFont font) {
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
}
