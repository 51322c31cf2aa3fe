package ro.storno.benchmarks.anaf;

import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/** How long it takes to open what ANAF hands out and to check its seal. */
public final class SealMeasurement implements Measurement {
  @Override
  public String name() {
    return "seal";
  }

  @Override
  public String purpose() {
    return "archive of ANAF opened and its seal checked, in microseconds";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    return List.of(
        Figure.below(
            "archive opened and seal checked, invoice of 24 kB",
            new Duel(effort, 1, Map.of()).alone("SealBenchmark.openAndCheck"),
            "2000",
            "us"));
  }
}
