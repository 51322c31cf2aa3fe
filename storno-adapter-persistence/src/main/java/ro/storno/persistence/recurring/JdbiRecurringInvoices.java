package ro.storno.persistence.recurring;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.recurring.DueRecurring;
import ro.storno.application.recurring.RecurringInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;

/** Recurring invoices; each is one row, read and written whole. And, for all, which are due. */
public final class JdbiRecurringInvoices implements RecurringInvoices, DueRecurring {
  private static final String COLUMNS = "select version, data from recurring_invoice ";

  private static final String UNDER_FILTER =
      """
      from recurring_invoice
      where company_id = :company
        and (cast(:pattern as text) is null or search like :pattern)
        and active = coalesce(:active, active)
        and frequency = coalesce(:frequency, frequency)
      """;

  private final JdbiTransactions transactions;

  public JdbiRecurringInvoices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<RecurringInvoice> find(CompanyId company, RecurringId id) {
    return findOne(company, id, "");
  }

  @Override
  public Optional<RecurringInvoice> findForUpdate(CompanyId company, RecurringId id) {
    return findOne(company, id, " for no key update");
  }

  private Optional<RecurringInvoice> findOne(CompanyId company, RecurringId id, String lock) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and id = :id" + lock)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> recurring(new Columns(row)))
        .findOne();
  }

  /** The version counts in its column, not in the record. */
  private static RecurringInvoice recurring(Columns row) throws SQLException {
    RecurringInvoice stored = StoredJson.read(row.text("data"), RecurringInvoice.class);
    return new RecurringInvoice(
        stored.id(),
        stored.company(),
        row.number("version"),
        stored.reference(),
        stored.active(),
        stored.template(),
        stored.schedule(),
        stored.next(),
        stored.stop(),
        stored.due(),
        stored.lastIssuedAt(),
        stored.lastInvoice(),
        stored.failure(),
        stored.createdAt(),
        stored.updatedAt());
  }

  @Override
  public void add(RecurringInvoice recurring, @Nullable Instant dueAt) {
    bind(
            """
            insert into recurring_invoice
              (company_id, id, version, active, frequency, last_invoice_id, search, data)
            values
              (:company, :id, :version, :active, :frequency, :lastInvoice, :search,
               cast(:data as jsonb))
            """,
            recurring)
        .execute();
    schedule(recurring, dueAt);
  }

  @Override
  public void update(RecurringInvoice recurring, @Nullable Instant dueAt) {
    int saved =
        bind(
                """
                update recurring_invoice
                set version = version + 1, active = :active, frequency = :frequency,
                    last_invoice_id = :lastInvoice, search = :search, data = cast(:data as jsonb)
                where company_id = :company and id = :id and version = :version
                """,
                recurring)
            .execute();
    if (saved == 0) {
      throw new ApplicationException.Conflict(
          "", "The recurring invoice was changed by someone else; load it again.");
    }
    schedule(recurring, dueAt);
  }

  private Update bind(String sql, RecurringInvoice recurring) {
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", recurring.company().value())
        .bind("id", recurring.id().value())
        .bind("version", recurring.version())
        .bind("active", recurring.active())
        .bind("frequency", recurring.schedule().frequency().name())
        .bind(
            "lastInvoice", recurring.lastInvoice() == null ? null : recurring.lastInvoice().value())
        .bind("search", SearchText.of(recurring.reference(), recurring.template().notes()))
        .bind("data", StoredJson.write(recurring));
  }

  private void schedule(RecurringInvoice recurring, @Nullable Instant dueAt) {
    if (dueAt == null) {
      transactions
          .handle()
          .execute(
              "delete from recurring_due where company_id = ? and recurring_id = ?",
              recurring.company().value(),
              recurring.id().value());
      return;
    }
    transactions
        .handle()
        .createUpdate(
            """
            insert into recurring_due (company_id, recurring_id, occurrence, due_at)
            values (:company, :id, :occurrence, :dueAt)
            on conflict (company_id, recurring_id) do update
            set occurrence = excluded.occurrence, due_at = excluded.due_at
            """)
        .bind("company", recurring.company().value())
        .bind("id", recurring.id().value())
        .bind("occurrence", recurring.next())
        .bind("dueAt", dueAt)
        .execute();
  }

  @Override
  public void remove(CompanyId company, RecurringId id) {
    transactions
        .handle()
        .execute(
            "delete from recurring_invoice where company_id = ? and id = ?",
            company.value(),
            id.value());
  }

  @Override
  public Page<RecurringInvoice> list(CompanyId company, Filter filter, Page.Request page) {
    List<RecurringInvoice> rows =
        filtered(
                "select version, data "
                    + UNDER_FILTER
                    + "order by id desc limit :limit offset :offset",
                company,
                filter)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> recurring(new Columns(row)))
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, filter).mapTo(long.class).one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private Query filtered(String sql, CompanyId company, Filter filter) {
    String search = filter.search();
    Frequency frequency = filter.frequency();
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("pattern", search == null || search.isBlank() ? null : SearchText.containing(search))
        .bind("active", filter.active())
        .bind("frequency", frequency == null ? null : frequency.name());
  }

  @Override
  public boolean addIssue(CompanyId company, Issue issue) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into recurring_issue
                  (company_id, invoice_id, recurring_id, occurrence, issued_at)
                values (:company, :invoice, :recurring, :occurrence, :at)
                on conflict (company_id, recurring_id, occurrence) do nothing
                """)
            .bind("company", company.value())
            .bind("invoice", issue.invoice().value())
            .bind("recurring", issue.recurring().value())
            .bind("occurrence", issue.occurrence())
            .bind("at", issue.at())
            .execute()
        == 1;
  }

  @Override
  public Optional<RecurringId> originOf(CompanyId company, InvoiceId invoice) {
    return transactions
        .handle()
        .createQuery(
            "select recurring_id from recurring_issue"
                + " where company_id = :company and invoice_id = :invoice")
        .bind("company", company.value())
        .bind("invoice", invoice.value())
        .map((row, context) -> new RecurringId(new Columns(row).uuid("recurring_id")))
        .findOne();
  }

  @Override
  public boolean isIssued(CompanyId company, RecurringId id, LocalDate occurrence) {
    return transactions
        .handle()
        .createQuery(
            """
            select exists (
              select from recurring_issue
              where company_id = :company and recurring_id = :id and occurrence = :occurrence)
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .bind("occurrence", occurrence)
        .mapTo(boolean.class)
        .one();
  }

  @Override
  public Map<RecurringId, String> lastNumbers(CompanyId company, Collection<RecurringId> ids) {
    Map<RecurringId, String> numbers = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select r.id, i.number
            from recurring_invoice r
            join invoice i on i.company_id = r.company_id and i.id = r.last_invoice_id
            where r.company_id = :company and r.id = any(:ids)
            """)
        .bind("company", company.value())
        .bindArray("ids", UUID.class, ids.stream().map(RecurringId::value).toList())
        .map((row, context) -> numbered(new Columns(row)))
        .forEach(each -> numbers.put(each.getKey(), each.getValue()));
    return numbers;
  }

  private static Map.Entry<RecurringId, String> numbered(Columns row) throws SQLException {
    return Map.entry(new RecurringId(row.uuid("id")), row.text("number"));
  }

  @Override
  public List<Due> due(Instant now, @Nullable Due after, int limit) {
    return transactions
        .handle()
        .createQuery(
            """
            select d.company_id, d.recurring_id, d.occurrence, d.due_at
            from recurring_due d
            join company c on c.id = d.company_id and c.deleted_at is null
            where d.due_at <= :now
              and (cast(:dueAt as timestamptz) is null
                or (d.company_id, d.due_at, d.recurring_id) > (:company, :dueAt, :recurring))
            order by d.company_id, d.due_at, d.recurring_id
            limit :limit
            """)
        .bind("now", now)
        .bind("dueAt", after == null ? null : after.dueAt())
        .bind("company", after == null ? null : after.company().value())
        .bind("recurring", after == null ? null : after.recurring().value())
        .bind("limit", limit)
        .map((row, context) -> due(new Columns(row)))
        .list();
  }

  private static Due due(Columns row) throws SQLException {
    return new Due(
        new CompanyId(row.uuid("company_id")),
        new RecurringId(row.uuid("recurring_id")),
        row.date("occurrence"),
        row.instant("due_at"));
  }
}
