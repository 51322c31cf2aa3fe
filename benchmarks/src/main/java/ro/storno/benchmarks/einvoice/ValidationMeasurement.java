package ro.storno.benchmarks.einvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * Documents per second of our engine against phive's, with the same rules, for a small and a large
 * invoice, on one thread and on two; and whether the two agree.
 */
public final class ValidationMeasurement implements Measurement {
  @Override
  public String name() {
    return "validation";
  }

  @Override
  public String purpose() {
    return "judging CIUS-RO invoices of 4, 7 and 24 kB, against phive with the same rules";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    List<Figure> figures = new ArrayList<>();
    for (int lines :
        List.of(RomanianInvoice.SMALL, RomanianInvoice.MEDIUM, RomanianInvoice.LARGE)) {
      for (int threads : List.of(1, 2)) {
        figures.add(duel(effort, lines, threads));
      }
    }
    Agreement agreement = Agreement.over(JudgedDocuments.all());
    agreement.differences().forEach(difference -> System.err.println("  differs: " + difference));
    figures.add(
        Figure.fact(
            "  same verdicts and broken rules as phive",
            agreement.documents()
                - agreement.differences().size()
                + " of "
                + agreement.documents()
                + " ("
                + agreement.invalid()
                + " invalid)",
            "all",
            agreement.differences().isEmpty()));
    return figures;
  }

  private static Figure duel(Effort effort, int lines, int threads) {
    Duel.Outcome outcome =
        new Duel(effort, threads, Map.of("lines", Integer.toString(lines)))
            .between("ValidationBenchmark.storno", "ValidationBenchmark.phive");
    int bytes = RomanianInvoice.bytes(lines).length;
    return Figure.atLeast(
        "validate CIUS-RO, %d.%d kB, %d thread%s, against phive"
            .formatted(bytes / 1000, bytes % 1000 / 100, threads, threads == 1 ? "" : "s"),
        Figure.shown(outcome.ours()) + "/s",
        Figure.shown(outcome.peer()) + "/s",
        outcome.ratio(),
        "3.00");
  }
}
