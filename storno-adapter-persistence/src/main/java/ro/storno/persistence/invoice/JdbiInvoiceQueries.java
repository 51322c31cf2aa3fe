package ro.storno.persistence.invoice;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Lists of invoices from the columns of the table; the documents themselves are not read. */
public final class JdbiInvoiceQueries implements InvoiceQueries {
  /**
   * Payment status as the domain derives it ({@code PaymentPolicy}; a test compares the two): paid,
   * else overdue on the day asked for, else by what came in.
   */
  private static final String INVOICES_ON_DAY =
      """
      from (
        select i.*,
          status in ('ISSUED', 'SENT_TO_PROVIDER', 'VALIDATED', 'REJECTED', 'SYNCED', 'REFUNDED')
            as owed,
          case
            when total > 0 and amount_paid >= total then 'PAID'
            when due_date < :today and total > 0 and status in
              ('ISSUED', 'SENT_TO_PROVIDER', 'VALIDATED', 'REJECTED', 'SYNCED', 'REFUNDED')
              then 'OVERDUE'
            when amount_paid = 0 then 'UNPAID'
            else 'PARTIALLY_PAID'
          end as payment_status
        from invoice i
        where company_id = :company
      ) as listed
      """;

  private static final String ROWS =
      """
      select id, number, document_type, type_code, direction, status, payment_status, owed,
             issue_date, due_date, client_id, supplier_name, supplier_tax_code, buyer_name,
             buyer_tax_code, currency, subtotal, vat_total, total, amount_paid, payment_method,
             parent_id, cancelled_at, paid_at, created_at, updated_at
      """;

  private static final String TOTALS =
      """
      select count(*) as rows, array_agg(distinct currency order by currency) as currencies,
             sum(subtotal) as subtotal, sum(vat_total) as vat_total, sum(total) as total
      """;

  private final JdbiTransactions transactions;

  public JdbiInvoiceQueries(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    Totals totals =
        query(TOTALS + INVOICES_ON_DAY + conditions.where(), company, filter, conditions)
            .map((row, context) -> totals(row))
            .one();
    List<Row> rows =
        query(
                ROWS
                    + INVOICES_ON_DAY
                    + conditions.where()
                    + order(sort)
                    + " limit :limit offset :offset",
                company,
                filter,
                conditions)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> row(new Columns(row)))
            .list();
    return totals.with(new Page<>(rows, totals.rows, page.page(), page.limit()), filter);
  }

  private Query query(String sql, CompanyId company, Filter filter, InvoiceConditions conditions) {
    return conditions
        .bind(transactions.handle().createQuery(sql))
        .bind("company", company.value())
        .bind("today", filter.today());
  }

  private static String order(Sort sort) {
    String direction = sort.descending() ? " desc" : "";
    List<String> columns =
        switch (sort.by()) {
          case ISSUE_DATE -> List.of("issue_date", "id");
          case NUMBER -> List.of("number_prefix", "number_sequence", "number", "id");
          case TOTAL -> List.of("total", "id");
          case DUE_DATE -> List.of("due_date", "id");
          case CREATED_AT -> List.of("created_at", "id");
        };
    return " order by " + String.join(direction + ", ", columns) + direction;
  }

  /** Counts and sums over the whole filter. */
  private record Totals(
      long rows,
      List<String> currencies,
      @Nullable BigDecimal subtotal,
      @Nullable BigDecimal vatTotal,
      @Nullable BigDecimal total) {
    Result with(Page<Row> page, Filter filter) {
      Currency only =
          currencies.size() == 1
              ? Currency.of(currencies.get(0))
              : currencies.isEmpty() ? filter.currency() : null;
      return new Result(
          page,
          currencies,
          only == null ? null : only.code(),
          sum(subtotal, only),
          sum(vatTotal, only),
          sum(total, only));
    }

    private static @Nullable Money sum(@Nullable BigDecimal amount, @Nullable Currency currency) {
      if (currency == null) {
        return null;
      }
      return amount == null ? Money.zero(currency) : Money.of(amount, currency);
    }
  }

  private static Totals totals(ResultSet row) throws SQLException {
    var currencies = row.getArray("currencies");
    return new Totals(
        row.getLong("rows"),
        currencies == null ? List.of() : Arrays.asList((String[]) currencies.getArray()),
        row.getBigDecimal("subtotal"),
        row.getBigDecimal("vat_total"),
        row.getBigDecimal("total"));
  }

  private static Row row(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    DocumentStatus status = row.oneOf(DocumentStatus.class, "status");
    PaymentStatus payment = row.oneOf(PaymentStatus.class, "payment_status");
    boolean showPayment = row.flag("owed") && payment != PaymentStatus.UNPAID;
    Money total = Money.of(row.decimal("total"), currency);
    Money paid = Money.of(row.decimal("amount_paid"), currency);
    return new Row(
        new InvoiceId(row.uuid("id")),
        row.text("number"),
        row.oneOf(DocumentType.class, "document_type"),
        row.text("type_code"),
        row.oneOf(Direction.class, "direction"),
        status,
        payment,
        showPayment ? payment.wireName() : status.wireName(),
        row.date("issue_date"),
        row.maybeDate("due_date"),
        row.maybeId("client_id", ClientId::new),
        row.text("supplier_name"),
        row.maybeText("supplier_tax_code"),
        row.maybeText("buyer_name"),
        row.maybeText("buyer_tax_code"),
        Money.of(row.decimal("subtotal"), currency),
        Money.of(row.decimal("vat_total"), currency),
        total,
        paid,
        status == DocumentStatus.CANCELLED ? Money.zero(currency) : total.minus(paid),
        row.oneOf(PaymentMethod.class, "payment_method").name().toLowerCase(Locale.ROOT),
        row.maybeId("parent_id", InvoiceId::new),
        row.maybeInstant("cancelled_at"),
        row.maybeInstant("paid_at"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }
}
