package ro.storno.benchmarks.document;

import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/** How long the totals of an invoice take. */
public final class TotalsMeasurement implements Measurement {
  @Override
  public String name() {
    return "totals";
  }

  @Override
  public String purpose() {
    return "totals of an invoice of 20 lines, in microseconds";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    return List.of(
        Figure.below(
            "totals of 20 lines, 3 VAT rates",
            new Duel(effort, 1, Map.of()).alone("TotalsBenchmark.twentyLines"),
            "30",
            "us"));
  }
}
