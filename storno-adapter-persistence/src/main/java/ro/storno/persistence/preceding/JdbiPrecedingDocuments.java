package ro.storno.persistence.preceding;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Conversion;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;
import ro.storno.persistence.invoice.StoredTotals;

/** Proformas and delivery notes; each is one row, read and written whole. */
public final class JdbiPrecedingDocuments implements PrecedingDocuments {
  private static final String COLUMNS =
      """
      select company_id, id, kind, version, stage, number_prefix, number_sequence, draft_number,
             valid_until, currency, subtotal, vat_total, total, reversed_id, content, totals,
             history, created_at, updated_at
      """;

  private static final String UNDER_FILTER =
      """
      from preceding_document
      where company_id = :company and kind = :kind
        and (cast(:pattern as text) is null or search like :pattern)
        and (cardinality(:stages) = 0 or stage = any(:stages))
        and (cast(:from as date) is null or issue_date >= :from)
        and (cast(:to as date) is null or issue_date <= :to)
        and (cast(:client as uuid) is null or client_id = :client)
      """;

  private final JdbiTransactions transactions;

  public JdbiPrecedingDocuments(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** What happened to a document, as it is stored. */
  private record History(
      Map<Stage, Instant> reached,
      @Nullable Remark rejection,
      @Nullable Remark cancellation,
      @Nullable Conversion conversion) {}

  @Override
  public Optional<PrecedingDocument> find(CompanyId company, PrecedingKind kind, PrecedingId id) {
    return findOne(company, kind, id, "");
  }

  @Override
  public Optional<PrecedingDocument> findForUpdate(
      CompanyId company, PrecedingKind kind, PrecedingId id) {
    return findOne(company, kind, id, " for no key update");
  }

  private Optional<PrecedingDocument> findOne(
      CompanyId company, PrecedingKind kind, PrecedingId id, String lock) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "from preceding_document"
                + " where company_id = :company and kind = :kind and id = :id"
                + lock)
        .bind("company", company.value())
        .bind("kind", kind.name())
        .bind("id", id.value())
        .map((row, context) -> document(new Columns(row)))
        .findOne();
  }

  private static PrecedingDocument document(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    History history = StoredJson.read(row.text("history"), History.class);
    String prefix = row.maybeText("number_prefix");
    return new PrecedingDocument(
        new PrecedingId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.oneOf(PrecedingKind.class, "kind"),
        row.number("version"),
        row.oneOf(Stage.class, "stage"),
        prefix == null ? null : new DocumentNumber(prefix, row.number("number_sequence")),
        row.text("draft_number"),
        StoredJson.read(row.text("content"), InvoiceContent.class),
        row.maybeDate("valid_until"),
        StoredJson.read(row.text("totals"), StoredTotals.class)
            .toTotals(
                currency, row.decimal("subtotal"), row.decimal("vat_total"), row.decimal("total")),
        row.maybeId("reversed_id", PrecedingId::new),
        history.reached,
        history.rejection,
        history.cancellation,
        history.conversion,
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void add(PrecedingDocument document) {
    bind(
            """
            insert into preceding_document
              (company_id, id, kind, version, stage, series_id, number_prefix, number_sequence,
               number, draft_number, client_id, issue_date, due_date, valid_until, currency,
               subtotal, vat_total, total, reversed_id, invoice_id, search, content, totals,
               history, created_at, updated_at)
            values
              (:company, :id, :kind, :version, :stage, :series, :numberPrefix, :numberSequence,
               :number, :draftNumber, :client, :issueDate, :dueDate, :validUntil, :currency,
               :subtotal, :vatTotal, :total, :reversed, :invoice, :search,
               cast(:content as jsonb), cast(:totals as jsonb), cast(:history as jsonb),
               :createdAt, :updatedAt)
            """,
            document)
        .bind("kind", document.kind().name())
        .bind("draftNumber", document.draftNumber())
        .bind("reversed", document.reversed() == null ? null : document.reversed().value())
        .bind("createdAt", document.createdAt())
        .execute();
  }

  @Override
  public void update(PrecedingDocument document) {
    int saved =
        bind(
                """
                update preceding_document
                set version = version + 1, stage = :stage, series_id = :series,
                    number_prefix = :numberPrefix, number_sequence = :numberSequence,
                    number = :number, client_id = :client, issue_date = :issueDate,
                    due_date = :dueDate, valid_until = :validUntil, currency = :currency,
                    subtotal = :subtotal, vat_total = :vatTotal, total = :total,
                    invoice_id = :invoice, search = :search, content = cast(:content as jsonb),
                    totals = cast(:totals as jsonb), history = cast(:history as jsonb),
                    updated_at = :updatedAt
                where company_id = :company and id = :id and version = :version
                """,
                document)
            .execute();
    if (saved == 0) {
      throw new ApplicationException.Conflict(
          "", "The document was changed by someone else; load it again.");
    }
  }

  private Update bind(String sql, PrecedingDocument document) {
    InvoiceContent content = document.content();
    DocumentNumber number = document.number();
    Party buyer = content.buyer();
    Conversion conversion = document.conversion();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", document.company().value())
        .bind("id", document.id().value())
        .bind("version", document.version())
        .bind("stage", document.stage().name())
        .bind("series", content.seriesId() == null ? null : content.seriesId().value())
        .bind("numberPrefix", number == null ? null : number.prefix())
        .bind("numberSequence", number == null ? null : number.sequence())
        .bind("number", document.displayNumber())
        .bind("client", content.clientId() == null ? null : content.clientId().value())
        .bind("issueDate", content.issueDate())
        .bind("dueDate", content.dueDate())
        .bind("validUntil", document.validUntil())
        .bind("currency", content.currency().code())
        .bind("subtotal", document.totals().subtotal().amount())
        .bind("vatTotal", document.totals().vatTotal().amount())
        .bind("total", document.totals().total().amount())
        .bind("invoice", conversion == null ? null : conversion.invoice().value())
        .bind(
            "search",
            SearchText.of(
                document.displayNumber(),
                buyer == null ? null : buyer.name(),
                buyer == null ? null : buyer.taxCode()))
        .bind("content", StoredJson.write(content))
        .bind("totals", StoredJson.write(StoredTotals.of(document.totals())))
        .bind(
            "history",
            StoredJson.write(
                new History(
                    document.reached(), document.rejection(), document.cancellation(), conversion)))
        .bind("updatedAt", document.updatedAt());
  }

  @Override
  public void remove(CompanyId company, PrecedingId id) {
    transactions
        .handle()
        .execute(
            "delete from preceding_document where company_id = ? and id = ?",
            company.value(),
            id.value());
  }

  @Override
  public Map<PrecedingId, Reversal> reversalsOf(
      CompanyId company, Collection<PrecedingId> originals) {
    if (originals.isEmpty()) {
      return Map.of();
    }
    return transactions
        .handle()
        .createQuery(
            """
            select distinct on (reversed_id) reversed_id, id, number, stage
            from preceding_document
            where company_id = :company and reversed_id = any(:originals) and stage <> 'CANCELLED'
            order by reversed_id, id
            """)
        .bind("company", company.value())
        .bindArray("originals", UUID.class, originals.stream().map(PrecedingId::value).toList())
        .map((row, context) -> reversal(new Columns(row)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<PrecedingId, Reversal> reversal(Columns row) throws SQLException {
    return Map.entry(
        new PrecedingId(row.uuid("reversed_id")),
        new Reversal(
            new PrecedingId(row.uuid("id")), row.text("number"), row.oneOf(Stage.class, "stage")));
  }

  @Override
  public Page<PrecedingDocument> list(
      CompanyId company, PrecedingKind kind, Filter filter, Page.Request page) {
    List<PrecedingDocument> rows =
        filtered(
                COLUMNS
                    + UNDER_FILTER
                    + "order by issue_date desc, id desc limit :limit offset :offset",
                company,
                kind,
                filter)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> document(new Columns(row)))
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, kind, filter).mapTo(long.class).one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private Query filtered(String sql, CompanyId company, PrecedingKind kind, Filter filter) {
    String search = filter.search();
    ClientId client = filter.client();
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("kind", kind.name())
        .bind("pattern", search == null || search.isBlank() ? null : SearchText.containing(search))
        .bindArray("stages", String.class, filter.stages().stream().map(Stage::name).toList())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("client", client == null ? null : client.value());
  }
}
