package ro.storno.persistence.invoice;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * What lists count and add up, from table {@code invoice_tally} (V49): by months, and by days where
 * a range begins or ends inside a month.
 */
final class InvoiceTally {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /**
   * Under the names that conditions of lists use. What was not folded yet is in no month, and is
   * brought to its own here.
   */
  private static final String LISTED =
      """
      from (
        select period, direction, document_type, status, currency, rows, subtotal, vat_total, total,
          case when overdue_after < :today then 'OVERDUE' else payment end as payment_status
        from (
          select period, direction, document_type, status, currency, rows, subtotal, vat_total,
            total, overdue_after, payment
          from invoice_tally
          where company_id = :company and grain = :grain
            and period between :periodFrom and :periodTo
          union all
          select date_trunc('month', period)::date, direction, document_type, status, currency, rows,
            subtotal, vat_total, total, overdue_after, payment
          from invoice_tally
          where company_id = :company and not folded and :grain <> 'DAY'
            and period between :periodFrom and :periodTo
        ) as tally
      ) as listed
      """;

  private static final String SUMS =
      """
      select period, currency, sum(rows) as rows, sum(subtotal) as subtotal,
             sum(vat_total) as vat_total, sum(total) as total
      """;

  private final JdbiTransactions transactions;

  InvoiceTally(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Count and sums of one currency in a day or month.
   *
   * @param day or the first of the month
   */
  record Span(
      LocalDate day,
      boolean month,
      String currency,
      long rows,
      BigDecimal subtotal,
      BigDecimal vatTotal,
      BigDecimal total) {
    LocalDate end() {
      return month ? YearMonth.from(day).atEndOfMonth() : day;
    }
  }

  /**
   * Where rows of a list lie: on these days, after so many others of them.
   *
   * @param days not empty
   */
  record Place(List<LocalDate> days, long offset) {}

  /** Whether a filter asks only for what is tallied. */
  static boolean knows(Filter filter) {
    return (filter.search() == null || filter.search().isBlank())
        && filter.clientId() == null
        && filter.supplierId() == null
        && filter.duplicate() == null
        && filter.parent() == null
        && filter.totalMin() == null
        && filter.totalMax() == null
        && filter.vatTotalMin() == null
        && filter.vatTotalMax() == null
        && filter.late() == null;
  }

  /** What a filter comes to, by months and single days; only what is not empty. */
  List<Span> spans(CompanyId company, Filter filter) {
    LocalDate from = filter.issuedFrom() == null ? FIRST : filter.issuedFrom();
    LocalDate to = filter.issuedTo() == null ? LAST : filter.issuedTo();
    LocalDate firstMonth = from.getDayOfMonth() == 1 ? from : next(from);
    LocalDate afterMonths = to.equals(LAST) ? LAST : YearMonth.from(to.plusDays(1)).atDay(1);
    List<Span> spans = new ArrayList<>();
    if (firstMonth.isBefore(afterMonths)) {
      spans.addAll(days(company, filter, from, firstMonth.minusDays(1)));
      spans.addAll(sums(company, filter, true, firstMonth, afterMonths.minusDays(1)));
      spans.addAll(to.equals(LAST) ? List.of() : days(company, filter, afterMonths, to));
    } else {
      spans.addAll(days(company, filter, from, to));
    }
    return spans;
  }

  private static LocalDate next(LocalDate day) {
    return YearMonth.from(day).plusMonths(1).atDay(1);
  }

  private List<Span> days(CompanyId company, Filter filter, LocalDate from, LocalDate to) {
    return from.isAfter(to) ? List.of() : sums(company, filter, false, from, to);
  }

  private List<Span> sums(
      CompanyId company, Filter filter, boolean monthly, LocalDate from, LocalDate to) {
    InvoiceConditions conditions = InvoiceConditions.tallied(filter);
    Query query =
        conditions.bind(
            transactions
                .handle()
                .createQuery(
                    SUMS
                        + LISTED
                        + conditions.where()
                        + " group by period, currency having sum(rows) <> 0"));
    return query
        .bind("company", company.value())
        .bind("today", filter.today())
        .bind("grain", grain(filter, monthly))
        .bind("periodFrom", from)
        .bind("periodTo", to)
        .map((row, context) -> span(new Columns(row), monthly))
        .list();
  }

  /** By months there are fewer rows where payment does not matter. */
  private static String grain(Filter filter, boolean monthly) {
    if (!monthly) {
      return "DAY";
    }
    return filter.paymentStatus() == null && filter.paid() == null && filter.overdue() == null
        ? "BARE"
        : "MONTH";
  }

  private static Span span(Columns row, boolean monthly) throws SQLException {
    return new Span(
        row.date("period"),
        monthly,
        row.text("currency"),
        row.number("rows"),
        row.decimal("subtotal"),
        row.decimal("vat_total"),
        row.decimal("total"));
  }

  /**
   * Finds the days on which a part of a list in the order of issue dates lies.
   *
   * @param spans of the same filter
   * @return the place, or null where the list ends before it
   */
  @Nullable Place find(
      CompanyId company,
      Filter filter,
      List<Span> spans,
      boolean descending,
      long offset,
      int limit) {
    Part coarse = part(spans, descending, offset, limit);
    if (coarse.spans.isEmpty()) {
      return null;
    }
    if (coarse.spans.stream().noneMatch(Span::month)) {
      return place(coarse);
    }
    LocalDate from =
        coarse.spans.stream().map(Span::day).min(Comparator.naturalOrder()).orElseThrow();
    LocalDate to =
        coarse.spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate least = filter.issuedFrom();
    LocalDate most = filter.issuedTo();
    Part fine =
        part(
            sums(
                company,
                filter,
                false,
                least != null && least.isAfter(from) ? least : from,
                most != null && most.isBefore(to) ? most : to),
            descending,
            offset - coarse.before,
            limit);
    return fine.spans.isEmpty() ? null : place(fine);
  }

  private static Place place(Part part) {
    return new Place(
        part.spans.stream().map(Span::day).distinct().toList(), part.offset - part.before);
  }

  /** The spans that a part of a list touches, and how many rows come before the first of them. */
  private record Part(List<Span> spans, long before, long offset) {}

  private static Part part(List<Span> spans, boolean descending, long offset, int limit) {
    TreeMap<LocalDate, List<Span>> byDay =
        new TreeMap<>(
            descending
                ? Comparator.<LocalDate>reverseOrder()
                : Comparator.<LocalDate>naturalOrder());
    spans.forEach(span -> byDay.computeIfAbsent(span.day(), day -> new ArrayList<>()).add(span));
    List<Span> touched = new ArrayList<>();
    long before = 0;
    long seen = 0;
    for (List<Span> same : byDay.values()) {
      long rows = same.stream().mapToLong(Span::rows).sum();
      if (seen + rows <= offset) {
        before += rows;
      } else if (seen < offset + limit) {
        touched.addAll(same);
      }
      seen += rows;
    }
    return new Part(touched, before, offset);
  }
}
