package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * What row-level security costs: the median of issue, get and list over HTTP with the policies on,
 * against the same with them off ({@code alter table ... disable row level security} on every
 * table), on one server, in turns.
 *
 * <p>One client. The database holds many invoices, half of them the company's own, half of another
 * company; the setting that tells the tenant is made in both cases, since the product always makes
 * it.
 */
public final class WallMeasurement implements Measurement {
  private static final int ISSUES = 60;
  private static final int READS = 150;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "wall";
  }

  @Override
  public String purpose() {
    return "row-level security on against off: medians of issue, get and list";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (Stage stage = Stage.open()) {
      Seller seller = stage.seller();
      Books books = new Books(stage.database(), seller.company());
      String series = seller.series("WALL");
      String sample = seller.create(series);
      seller.issue(sample);
      books.awaitJobs(LONG);
      System.err.println("  filling the books with " + effort.invoices() + " invoices");
      books.fill(sample, effort.invoices());
      medians(seller, books, series, sample);
      Map<String, List<BigDecimal>> on = new LinkedHashMap<>();
      Map<String, List<BigDecimal>> off = new LinkedHashMap<>();
      for (int round = 0; round < effort.rounds() * 2; round++) {
        boolean up = round % 2 == 0;
        measured(up, books, seller, series, sample, up ? on : off);
        measured(!up, books, seller, series, sample, up ? off : on);
      }
      books.wall(true);
      return on.entrySet().stream()
          .map(
              entry ->
                  figure(
                      entry.getKey(),
                      effort.invoices(),
                      entry.getValue(),
                      off.getOrDefault(entry.getKey(), List.of())))
          .toList();
    }
  }

  private static void measured(
      boolean up,
      Books books,
      Seller seller,
      String series,
      String sample,
      Map<String, List<BigDecimal>> into) {
    books.wall(up);
    medians(seller, books, series, sample)
        .forEach((what, median) -> into.computeIfAbsent(what, w -> new ArrayList<>()).add(median));
  }

  private static Map<String, BigDecimal> medians(
      Seller seller, Books books, String series, String sample) {
    List<String> drafts = new ArrayList<>();
    for (int i = 0; i < ISSUES; i++) {
      drafts.add(seller.create(series));
    }
    Map<String, BigDecimal> medians = new LinkedHashMap<>();
    medians.put("issue", median(ISSUES, i -> seller.issue(drafts.get(i))));
    books.awaitJobs(LONG);
    medians.put("get", median(READS, i -> seller.get(sample)));
    medians.put("list", median(READS, i -> seller.list()));
    return medians;
  }

  private static BigDecimal median(int times, IntConsumer call) {
    return Load.run(
            1,
            LONG,
            (client, turn) -> {
              if (turn == times) {
                return false;
              }
              call.accept(turn);
              return true;
            })
        .medianMillis();
  }

  private static Figure figure(
      String what, int invoices, List<BigDecimal> on, List<BigDecimal> off) {
    List<BigDecimal> ratios = new ArrayList<>();
    for (int round = 0; round < on.size(); round++) {
      ratios.add(on.get(round).divide(off.get(round), MathContext.DECIMAL32));
    }
    return Figure.atMost(
        String.format(
            "%s over HTTP, %,d invoices: row-level security on against off", what, invoices),
        Figure.shown(Duel.median(on)) + " ms",
        Figure.shown(Duel.median(off)) + " ms",
        Duel.median(ratios),
        "1.10");
  }
}
