package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * How many invoices a second eight clients create and issue over HTTP, against a bare JDBI loop
 * that writes the same rows into the same PostgreSQL in turns with it.
 *
 * <p>All eight use one series, in both loops. The follow-up jobs (XML, official rules) that issuing
 * leaves behind run in the same server meanwhile and cost it processor time; the bare loop has
 * none, and begins when they are done. Client, server and PostgreSQL share the machine.
 */
public final class IssueMeasurement implements Measurement {
  private static final int CLIENTS = 8;
  private static final int WARM_UP = 3_000;
  private static final Duration SETTLING = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "issue";
  }

  @Override
  public String purpose() {
    return "create and issue over HTTP, 8 clients, against a bare JDBI loop; gapless numbers";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (Stage stage = Stage.open()) {
      Seller seller = stage.seller();
      Books books = new Books(stage.database(), seller.company());
      String series = seller.series("LOAD");
      seller.create(series);
      System.err.println("  warming up");
      warmUp(seller, series);
      books.awaitJobs(SETTLING);
      try (BareLoop bare = new BareLoop(stage.database(), seller.company(), 1)) {
        bare(bare, Duration.ofSeconds(effort.warmUpSeconds() / 2 + 1));
        return rounds(effort, seller, series, books, bare);
      }
    }
  }

  private static List<Figure> rounds(
      Effort effort, Seller seller, String series, Books books, BareLoop bare) {
    Duration time = Duration.ofSeconds(effort.measureSeconds());
    List<BigDecimal> ours = new ArrayList<>();
    List<BigDecimal> bares = new ArrayList<>();
    List<BigDecimal> ratios = new ArrayList<>();
    List<BigDecimal> medians = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      boolean oursFirst = round % 2 == 0;
      if (!oursFirst) {
        bares.add(bare(bare, time).perSecond());
      }
      Load.Result result = ours(seller, series, time);
      ours.add(result.perSecond());
      medians.add(result.medianMillis());
      books.awaitJobs(SETTLING);
      if (oursFirst) {
        bares.add(bare(bare, time).perSecond());
      }
      ratios.add(ours.get(round).divide(bares.get(round), MathContext.DECIMAL32));
      System.err.printf(
          "  round %d: %s against %s a second%n",
          round + 1, Figure.shown(ours.get(round)), Figure.shown(bares.get(round)));
    }
    Books.Numbers numbers = books.numbers(series);
    return List.of(
        Figure.atLeast(
            "create + issue over HTTP, 8 clients, 1 series, fsync on, against bare JDBI writes",
            Figure.shown(Duel.median(ours)) + "/s",
            Figure.shown(Duel.median(bares)) + "/s",
            Duel.median(ratios),
            "0.40"),
        Figure.information(
            "  median of one create + issue", Figure.shown(Duel.median(medians)) + " ms", null),
        Figure.information(
            "  rows written by the server for one of them, follow-up job included",
            books
                .rowWrites()
                .divide(BigDecimal.valueOf(numbers.issued()), 1, RoundingMode.HALF_UP)
                .toPlainString(),
            "6"),
        Figure.fact(
            "  numbers afterwards",
            numbers.issued()
                + " issued, "
                + numbers.distinct()
                + " distinct, highest "
                + numbers.highest(),
            "no gap, no duplicate",
            numbers.gapless()));
  }

  /** A server of Java is itself only after some thousands of requests. */
  private static void warmUp(Seller seller, String series) {
    Load.run(
        CLIENTS,
        SETTLING,
        (client, turn) -> {
          seller.issue(seller.create(series));
          return turn < WARM_UP / CLIENTS;
        });
  }

  private static Load.Result ours(Seller seller, String series, Duration time) {
    return Load.run(
        CLIENTS,
        time,
        (client, turn) -> {
          seller.issue(seller.create(series));
          return true;
        });
  }

  private static Load.Result bare(BareLoop bare, Duration time) {
    return Load.run(CLIENTS, time, bare::pair);
  }
}
