package ro.storno.persistence.invoice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.Deferred;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/**
 * Invoices; each is one row, read and written whole.
 *
 * <p>Saving an invoice and appending its events is one statement, which travels with the commit if
 * nothing follows it in the transaction. What the author entered is written again only if it was
 * edited: issuing, paying or cancelling touches the columns.
 */
public final class JdbiInvoices implements Invoices {
  private static final String COLUMNS =
      """
      select company_id, id, version, direction, status, number_prefix, number_sequence,
             draft_number, currency, subtotal, vat_total, total, amount_paid, cancellation_reason,
             cancelled_at, cancelled_by, restored_at, restored_by, idempotency_key, created_at,
             updated_at, issued_at, supplier_id, received_from, received_reference,
             received_message, sources, content, totals
      """;

  /** Appends the events to the row that the first part of the statement wrote. */
  private static final String LOG_EVENTS_OF_SAVED =
      """
      , logged as (
        insert into invoice_event
          (company_id, invoice_id, id, type, previous_status, status, at, by_user, details,
           metadata)
        select saved.company_id, saved.id, e.id, e.type, e.previous_status, e.status, e.at,
               e.by_user, e.details, e.metadata
        from saved, jsonb_to_recordset(cast(:events as jsonb)) as e
          (id uuid, type text, previous_status text, status text, at timestamptz, by_user uuid,
           details text, metadata jsonb)
      )
      """;

  private static final String HOW_MANY = "select count(*) from saved";
  private static final String OR_FAIL = "select expect_saved(count(*)) from saved";

  private static final String ADD =
      """
      with saved as (
        insert into invoice
          (company_id, id, version, direction, document_type, type_code, status, series_id,
           number_prefix, number_sequence, number, draft_number, parent_id, client_id, issue_date,
           due_date, currency, supplier_name, supplier_tax_code, buyer_name, buyer_tax_code,
           payment_method, subtotal, vat_total, total, amount_paid, cancellation_reason,
           cancelled_at, cancelled_by, restored_at, restored_by, issued_at, created_at, updated_at,
           idempotency_key, request_hash, request_json, supplier_id, received_from,
           received_reference, received_message, sources, search, content, totals)
        values
          (:company, :id, :version, :direction, :documentType, :typeCode, :status, :series,
           :numberPrefix, :numberSequence, :number, :draftNumber, :parent, :client, :issueDate,
           :dueDate, :currency, :supplierName, :supplierTaxCode, :buyerName, :buyerTaxCode,
           :paymentMethod, :subtotal, :vatTotal, :total, :amountPaid, :cancellationReason,
           :cancelledAt, :cancelledBy, :restoredAt, :restoredBy, :issuedAt, :createdAt, :updatedAt,
           :idempotencyKey, :requestHash, :requestJson, :supplier, :receivedFrom,
           :receivedReference, :receivedMessage, cast(:sources as jsonb), :search,
           cast(:content as jsonb),
           cast(:totals as jsonb))
        on conflict (company_id, idempotency_key) where idempotency_key is not null do nothing
        returning company_id, id
      )
      """
          + LOG_EVENTS_OF_SAVED;

  private static final String UPDATE_STATE =
      """
      with saved as (
        update invoice
        set version = version + 1, status = :status, number_prefix = :numberPrefix,
            number_sequence = :numberSequence, number = :number, amount_paid = :amountPaid,
            paid_at = case when :total > 0 and :amountPaid >= :total
              then coalesce(paid_at, :updatedAt) end,
            cancellation_reason = :cancellationReason, cancelled_at = :cancelledAt,
            cancelled_by = :cancelledBy, restored_at = :restoredAt, restored_by = :restoredBy,
            issued_at = :issuedAt, updated_at = :updatedAt, search = :search
      """;

  private static final String UPDATE_CONTENT =
      """
            , document_type = :documentType, type_code = :typeCode, series_id = :series,
            parent_id = :parent, client_id = :client, issue_date = :issueDate,
            due_date = :dueDate, currency = :currency, supplier_name = :supplierName,
            supplier_tax_code = :supplierTaxCode, buyer_name = :buyerName,
            buyer_tax_code = :buyerTaxCode, payment_method = :paymentMethod,
            subtotal = :subtotal, vat_total = :vatTotal, total = :total,
            content = cast(:content as jsonb), totals = cast(:totals as jsonb)
      """;

  private static final String UPDATE_END =
      """
        where company_id = :company and id = :id and version = :version
        returning company_id, id
      )
      """
          + LOG_EVENTS_OF_SAVED
          + OR_FAIL;

  private static final String APPEND =
      """
      with saved as (
        select company_id, id from invoice where company_id = :company and id = :id
      )
      """
          + LOG_EVENTS_OF_SAVED
          + HOW_MANY;

  private static final String UPDATE_ALL = UPDATE_STATE + UPDATE_CONTENT + UPDATE_END;
  private static final String UPDATE_STATE_ONLY = UPDATE_STATE + UPDATE_END;

  private final JdbiTransactions transactions;

  public JdbiInvoices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Invoice> find(CompanyId company, InvoiceId id) {
    return findOne(
        "where company_id = :company and id = :id", company, q -> q.bind("id", id.value()));
  }

  @Override
  public Optional<Invoice> findForUpdate(CompanyId company, InvoiceId id) {
    return findOne(
        "where company_id = :company and id = :id for no key update",
        company,
        q -> q.bind("id", id.value()));
  }

  private Optional<Invoice> findOne(
      String condition, CompanyId company, UnaryOperator<Query> binding) {
    return select(condition, company, binding)
        .map((row, context) -> noted(InvoiceRow.read(new Columns(row))))
        .findOne();
  }

  private Query select(String condition, CompanyId company, UnaryOperator<Query> binding) {
    return binding.apply(
        transactions
            .handle()
            .createQuery(COLUMNS + "from invoice " + condition)
            .bind("company", company.value()));
  }

  /** Remembers what was loaded, to see at saving whether it was edited. */
  private Invoice noted(Invoice invoice) {
    transactions.note(invoice.id(), invoice.content());
    return invoice;
  }

  @Override
  public boolean add(
      Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> events) {
    if (invoice.idempotencyKey() == null) {
      transactions.defer(new Save(ADD + OR_FAIL, s -> bindNew(s, invoice, request, events)));
      noted(invoice);
      return true;
    }
    boolean added =
        bindNew(transactions.handle().createQuery(ADD + HOW_MANY), invoice, request, events)
                .mapTo(long.class)
                .one()
            == 1;
    if (added) {
      noted(invoice);
    }
    return added;
  }

  private static <S extends SqlStatement<S>> S bindNew(
      S statement, Invoice invoice, @Nullable CanonicalRequest request, List<InvoiceEvent> events) {
    Reception reception = invoice.reception();
    SupplierId supplier = reception == null ? null : reception.supplier();
    return InvoiceRow.bindContent(InvoiceRow.bindState(statement, invoice), invoice)
        .bind("supplier", supplier == null ? null : supplier.value())
        .bind("receivedFrom", reception == null ? null : reception.authority())
        .bind("receivedReference", reception == null ? null : reception.reference())
        .bind("receivedMessage", reception == null ? null : reception.message())
        .bind("sources", invoice.sources().isEmpty() ? null : StoredJson.write(invoice.sources()))
        .bind("direction", invoice.direction().name())
        .bind("draftNumber", invoice.draftNumber())
        .bind("createdAt", invoice.createdAt())
        .bind("idempotencyKey", invoice.idempotencyKey())
        .bind("requestHash", request == null ? null : request.hash())
        .bind("requestJson", request == null ? null : request.json())
        .bind("events", StoredEvent.json(events));
  }

  @Override
  public void update(Invoice invoice, List<InvoiceEvent> events) {
    boolean edited = transactions.noted(invoice.id()) != invoice.content();
    transactions.defer(
        new Save(
            edited ? UPDATE_ALL : UPDATE_STATE_ONLY,
            statement -> {
              InvoiceRow.bindState(statement, invoice).bind("events", StoredEvent.json(events));
              if (edited) {
                InvoiceRow.bindContent(statement, invoice);
              }
            }));
    noted(invoice);
  }

  /** Writing an invoice with its events; the last thing in most transactions. */
  private record Save(String sql, Consumer<Update> binding) implements Deferred {
    @Override
    public void bind(Update statement) {
      binding.accept(statement);
    }
  }

  @Override
  public void append(CompanyId company, InvoiceId id, List<InvoiceEvent> events) {
    transactions
        .handle()
        .createQuery(APPEND)
        .bind("company", company.value())
        .bind("id", id.value())
        .bind("events", StoredEvent.json(events))
        .mapTo(long.class)
        .one();
  }

  @Override
  public void remove(CompanyId company, InvoiceId id) {
    transactions
        .handle()
        .execute(
            "delete from invoice where company_id = ? and id = ? and number_sequence is null",
            company.value(),
            id.value());
  }

  @Override
  public List<InvoiceEvent> events(CompanyId company, InvoiceId id) {
    return transactions
        .handle()
        .createQuery(
            """
            select id, type, previous_status, status, at, by_user, details, metadata
            from invoice_event
            where company_id = :company and invoice_id = :id
            order by at desc, id desc
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> StoredEvent.read(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + ", request_hash, request_json from invoice"
                + " where company_id = :company and idempotency_key = :key")
        .bind("company", company.value())
        .bind("key", key)
        .map((row, context) -> keyed(row))
        .findOne();
  }

  private Keyed keyed(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return new Keyed(
        noted(InvoiceRow.read(columns)),
        new CanonicalRequest(columns.text("request_hash"), columns.text("request_json")));
  }

  @Override
  public Optional<Invoice> findTwinDraft(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total, Instant since) {
    return findOne(
        """
        where company_id = :company and client_id is not distinct from cast(:client as uuid)
          and created_at >= :since and currency = :currency and total = :total
          and status = 'DRAFT' and number_sequence is null and idempotency_key is null
        order by created_at desc, id desc limit 1
        """,
        company,
        q ->
            q.bind("client", client == null ? null : client.value())
                .bind("since", since)
                .bind("currency", currency.code())
                .bind("total", total.amount()));
  }

  /** The lock is a pair of hashes; a collision only makes two strangers wait for each other. */
  @Override
  public void lockTwins(
      CompanyId company, @Nullable ClientId client, Currency currency, Money total) {
    transactions
        .handle()
        .createQuery("select 1 from (select pg_advisory_xact_lock(:company, :twins)) as locked")
        .bind("company", company.hashCode())
        .bind("twins", Objects.hash(client, currency.code(), total.amount()))
        .mapTo(int.class)
        .one();
  }

  @Override
  public List<Invoice> creditNotesOf(CompanyId company, InvoiceId parent) {
    return select(
            """
            where company_id = :company and parent_id = :parent
              and document_type = 'CREDIT_NOTE' and status <> 'CANCELLED'
            order by created_at, id
            """,
            company,
            q -> q.bind("parent", parent.value()))
        .map((row, context) -> noted(InvoiceRow.read(new Columns(row))))
        .list();
  }
}
