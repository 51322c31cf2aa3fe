package ro.storno.pdf.invoice;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.Logo;
import ro.storno.application.invoice.PrintableInvoice.Party;
import ro.storno.application.invoice.UnprintableInvoiceException;
import ro.storno.application.printing.SampleDocument;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.LogoImage;
import ro.storno.pdf.Logos;
import ro.storno.pdf.Press;
import ro.storno.pdf.PrintJob;
import ro.storno.pdf.QrPicture;

/**
 * Prints invoices through an HTML template: PDF/A-3a, tagged, the same bytes for the same invoice.
 *
 * <p>Thread-safe. The template is parsed once, fonts are parsed once per document printed at the
 * same time, and the last logos stay decoded.
 */
public final class PdfInvoicePrinter implements InvoicePrinter {
  /** Most lines on one invoice; beyond it, printing would take longer than anyone waits. */
  public static final int MOST_LINES = 5_000;

  private static final int VERIFICATION_PIXELS = 6;
  private static final String FRAGMENTS = "ro/storno/pdf/invoice/";

  private final Press press = new Press();
  private final PebbleTemplate template;
  private final Logos logos = new Logos();

  /** A printer with its template parsed; fonts follow with the first page or {@link #warmUp}. */
  public PdfInvoicePrinter() {
    ClasspathLoader fragments = new ClasspathLoader(PdfInvoicePrinter.class.getClassLoader());
    fragments.setPrefix(FRAGMENTS);
    fragments.setSuffix(".html.peb");
    template =
        new PebbleEngine.Builder()
            .loader(fragments)
            .autoEscaping(true)
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .build()
            .getTemplate("document");
  }

  @Override
  public byte[] print(PrintableInvoice invoice) {
    Page page = page(invoice, false);
    return press.print(
        new PrintJob(
            merge(page.context),
            page.composer.title(),
            page.composer.author(),
            invoice.heading().language().code(),
            invoice.heading().issueDate(),
            page.images));
  }

  @Override
  public String preview(PrintableInvoice invoice) {
    return "<!DOCTYPE html>\n" + merge(page(invoice, true).context);
  }

  private record Page(
      InvoicePageComposer composer, Map<String, Object> context, Map<String, byte[]> images) {}

  private Page page(PrintableInvoice invoice, boolean screen) {
    if (invoice.lines().size() > MOST_LINES) {
      throw new UnprintableInvoiceException(
          "lines",
          "The invoice has %d lines; at most %d can be printed. Split it into several invoices."
              .formatted(invoice.lines().size(), MOST_LINES));
    }
    PrintSettings settings = invoice.appearance().settings();
    Map<String, byte[]> images = new HashMap<>();
    LogoImage logo = logos.of(invoice.appearance().shownLogo());
    if (logo != null) {
      images.put("logo", logo.png());
    }
    Optional<PaymentCode> code =
        settings.showBankInfo() ? PaymentCode.of(invoice) : Optional.empty();
    code.ifPresent(c -> images.put("code", c.png()));

    InvoicePageComposer composer = new InvoicePageComposer(invoice, press.plainText());
    Layout layout = Layout.of(settings.design());
    String style = layout.style(settings, pageNumbers(composer.wording()), screen);
    Map<String, Object> context = new HashMap<>();
    context.put("page", composer.compose(code.isPresent()));
    context.put("words", composer.wording().texts());
    context.put("title", composer.title());
    context.put("author", composer.author());
    context.put("language", invoice.heading().language().code());
    context.put("layout", layout.cssClass());
    context.put("screen", screen);
    context.put("style", style);
    context.put("logo", source("logo", images, screen));
    context.put("code", source("code", images, screen));
    context.put("verifications", verifications(invoice, images, screen));
    context.put("logoStyle", logo == null ? "" : logoStyle(logo));
    return new Page(composer, context, images);
  }

  /** What the codes of authorities look like, and what stands below them. */
  private static List<Map<String, String>> verifications(
      PrintableInvoice invoice, Map<String, byte[]> images, boolean screen) {
    List<Map<String, String>> shown = new ArrayList<>();
    for (PrintableInvoice.Code code : invoice.codes()) {
      String name = "verification" + shown.size();
      images.put(name, QrPicture.of(code.content(), 0).enlarged(VERIFICATION_PIXELS));
      shown.add(Map.of("source", source(name, images, screen), "label", code.label()));
    }
    return shown;
  }

  private static String pageNumbers(Wording wording) {
    return "\"" + wording.get("page", "\" counter(page) \"", "\" counter(pages) \"") + "\"";
  }

  /** Where the page finds an image: among those of the job, or on the screen in the page itself. */
  private static String source(String name, Map<String, byte[]> images, boolean screen) {
    byte[] png = images.get(name);
    return screen && png != null
        ? "data:image/png;base64," + Base64.getEncoder().encodeToString(png)
        : "storno:" + name;
  }

  @Override
  public void checkLogo(Logo logo) {
    LogoImage.decode(logo.content(), logo.mediaType());
  }

  @Override
  public void warmUp() {
    print(specimen());
  }

  /** Fits the logo into 64 x 22 mm without enlarging what is small beyond 150 dots per inch. */
  private static String logoStyle(LogoImage logo) {
    long byHeight = 640L * logo.height() > 220L * logo.width() ? 1 : 0;
    return byHeight == 1 ? "height: 20mm" : "width: 60mm";
  }

  private String merge(Map<String, Object> context) {
    StringWriter html = new StringWriter(32 * 1024);
    try {
      template.evaluate(html, context, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot merge the invoice template", e);
    }
    return html.toString();
  }

  /** A small invoice in the look that most have, both weights of its font in it. */
  private static PrintableInvoice specimen() {
    Party seller =
        new Party("Specimen", "1", null, null, null, List.of("-"), null, null, null, null);
    return new SampleDocument(Kind.INVOICE, Language.RO, seller, LocalDate.EPOCH)
        .printable(new Appearance(PrintSettings.STANDARD, null), 1);
  }
}
