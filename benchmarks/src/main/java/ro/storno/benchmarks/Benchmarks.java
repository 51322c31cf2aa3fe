package ro.storno.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ro.storno.benchmarks.anaf.ReceiveMeasurement;
import ro.storno.benchmarks.anaf.SealMeasurement;
import ro.storno.benchmarks.document.TotalsMeasurement;
import ro.storno.benchmarks.einvoice.FolderMeasurement;
import ro.storno.benchmarks.einvoice.SyntaxMeasurement;
import ro.storno.benchmarks.einvoice.ValidationMeasurement;
import ro.storno.benchmarks.einvoice.WritingMeasurement;
import ro.storno.benchmarks.identity.TokenMeasurement;
import ro.storno.benchmarks.pdf.PdfMeasurement;
import ro.storno.benchmarks.server.ExportMeasurement;
import ro.storno.benchmarks.server.HotSeriesMeasurement;
import ro.storno.benchmarks.server.IssueMeasurement;
import ro.storno.benchmarks.server.ListMeasurement;
import ro.storno.benchmarks.server.StartMeasurement;
import ro.storno.benchmarks.server.WallMeasurement;

/** Runs the benchmarks named on the command line, or all of them, and prints the table. */
public final class Benchmarks {
  private static final List<Measurement> ALL =
      List.of(
          new ValidationMeasurement(),
          new FolderMeasurement(),
          new WritingMeasurement(),
          new SyntaxMeasurement(),
          new TotalsMeasurement(),
          new SealMeasurement(),
          new TokenMeasurement(),
          new ReceiveMeasurement(),
          new PdfMeasurement(),
          new IssueMeasurement(),
          new HotSeriesMeasurement(),
          new WallMeasurement(),
          new ExportMeasurement(),
          new ListMeasurement(),
          new StartMeasurement());

  private Benchmarks() {}

  /** See {@code scripts/benchmark --help}. */
  public static void main(String[] arguments) {
    List<String> names = new ArrayList<>(Arrays.asList(arguments));
    if (names.remove("--help")) {
      System.out.print(help());
      return;
    }
    Effort effort = names.remove("--quick") ? Effort.QUICK : Effort.FULL;
    List<Measurement> chosen = chosen(names);
    if (chosen.isEmpty()) {
      System.err.print("Unknown name in " + names + ".\n" + help());
      System.exit(2);
    }
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : chosen) {
      System.err.println(measurement.name() + ": " + measurement.purpose());
      figures.addAll(measurement.measure(effort));
    }
    System.out.println(Machine.describe());
    System.out.print(FigureTable.of(figures));
  }

  private static List<Measurement> chosen(List<String> names) {
    if (names.isEmpty()) {
      return ALL;
    }
    List<String> known = ALL.stream().map(Measurement::name).toList();
    if (!known.containsAll(names)) {
      return List.of();
    }
    return ALL.stream().filter(measurement -> names.contains(measurement.name())).toList();
  }

  private static String help() {
    StringBuilder text = new StringBuilder("scripts/benchmark [--quick] [name...]\n");
    for (Measurement measurement : ALL) {
      text.append(String.format("  %-12s %s%n", measurement.name(), measurement.purpose()));
    }
    return text.toString();
  }
}
