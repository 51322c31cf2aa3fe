package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ro.storno.benchmarks.Duel;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * How much 32 clients lose when they all issue from one series instead of one each.
 *
 * <p>Only issuing is timed; the drafts lie ready. The two alternate, on the same server.
 */
public final class HotSeriesMeasurement implements Measurement {
  private static final int CLIENTS = 32;
  private static final int DRAFTS_EACH = 40;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "series";
  }

  @Override
  public String purpose() {
    return "issuing by 32 clients from one series against 32 series";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    try (Stage stage = Stage.open()) {
      Seller seller = stage.seller();
      Books books = new Books(stage.database(), seller.company());
      List<String> many = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        many.add(seller.series("S" + (char) ('A' + i / 26) + (char) ('A' + i % 26)));
      }
      List<String> one = List.of(seller.series("HOT"));
      System.err.println("  warming up");
      rate(seller, books, many);
      rate(seller, books, one);
      List<BigDecimal> ones = new ArrayList<>();
      List<BigDecimal> manys = new ArrayList<>();
      List<BigDecimal> ratios = new ArrayList<>();
      for (int round = 0; round < effort.rounds() + 1; round++) {
        boolean oneFirst = round % 2 == 0;
        if (oneFirst) {
          ones.add(rate(seller, books, one));
        }
        manys.add(rate(seller, books, many));
        if (!oneFirst) {
          ones.add(rate(seller, books, one));
        }
        ratios.add(ones.get(round).divide(manys.get(round), MathContext.DECIMAL32));
      }
      return List.of(
          Figure.atLeast(
              "issue over HTTP, 32 clients: one series against 32 series",
              Figure.shown(Duel.median(ones)) + "/s",
              Figure.shown(Duel.median(manys)) + "/s",
              Duel.median(ratios),
              "0.50"),
          Figure.fact(
              "  numbers of the one series afterwards",
              books.numbers(one.get(0)).issued() + " issued",
              "no gap, no duplicate",
              books.numbers(one.get(0)).gapless()));
    }
  }

  private static BigDecimal rate(Seller seller, Books books, List<String> series) {
    List<List<String>> drafts = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      drafts.add(new ArrayList<>());
    }
    Load.run(
        CLIENTS,
        LONG,
        (client, turn) -> {
          drafts.get(client).add(seller.create(series.get(client % series.size())));
          return turn + 1 < DRAFTS_EACH;
        });
    books.awaitJobs(LONG);
    return Load.run(
            CLIENTS,
            LONG,
            (client, turn) -> {
              if (turn == drafts.get(client).size()) {
                return false;
              }
              seller.issue(drafts.get(client).get(turn));
              return true;
            })
        .perSecond();
  }
}
