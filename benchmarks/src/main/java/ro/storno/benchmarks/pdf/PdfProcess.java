package ro.storno.benchmarks.pdf;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.pdf.invoice.PdfInvoicePrinter;

/**
 * The program that prints in a fresh JVM: the first invoice, loading and all, then the same kind of
 * invoice again and again.
 *
 * <p>Prints two lines: nanoseconds of the first, then of each later one.
 */
public final class PdfProcess {
  static final int WARM_UP = 30;
  static final int LATER = 50;

  private PdfProcess() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.println(nanos(null));
    InvoicePrinter printer = new PdfInvoicePrinter();
    IntStream.range(0, WARM_UP).forEach(i -> nanos(printer));
    System.out.println(
        IntStream.range(0, LATER)
            .mapToObj(i -> Long.toString(nanos(printer)))
            .collect(Collectors.joining(" ")));
  }

  /** How long an invoice takes; with no printer, how long making one and printing take. */
  private static long nanos(@org.jspecify.annotations.Nullable InvoicePrinter printer) {
    PrintableInvoice invoice = PrintedInvoice.of(20);
    long start = System.nanoTime();
    byte[] pdf = (printer == null ? new PdfInvoicePrinter() : printer).print(invoice);
    long took = System.nanoTime() - start;
    if (pdf.length < 1000) {
      throw new IllegalStateException("That is no PDF");
    }
    return took;
  }
}
