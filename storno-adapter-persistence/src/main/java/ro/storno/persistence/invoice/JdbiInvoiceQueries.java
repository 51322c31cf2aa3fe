package ro.storno.persistence.invoice;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import ro.storno.persistence.invoice.catalogue.Catalogues;
import ro.storno.persistence.invoice.catalogue.Sums;

/**
 * Lists of invoices: which ones and what they come to from memory where that is possible, what they
 * say from the columns of the table. The documents themselves are not read.
 */
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

  private final JdbiTransactions transactions;
  private final Catalogues catalogues;
  private final SqlInvoiceLists tables;

  /** Lists from memory as far as catalogues go, else from the tables. */
  public JdbiInvoiceQueries(JdbiTransactions transactions, Catalogues catalogues) {
    this.transactions = transactions;
    this.catalogues = catalogues;
    this.tables = new SqlInvoiceLists(transactions);
  }

  @Override
  public Result list(CompanyId company, Filter filter, Sort sort, Page.Request page) {
    return catalogues
        .find(company, filter, sort, page)
        .map(found -> result(company, filter, page, found))
        .orElseGet(() -> tables.list(company, filter, sort, page));
  }

  private Result result(
      CompanyId company, Filter filter, Page.Request page, Catalogues.Found found) {
    List<CurrencyTotals> totals = new ArrayList<>();
    found.sums().forEach((code, sums) -> totals.add(totals(Currency.of(code), sums)));
    return CurrencyTotals.result(
        new Page<>(rows(company, filter, found.ids()), found.count(), page.page(), page.limit()),
        totals,
        filter);
  }

  private static CurrencyTotals totals(Currency currency, Sums sums) {
    return new CurrencyTotals(
        sums.rows(),
        Money.of(sums.subtotal(), currency),
        Money.of(sums.vatTotal(), currency),
        Money.of(sums.total(), currency));
  }

  /** What invoices say, in the order in which they are asked for. */
  private List<Row> rows(CompanyId company, Filter filter, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Row> rows = new HashMap<>();
    transactions
        .handle()
        .createQuery(ROWS + INVOICES_ON_DAY + " where id = any(:ids)")
        .bind("company", company.value())
        .bind("today", filter.today())
        .bindArray("ids", UUID.class, ids)
        .map((row, context) -> row(new Columns(row), filter.filing()))
        .forEach(row -> rows.put(row.id().value(), row));
    return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
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
