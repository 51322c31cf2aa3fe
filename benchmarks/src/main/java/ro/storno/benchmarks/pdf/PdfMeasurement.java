package ro.storno.benchmarks.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ro.storno.benchmarks.Child;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * How long an invoice of twenty lines takes to become a PDF: the first one of a fresh JVM, and the
 * median of the later ones after thirty.
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
    return "PDF of an invoice of 20 lines: the first of a fresh JVM, and later ones";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<BigDecimal> first = new ArrayList<>();
    List<BigDecimal> later = new ArrayList<>();
    for (int round = 0; round < effort.rounds() * 2 - 1; round++) {
      System.err.println("  a fresh JVM");
      List<String> lines = Child.run(PdfProcess.class, "512m");
      first.add(seconds(lines.get(0)));
      later.add(
          Duel.median(
              Arrays.stream(lines.get(1).split(" ")).map(PdfMeasurement::seconds).toList()));
    }
    return List.of(
        Figure.below("first PDF of a fresh JVM, 20 lines", Duel.median(first), "2", "s"),
        Figure.below(
            "later PDFs, 20 lines on one page",
            Duel.median(later).movePointRight(3),
            "120",
            "ms"));
  }

  private static BigDecimal seconds(String nanos) {
    return BigDecimal.valueOf(Long.parseLong(nanos), 9);
  }
}
