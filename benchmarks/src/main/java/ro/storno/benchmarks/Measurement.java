package ro.storno.benchmarks;

import java.util.List;

/** One of the things that {@code scripts/benchmark} can measure. */
public interface Measurement {
  /** The word by which it is asked for on the command line. */
  String name();

  /** What it measures, in a sentence. */
  String purpose();

  /**
   * Measures.
   *
   * @param effort how much time it may take
   * @return the rows of the table, at least one
   */
  List<Figure> measure(Effort effort);
}
