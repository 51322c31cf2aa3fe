package ro.storno.pdf.invoice;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import ro.storno.application.invoice.PrintableInvoice;

/**
 * Writes every sample invoice as PDF and PNG into a folder, to be looked at, and prints how long
 * printing took.
 *
 * <p>From the repository's root:
 *
 * <pre>
 * mvn -q -o -pl storno-adapter-pdf -am test -Dtest=PrintSamplesTest -Dstorno.samples=target/samples \
 *     -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
final class PrintSamples {
  private static final int ROUNDS = 60;
  private static final int DPI = 110;

  private PrintSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "target/samples" : arguments[0]);
    Files.createDirectories(folder);
    long start = System.nanoTime();
    PdfInvoicePrinter printer = new PdfInvoicePrinter();
    printer.print(SampleInvoices.oneLine());
    System.out.printf("first PDF, printer included: %d ms%n", millis(start));
    for (Map.Entry<String, PrintableInvoice> sample : SampleInvoices.all().entrySet()) {
      byte[] pdf = printer.print(sample.getValue());
      Files.write(folder.resolve(sample.getKey() + ".pdf"), pdf);
      draw(pdf, folder, sample.getKey());
    }
    time(printer, "1 line", SampleInvoices.oneLine());
    time(printer, "4 lines", SampleInvoices.all().get("02-ro-typical"));
    time(printer, "20 lines, logo", SampleInvoices.twentyLines());
    time(printer, "120 lines", SampleInvoices.many(120));
  }

  private static void draw(byte[] pdf, Path folder, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage image = renderer.renderImageWithDPI(page, DPI);
        ImageIO.write(image, "png", folder.resolve(name + "-" + (page + 1) + ".png").toFile());
      }
    }
  }

  private static void time(PdfInvoicePrinter printer, String name, PrintableInvoice invoice) {
    long[] millis = new long[ROUNDS];
    int size = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      size = printer.print(invoice).length;
      millis[i] = (System.nanoTime() - start) / 1_000;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-16s min %.1f ms, median %.1f ms, %d kB%n",
        name, millis[0] / 1e3, millis[ROUNDS / 2] / 1e3, size / 1024);
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
