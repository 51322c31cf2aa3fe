package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;

/**
 * What row-level security costs: the median of issue, get and list over HTTP with the policies on,
 * against the same with them off ({@code alter table ... disable row level security} on every
 * table), on one server.
 *
 * <p>One client, on a server that has been warmed by some hundred requests of each kind. Short
 * blocks with and without alternate many times, in turned order, and the medians are taken over all
 * blocks, so that a neighbour's load hits both alike; the first calls after each change, which plan
 * their statements anew, do not count. The database holds many invoices, half of them the company's
 * own, half of another company; the setting that tells the tenant is made in both cases, since the
 * product always makes it.
 */
public final class WallMeasurement implements Measurement {
  private static final int ISSUES = 20;
  private static final int READS = 40;
  private static final int UNCOUNTED = 6;
  private static final int WARM_UP_BLOCKS = 12;
  private static final int BLOCKS_PER_ROUND = 8;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "wall";
  }

  @Override
  public String purpose() {
    return "row-level security on against off: medians of issue, get and list";
  }

  /** How long each call took, with or without the wall, in nanoseconds. */
  private record Times(List<Long> issue, List<Long> get, List<Long> list) {
    Times() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
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
      System.err.println("  warming up");
      for (int i = 0; i < WARM_UP_BLOCKS; i++) {
        block(seller, books, series, sample, new Times());
      }
      Times on = new Times();
      Times off = new Times();
      for (int i = 0; i < effort.rounds() * BLOCKS_PER_ROUND; i++) {
        boolean onFirst = i % 2 == 0;
        books.wall(onFirst);
        block(seller, books, series, sample, onFirst ? on : off);
        books.wall(!onFirst);
        block(seller, books, series, sample, onFirst ? off : on);
      }
      books.wall(true);
      return List.of(
          figure("issue", effort.invoices(), on.issue(), off.issue()),
          figure("get", effort.invoices(), on.get(), off.get()),
          figure("list", effort.invoices(), on.list(), off.list()));
    }
  }

  private static void block(Seller seller, Books books, String series, String sample, Times into) {
    List<String> drafts = new ArrayList<>();
    for (int i = 0; i < ISSUES + UNCOUNTED; i++) {
      drafts.add(seller.create(series));
    }
    into.issue().addAll(nanos(ISSUES, i -> seller.issue(drafts.get(i))));
    // The follow-up jobs would run beside the reads and hit only those that come first.
    books.awaitJobs(LONG);
    into.get().addAll(nanos(READS, i -> seller.get(sample)));
    into.list().addAll(nanos(READS, i -> seller.list()));
  }

  private static List<Long> nanos(int times, IntConsumer call) {
    List<Long> nanos =
        Load.run(
                1,
                LONG,
                (client, turn) -> {
                  if (turn == times + UNCOUNTED) {
                    return false;
                  }
                  call.accept(turn);
                  return true;
                })
            .nanos();
    return nanos.subList(UNCOUNTED, nanos.size());
  }

  private static Figure figure(String what, int invoices, List<Long> on, List<Long> off) {
    BigDecimal with = millis(on);
    BigDecimal without = millis(off);
    return Figure.atMost(
        String.format(
            "%s over HTTP, %,d invoices: row-level security on against off", what, invoices),
        Figure.shown(with) + " ms",
        Figure.shown(without) + " ms",
        with.divide(without, MathContext.DECIMAL32),
        "1.10");
  }

  private static BigDecimal millis(List<Long> nanos) {
    return BigDecimal.valueOf(nanos.stream().sorted().toList().get(nanos.size() / 2), 6);
  }
}
