package ro.storno.pdf.receipt;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.LogoImage;
import ro.storno.pdf.Logos;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.Press;
import ro.storno.pdf.PrintJob;
import ro.storno.pdf.PrintStyle;
import ro.storno.pdf.Resources;

/**
 * Prints on paper rolls of 80 mm, each document one strip as long as it needs to be, in the design,
 * the colour and the font that its company chose. A company's own style sheet is written for sheets
 * of paper and stays out. Thread-safe.
 */
public final class Roll {
  /** The logo fits into 48 x 16 mm. */
  private static final int LOGO_WIDTH = 48;

  private static final int LOGO_HEIGHT = 16;

  private final Press press = new Press();
  private final Logos logos = new Logos();
  private final Map<PrintDesign, String> styles = new EnumMap<>(PrintDesign.class);
  private final PebbleTemplate template =
      new PebbleEngine.Builder()
          .loader(new StringLoader())
          .autoEscaping(true)
          .strictVariables(true)
          .defaultLocale(Locale.ROOT)
          .build()
          .getTemplate(Resources.text("receipt/roll.html.peb"));

  /** A roll with its style sheets read; fonts follow with the first strip. */
  public Roll() {
    String base = Resources.text("receipt/roll.css");
    for (PrintDesign design : PrintDesign.values()) {
      styles.put(design, base + Resources.text("receipt/" + design.slug() + ".css"));
    }
  }

  /** Returns the cleaner of texts. */
  PlainText plainText() {
    return press.plainText();
  }

  /**
   * Prints a page.
   *
   * @param title of the file; not null
   * @param day of the document; not null
   */
  byte[] print(
      RollPage page, String title, Language language, LocalDate day, Appearance appearance) {
    LogoImage logo = logos.of(appearance.shownLogo());
    Map<String, Object> context = new HashMap<>();
    context.put("page", page);
    context.put("style", style(appearance.settings()));
    context.put("title", title);
    context.put("author", page.seller().get(0));
    context.put("language", language.code());
    context.put("logoStyle", logo == null ? "" : logoStyle(logo));
    StringWriter html = new StringWriter();
    try {
      template.evaluate(html, context, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot merge the template of the roll", e);
    }
    return press.print(
        new PrintJob(
            html.toString(),
            title,
            page.seller().get(0),
            language.code(),
            day,
            logo == null ? Map.of() : Map.of("logo", logo.png()),
            true));
  }

  private String style(PrintSettings settings) {
    String css = Objects.requireNonNull(styles.get(settings.design()));
    return PrintStyle.filled(PrintStyle.sized(css, settings.font()), settings);
  }

  private static String logoStyle(LogoImage logo) {
    boolean high = (long) LOGO_WIDTH * logo.height() > (long) LOGO_HEIGHT * logo.width();
    return high ? "height: " + LOGO_HEIGHT + "mm" : "width: " + LOGO_WIDTH + "mm";
  }
}
