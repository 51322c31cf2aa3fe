package ro.storno.pdf.receipt;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.Press;
import ro.storno.pdf.PrintJob;
import ro.storno.pdf.Resources;

/** Prints on paper rolls of 80 mm, each document one strip as long as it needs to be. */
final class Roll {
  private final Press press = new Press();
  private final String style = Resources.text("receipt/roll.css");
  private final PebbleTemplate template =
      new PebbleEngine.Builder()
          .loader(new StringLoader())
          .autoEscaping(true)
          .strictVariables(true)
          .defaultLocale(Locale.ROOT)
          .build()
          .getTemplate(Resources.text("receipt/roll.html.peb"));

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
  byte[] print(RollPage page, String title, Language language, LocalDate day) {
    Map<String, Object> context = new HashMap<>();
    context.put("page", page);
    context.put("style", style);
    context.put("title", title);
    context.put("author", page.seller().get(0));
    context.put("language", language.code());
    StringWriter html = new StringWriter();
    try {
      template.evaluate(html, context, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot merge the template of the roll", e);
    }
    return press.print(
        new PrintJob(
            html.toString(), title, page.seller().get(0), language.code(), day, Map.of(), true));
  }
}
