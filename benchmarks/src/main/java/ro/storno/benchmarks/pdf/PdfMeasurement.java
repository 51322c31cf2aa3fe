package ro.storno.benchmarks.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ro.storno.benchmarks.Child;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * How long an invoice of eight lines, which fill one page, takes to become a PDF: the first one of
 * a fresh JVM, and the median of the later ones after thirty.
 *
 * <p>One thread, 512 MB of heap, the standard template in Romanian.
 */
public final class PdfMeasurement implements Measurement {
  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public String purpose() {
    return "PDF of an invoice of one page: the first of a fresh JVM, and later ones";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<Printing> first = new ArrayList<>();
    List<Printing> later = new ArrayList<>();
    for (int round = 0; round < effort.rounds() * 2 - 1; round++) {
      System.err.println("  a fresh JVM");
      List<Printing> all =
          Child.run(PdfProcess.class, "512m").stream().map(Printing::parse).toList();
      first.add(all.get(0));
      later.addAll(all.subList(1, all.size()));
    }
    return List.of(
        Figure.below(
            "first PDF of a fresh JVM, 8 lines on one page",
            median(first, Printing::clock),
            "2",
            "s"),
        Figure.information("  of it processor time of the thread", processor(first), null),
        Figure.below(
            "later PDFs, 8 lines on one page",
            median(later, Printing::clock).movePointRight(3),
            "120",
            "ms"),
        Figure.information("  of it processor time of the thread", processor(later), null));
  }

  /** One invoice printed: seconds by the clock, and seconds of processor. */
  private record Printing(BigDecimal clock, BigDecimal processor) {
    static Printing parse(String line) {
      String[] nanos = line.split(" ", 2);
      return new Printing(seconds(nanos[0]), seconds(nanos[1]));
    }

    private static BigDecimal seconds(String nanos) {
      return BigDecimal.valueOf(Long.parseLong(nanos), 9);
    }
  }

  private static BigDecimal median(
      List<Printing> printings, Function<Printing, BigDecimal> seconds) {
    return Duel.median(printings.stream().map(seconds).toList());
  }

  private static String processor(List<Printing> printings) {
    return Figure.shown(median(printings, Printing::processor).movePointRight(3)) + " ms";
  }
}
