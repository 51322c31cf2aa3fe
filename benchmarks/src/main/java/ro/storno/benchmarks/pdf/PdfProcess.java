package ro.storno.benchmarks.pdf;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.pdf.invoice.PdfInvoicePrinter;

/**
 * The program that prints in a fresh JVM: the first invoice, loading and all, then the same kind of
 * invoice again and again.
 *
 * <p>Prints a line for the first and one for each later invoice after the warm-up: nanoseconds by
 * the clock, and nanoseconds of processor that the thread had of them.
 */
public final class PdfProcess {
  private static final int WARM_UP = 40;
  private static final int LATER = 50;

  private PdfProcess() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    print(null, true);
    InvoicePrinter printer = new PdfInvoicePrinter();
    IntStream.range(0, WARM_UP).forEach(i -> print(printer, false));
    IntStream.range(0, LATER).forEach(i -> print(printer, true));
  }

  /** Prints an invoice; with no printer, one is made within the time. */
  private static void print(@Nullable InvoicePrinter printer, boolean told) {
    PrintableInvoice invoice = PrintedInvoice.of(PrintedInvoice.ONE_PAGE);
    long start = System.nanoTime();
    long processor = processor();
    byte[] pdf = (printer == null ? new PdfInvoicePrinter() : printer).print(invoice);
    long usedProcessor = processor() - processor;
    long took = System.nanoTime() - start;
    if (pdf.length < 1000) {
      throw new IllegalStateException("That is no PDF");
    }
    if (told) {
      System.out.println(took + " " + usedProcessor);
    }
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
