package ro.storno.persistence.invoice;

import static ro.storno.persistence.invoice.JdbiInvoiceQueries.INVOICES_ON_DAY;
import static ro.storno.persistence.invoice.JdbiInvoiceQueries.ROWS;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Result;
import ro.storno.application.invoice.InvoiceQueries.Row;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * Lists of invoices as the database chooses, orders and adds them up: what all others have to agree
 * with, and what answers where they cannot.
 */
final class SqlInvoiceLists {
  private static final String TOTALS =
      """
      select currency, count(*) as rows, sum(subtotal) as subtotal, sum(vat_total) as vat_total,
             sum(total) as total
      """;

  private final JdbiTransactions transactions;

  SqlInvoiceLists(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    List<CurrencyTotals> totals = totals(company, filter);
    long count = totals.stream().mapToLong(CurrencyTotals::rows).sum();
    Part part = Part.of(sort, page, count);
    List<Row> rows = part.limit <= 0 ? List.of() : rows(company, filter, part);
    return CurrencyTotals.result(
        new Page<>(part.turned ? reversed(rows) : rows, count, page.page(), page.limit()),
        totals,
        filter);
  }

  private List<CurrencyTotals> totals(CompanyId company, Filter filter) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    return query(
            TOTALS + INVOICES_ON_DAY + conditions.where() + " group by currency",
            company,
            filter,
            conditions)
        .map((row, context) -> totals(new Columns(row)))
        .list();
  }

  private static CurrencyTotals totals(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    return new CurrencyTotals(
        row.number("rows"),
        Money.of(row.decimal("subtotal"), currency),
        Money.of(row.decimal("vat_total"), currency),
        Money.of(row.decimal("total"), currency));
  }

  /**
   * The part of a list that a page shows, counted from the end that is nearer: what comes before
   * has to be walked through.
   *
   * @param turned whether the order is the other way round
   */
  private record Part(Sort sort, long offset, int limit, boolean turned) {
    static Part of(Sort sort, Page.Request page, long count) {
      int limit = (int) Math.min(page.limit(), count - page.offset());
      return page.offset() <= count / 2
          ? new Part(sort, page.offset(), limit, false)
          : new Part(
              new Sort(sort.by(), !sort.descending()), count - page.offset() - limit, limit, true);
    }
  }

  private List<Row> rows(CompanyId company, Filter filter, Part part) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    // First which ones, from an index alone where that is possible; then what they say.
    return query(
            ROWS
                + INVOICES_ON_DAY
                + " where id = any(array(select id "
                + INVOICES_ON_DAY
                + conditions.where()
                + order(part.sort)
                + " limit :limit offset :offset))"
                + order(part.sort),
            company,
            filter,
            conditions)
        .bind("limit", part.limit)
        .bind("offset", part.offset)
        .map((row, context) -> JdbiInvoiceQueries.row(new Columns(row), filter.filing()))
        .list();
  }

  private static List<Row> reversed(List<Row> rows) {
    List<Row> other = new ArrayList<>(rows);
    Collections.reverse(other);
    return other;
  }

  private Query query(String sql, CompanyId company, Filter filter, InvoiceConditions conditions) {
    return conditions
        .bind(transactions.handle().createQuery(sql))
        .bind("company", company.value())
        .bind("today", filter.today());
  }

  /** Texts in the order of their code points, whatever the database was made for. */
  static String order(Sort sort) {
    String direction = sort.descending() ? " desc" : "";
    List<String> columns =
        switch (sort.by()) {
          case ISSUE_DATE -> List.of("issue_date", "id");
          case NUMBER ->
              List.of(
                  "number_prefix collate \"C\"", "number_sequence", "number collate \"C\"", "id");
          case TOTAL -> List.of("total", "id");
          case DUE_DATE -> List.of("due_date", "id");
          case CREATED_AT -> List.of("created_at", "id");
        };
    return " order by " + String.join(direction + ", ", columns) + direction;
  }
}
