package ro.storno.pdf.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import ro.storno.application.invoice.PrintableInvoice;

/** Reads printed invoices back. */
final class Pdfs {
  static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();

  private Pdfs() {}

  interface Question<T> {
    T ask(PDDocument document) throws IOException;
  }

  static <T> T open(byte[] pdf, Question<T> question) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return question.ask(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of each page, with every kind of space as a plain one. */
  static List<String> pages(PrintableInvoice invoice) {
    return pages(invoice, true);
  }

  private static List<String> pages(PrintableInvoice invoice, boolean byPosition) {
    return open(
        PRINTER.print(invoice),
        document -> {
          List<String> pages = new ArrayList<>();
          for (int page = 1; page <= document.getNumberOfPages(); page++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(byPosition);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(document).replaceAll("[\\u00a0\\u202f ]+", " "));
          }
          return pages;
        });
  }

  /** The text in the order in which it was drawn, so that a mark across the page stays whole. */
  static String asDrawn(PrintableInvoice invoice) {
    return String.join("\n", pages(invoice, false));
  }

  static String text(PrintableInvoice invoice) {
    return String.join("\n", pages(invoice));
  }
}
