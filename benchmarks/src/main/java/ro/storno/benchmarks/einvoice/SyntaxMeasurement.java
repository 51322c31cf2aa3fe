package ro.storno.benchmarks.einvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/** How long an invoice of twenty lines takes to be read and to be written, in every syntax. */
public final class SyntaxMeasurement implements Measurement {
  private static final String MOST_MICROSECONDS = "300";
  private static final List<String> FORMATS =
      List.of("ubl", "cii", "factur-x-extended", "fatturapa", "fa3", "fa2");

  @Override
  public String name() {
    return "syntaxes";
  }

  @Override
  public String purpose() {
    return "reading and writing 20 lines in every syntax";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<Figure> figures = new ArrayList<>();
    for (String format : FORMATS) {
      Duel alone = new Duel(effort, 1, Map.of("format", format));
      for (String way : List.of("read", "write")) {
        figures.add(
            Figure.below(
                way + " " + format + ", 20 lines",
                alone.alone("SyntaxBenchmark." + way),
                MOST_MICROSECONDS,
                "us"));
      }
    }
    return figures;
  }
}
