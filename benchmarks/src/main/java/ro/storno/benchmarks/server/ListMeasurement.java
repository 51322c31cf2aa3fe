package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.benchmarks.Effort;
import ro.storno.benchmarks.Figure;
import ro.storno.benchmarks.Measurement;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.EmbeddedPostgres;
import ro.storno.persistence.invoice.JdbiInvoiceQueries;
import ro.storno.persistence.invoice.catalogue.Catalogues;

/**
 * Lists of invoices at the database's side of the port: each filter and each sort that the API
 * offers, in a company with many invoices and in one with a hundredth of them, behind the same wall
 * and in the same database.
 *
 * <p>A list is rows, exact count and sums over the whole filter, in a transaction of its own, as
 * the use case asks for it. The catalogues of both companies are loaded before, and nobody writes
 * meanwhile, so that answers are remembered as they are on a server at rest. The two companies have
 * their turns one after the other, so that a neighbour's load hits both.
 */
public final class ListMeasurement implements Measurement {
  /** What the server has by default: a quarter of its heap. */
  private static final long MEMORY = 192L << 20;

  private static final int TIMES = 10;
  private static final int LARGE = 1;
  private static final int SMALL = 2;
  private static final int WARM_UP = 8;
  private static final int CALLS = 200;
  private static final int ROWS = 20;
  private static final long MOST_NANOS = 3_000_000_000L;

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public String purpose() {
    return "lists of invoices by each filter and sort, at a million and at ten thousand";
  }

  /** Where in the list a page lies. */
  private enum Place {
    FIRST,
    MIDDLE,
    LAST
  }

  /** What is asked for, under a name. */
  private record Asked(String name, InvoiceQueries.Filter filter, Sort sort, Place place) {}

  @Override
  public List<Figure> measure(Effort effort) {
    int invoices = effort.invoices() * TIMES;
    int fewer = Math.max(1, invoices / 100);
    try (Scratch scratch = Scratch.create();
        EmbeddedPostgres postgres =
            EmbeddedPostgres.start(
                scratch.sub("postgres"), text -> System.err.println("  " + text));
        Database database =
            Database.open(
                new DatabaseLocation.Server(postgres.address()),
                Database.Pool.STANDARD,
                text -> {})) {
      System.err.printf("  writing %,d and %,d invoices%n", invoices, fewer);
      ManyInvoices books = new ManyInvoices(postgres.address());
      books.write(LARGE, invoices);
      books.write(SMALL, fewer);
      books.settle();
      InvoiceQueries queries =
          new JdbiInvoiceQueries(
              database.transactions(), new Catalogues(database.transactions(), MEMORY));
      List<Asked> all = asked();
      System.err.println("  warming up");
      for (Asked asked : all.subList(0, all.size() / 2)) {
        times(database, queries, SMALL, asked);
      }
      List<Figure> figures = new ArrayList<>();
      for (Asked asked : all) {
        figures.addAll(figures(database, queries, asked, invoices));
      }
      return figures;
    }
  }

  private static List<Asked> asked() {
    List<Asked> all = new ArrayList<>();
    for (Sort.By by : Sort.By.values()) {
      for (boolean descending : new boolean[] {true, false}) {
        String name = "by " + by.name().toLowerCase(Locale.ROOT) + (descending ? " down" : " up");
        for (Place place : Place.values()) {
          all.add(
              new Asked(
                  name + ", " + place.name().toLowerCase(Locale.ROOT) + " page",
                  new Wanted().filter(),
                  new Sort(by, descending),
                  place));
        }
      }
    }
    for (DocumentStatus status :
        List.of(
            DocumentStatus.VALIDATED,
            DocumentStatus.ISSUED,
            DocumentStatus.DRAFT,
            DocumentStatus.CANCELLED)) {
      all.add(asked("status " + status, new Wanted().status(status)));
    }
    all.add(
        asked(
            "status ISSUED or REJECTED",
            new Wanted().status(DocumentStatus.ISSUED, DocumentStatus.REJECTED)));
    for (PaymentStatus status : PaymentStatus.values()) {
      all.add(asked("paymentStatus " + status, new Wanted().payment(status)));
    }
    for (Direction direction : Direction.values()) {
      all.add(asked("direction " + direction, new Wanted().direction(direction)));
    }
    all.add(asked("type CREDIT_NOTE", new Wanted().type(DocumentType.CREDIT_NOTE)));
    all.add(asked("currency RON", new Wanted().currency("RON")));
    all.add(asked("currency USD", new Wanted().currency("USD")));
    all.add(asked("currency GBP, of which there is none", new Wanted().currency("GBP")));
    all.add(asked("isPaid", new Wanted().paid(true)));
    all.add(asked("not isPaid", new Wanted().paid(false)));
    all.add(asked("isOverdue", new Wanted().overdue(true)));
    all.add(asked("not isOverdue", new Wanted().overdue(false)));
    all.add(asked("excludeCancelled", new Wanted().notCancelled()));
    all.add(asked("issued this month", new Wanted().issued(26, 0)));
    all.add(asked("issued in three years", new Wanted().issued(1200, 100)));
    all.add(
        asked(
            "outgoing, validated, unpaid, this year",
            new Wanted()
                .direction(Direction.OUTGOING)
                .status(DocumentStatus.VALIDATED)
                .payment(PaymentStatus.UNPAID)
                .issued(330, 0)));
    all.add(asked("clientId of a client", new Wanted().client(2500)));
    all.add(asked("clientId of the largest client", new Wanted().client(0)));
    all.add(asked("supplierId", new Wanted().supplier(500)));
    all.add(
        asked(
            "parentDocumentId",
            new Wanted().parent(new InvoiceId(ManyInvoices.invoice(LARGE, 6)))));
    all.add(asked("isDuplicate", new Wanted().duplicate(true)));
    all.add(asked("not isDuplicate", new Wanted().duplicate(false)));
    all.add(asked("total of few", new Wanted().total("990.00", null)));
    all.add(asked("total of half", new Wanted().total("250.00", null)));
    all.add(asked("total between", new Wanted().total("500.00", "510.00")));
    all.add(asked("vatTotal of few", new Wanted().vat("172.00")));
    all.add(asked("isLateSubmission", new Wanted().late(true)));
    all.add(asked("not isLateSubmission", new Wanted().late(false)));
    all.add(asked("search a number", new Wanted().search(String.format("fact-%07d", 4321))));
    all.add(asked("search a client", new Wanted().search("02e74f")));
    all.add(asked("search what is in few", new Wanted().search("constructii c")));
    all.add(asked("search what is in most", new Wanted().search("srl")));
    all.add(asked("search two letters", new Wanted().search("qx")));
    all.add(asked("search what is nowhere", new Wanted().search("necunoscut")));
    return all;
  }

  private static Asked asked(String name, Wanted wanted) {
    return new Asked(name, wanted.filter(), new Sort(Sort.By.ISSUE_DATE, true), Place.FIRST);
  }

  /** Medians and ninety-ninth percentiles, in nanoseconds. */
  private record Times(long total, BigDecimal median, BigDecimal high) {
    static Times of(long total, long[] nanos) {
      Arrays.sort(nanos);
      return new Times(
          total,
          BigDecimal.valueOf(nanos[nanos.length / 2], 6),
          BigDecimal.valueOf(nanos[Math.min(nanos.length - 1, nanos.length * 99 / 100)], 6));
    }
  }

  private static List<Figure> figures(
      Database database, InvoiceQueries queries, Asked asked, int invoices) {
    Times large = times(database, queries, LARGE, asked);
    Times small = times(database, queries, SMALL, asked);
    System.err.printf(
        "  %-45s %,9d rows  median %8s  p99 %8s  at a hundredth %8s ms%n",
        asked.name(),
        large.total(),
        Figure.shown(large.median()),
        Figure.shown(large.high()),
        Figure.shown(small.median()));
    String what =
        String.format("list of %,d, %s (%,d found)", invoices, asked.name(), large.total());
    return List.of(
        Figure.below(what + ": median", large.median(), "15", "ms"),
        Figure.below("  p99", large.high(), "60", "ms"),
        Figure.atMost(
            "  against a hundredth of the invoices",
            Figure.shown(large.median()) + " ms",
            Figure.shown(small.median()) + " ms",
            large.median().divide(small.median(), MathContext.DECIMAL32),
            "1.50"));
  }

  private static Times times(Database database, InvoiceQueries queries, int number, Asked asked) {
    CompanyId company = new CompanyId(ManyInvoices.company(number));
    long total = list(database, queries, company, asked, 1).page().total();
    int pages = (int) Math.max(1, (total + ROWS - 1) / ROWS);
    int page =
        switch (asked.place()) {
          case FIRST -> 1;
          case MIDDLE -> 1 + pages / 2;
          case LAST -> pages;
        };
    List<Long> nanos = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 0; i < WARM_UP + CALLS; i++) {
      long start = System.nanoTime();
      list(database, queries, company, asked, page);
      if (i >= WARM_UP || System.nanoTime() - begun > MOST_NANOS / 2) {
        nanos.add(System.nanoTime() - start);
      }
      if (System.nanoTime() - begun > MOST_NANOS) {
        break;
      }
    }
    return Times.of(total, nanos.stream().mapToLong(Long::longValue).toArray());
  }

  private static InvoiceQueries.Result list(
      Database database, InvoiceQueries queries, CompanyId company, Asked asked, int page) {
    return database
        .transactions()
        .inCompany(
            company,
            () ->
                queries.list(company, asked.filter(), asked.sort(), new Page.Request(page, ROWS)));
  }
}
