package ro.storno.persistence.invoice;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.FilingStatus;
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
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Lists of invoices from the columns of the table; the documents themselves are not read. */
public final class JdbiInvoiceQueries implements InvoiceQueries {
  /**
   * Payment status as the domain derives it ({@code PaymentPolicy}; a test compares the two): paid,
   * else overdue on the day asked for, else by what came in.
   */
  static final String INVOICES_ON_DAY =
      """
      from (
        select i.*,
      """
          + InvoiceConditions.DUPLICATE
          + """
            as duplicate,
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

  static final String ROWS =
      """
      select id, number, document_type, type_code, direction, status, payment_status, owed,
             issue_date, due_date, client_id, supplier_name, supplier_tax_code, buyer_name,
             buyer_tax_code, currency, subtotal, vat_total, total, amount_paid, payment_method,
             parent_id, cancelled_at, paid_at, created_at, updated_at, supplier_id, duplicate,
             (select jsonb_build_object('state', state, 'due', due_at, 'errors', errors,
                'problem', problem, 'filed', taken_at is not null and state in ('SENT', 'ACCEPTED'),
                'late', late)
              from submission s
              where s.company_id = :company and s.document_id = listed.id
                and s.document_kind = 'INVOICE' and s.channel = 'ANAF'
              order by attempt desc limit 1) as submission
      """;

  private static final String TOTALS =
      """
      select currency, count(*) as rows, sum(subtotal) as subtotal, sum(vat_total) as vat_total,
             sum(total) as total
      """;

  private final JdbiTransactions transactions;
  private final InvoiceTally tally;

  public JdbiInvoiceQueries(JdbiTransactions transactions) {
    this.transactions = transactions;
    this.tally = new InvoiceTally(transactions);
  }

  @Override
  public Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    List<InvoiceTally.Span> spans =
        InvoiceTally.knows(filter) ? tally.spans(company, filter) : List.of();
    List<Totals> totals = InvoiceTally.knows(filter) ? Totals.of(spans) : totals(company, filter);
    long count = totals.stream().mapToLong(Totals::rows).sum();
    Part part = Part.of(sort, page, count);
    List<Row> rows = part.limit <= 0 ? List.of() : rows(company, filter, part, spans);
    return result(
        new Page<>(part.turned ? reversed(rows) : rows, count, page.page(), page.limit()),
        totals,
        filter);
  }

  private List<Totals> totals(CompanyId company, Filter filter) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    return query(
            TOTALS + INVOICES_ON_DAY + conditions.where() + " group by currency",
            company,
            filter,
            conditions)
        .map((row, context) -> totals(new Columns(row)))
        .list();
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

  private List<Row> rows(
      CompanyId company, Filter filter, Part part, List<InvoiceTally.Span> spans) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    long offset = part.offset;
    if (!spans.isEmpty() && part.sort.by() == Sort.By.ISSUE_DATE) {
      InvoiceTally.Place place =
          tally.find(company, filter, spans, part.sort.descending(), part.offset, part.limit);
      if (place == null) {
        return List.of();
      }
      conditions.onDays(place.days());
      offset = place.offset();
    }
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
        .bind("offset", offset)
        .map((row, context) -> row(new Columns(row), filter.filing()))
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

  static String order(Sort sort) {
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

  /** Count and sums of one currency over the whole filter. */
  private record Totals(long rows, Money subtotal, Money vatTotal, Money total) {
    static Totals none(Currency currency) {
      Money zero = Money.zero(currency);
      return new Totals(0, zero, zero, zero);
    }

    static List<Totals> of(List<InvoiceTally.Span> spans) {
      Map<String, Totals> sums = new TreeMap<>();
      for (InvoiceTally.Span span : spans) {
        Currency currency = Currency.of(span.currency());
        Totals more =
            new Totals(
                span.rows(),
                Money.of(span.subtotal(), currency),
                Money.of(span.vatTotal(), currency),
                Money.of(span.total(), currency));
        sums.merge(span.currency(), more, Totals::plus);
      }
      return List.copyOf(sums.values());
    }

    private Totals plus(Totals other) {
      return new Totals(
          rows + other.rows,
          subtotal.plus(other.subtotal),
          vatTotal.plus(other.vatTotal),
          total.plus(other.total));
    }

    String currency() {
      return total.currency().code();
    }
  }

  private static Totals totals(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    return new Totals(
        row.number("rows"),
        Money.of(row.decimal("subtotal"), currency),
        Money.of(row.decimal("vat_total"), currency),
        Money.of(row.decimal("total"), currency));
  }

  private static Result result(Page<Row> page, List<Totals> totals, Filter filter) {
    Totals only = totals.size() == 1 ? totals.get(0) : null;
    if (totals.isEmpty() && filter.currency() != null) {
      only = Totals.none(filter.currency());
    }
    return new Result(
        page,
        totals.stream().map(Totals::currency).sorted().toList(),
        only == null ? null : only.currency(),
        only == null ? null : only.subtotal(),
        only == null ? null : only.vatTotal(),
        only == null ? null : only.total());
  }

  /** The newest submission of an invoice, as far as lists show it. */
  private record Listed(
      SubmissionState state,
      Instant due,
      List<String> errors,
      @Nullable String problem,
      boolean filed,
      boolean late) {}

  static Row row(Columns row, FilingRule filing) throws SQLException {
    String json = row.maybeText("submission");
    Listed listed = json == null ? null : StoredJson.read(json, Listed.class);
    Currency currency = Currency.of(row.text("currency"));
    DocumentStatus status = row.oneOf(DocumentStatus.class, "status");
    PaymentStatus payment = row.oneOf(PaymentStatus.class, "payment_status");
    boolean showPayment = row.flag("owed") && payment != PaymentStatus.UNPAID;
    Direction direction = row.oneOf(Direction.class, "direction");
    LocalDate issueDate = row.date("issue_date");
    FilingRule.Filed filed =
        listed == null ? null : new FilingRule.Filed(listed.filed, listed.late);
    Money total = Money.of(row.decimal("total"), currency);
    Money paid = Money.of(row.decimal("amount_paid"), currency);
    return new Row(
        new InvoiceId(row.uuid("id")),
        row.text("number"),
        row.oneOf(DocumentType.class, "document_type"),
        row.text("type_code"),
        direction,
        status,
        payment,
        showPayment ? payment.wireName() : status.wireName(),
        issueDate,
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
        listed != null && listed.state == SubmissionState.QUEUED ? listed.due : null,
        filing.deadline(direction, status, issueDate).orElse(null),
        filing.late(direction, status, issueDate, filed),
        listed == null ? null : FilingStatus.message(listed.errors, listed.problem),
        row.instant("created_at"),
        row.maybeInstant("updated_at"),
        row.maybeId("supplier_id", SupplierId::new),
        row.flag("duplicate"));
  }
}
