package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import ro.storno.benchmarks.Child;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;
import ro.storno.persistence.database.DatabaseAddress;

/**
 * The CSV of a company's invoices. It is written by a JVM whose whole heap is as large as the
 * target allows for the export alone, so that writing it at all reaches the target.
 */
public final class ExportMeasurement implements Measurement {
  private static final String HEAP = "64m";
  private static final int TIMES = 10;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String purpose() {
    return "CSV of the invoices of a company, by a JVM of 64 MB of heap";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int invoices = effort.invoices() * TIMES;
    try (Stage stage = Stage.open()) {
      Seller seller = stage.seller();
      Books books = new Books(stage.database(), seller.company());
      String sample = seller.create(seller.series("CSV"));
      seller.issue(sample);
      books.awaitJobs(LONG);
      System.err.println("  filling the books with " + invoices + " invoices");
      books.fill(sample, 2 * invoices); // half of them are those of another company
      DatabaseAddress address = stage.database();
      System.err.println("  exporting");
      List<String> told =
          Child.run(
              ExportProcess.class,
              HEAP,
              address.url(),
              address.user(),
              address.password(),
              seller.company());
      String[] found = told.get(told.size() - 1).split(" ");
      return List.of(
          Figure.fact(
              String.format("CSV of %,d invoices, all by a heap of 64 MB", invoices),
              found[0] + " lines",
              "< 64 MB",
              Long.parseLong(found[0]) >= invoices),
          Figure.information(
              "  of it by the clock", Figure.shown(new BigDecimal(found[1])) + " ms", null));
    }
  }
}
