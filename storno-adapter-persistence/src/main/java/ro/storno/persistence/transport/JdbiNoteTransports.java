package ro.storno.persistence.transport;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import ro.storno.application.transport.NoteTransports;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportDetails;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.Uit;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Transports of delivery notes; each is one row, and so is each declaration. */
public final class JdbiNoteTransports implements NoteTransports {
  private static final String TRANSPORT =
      """
      select company_id, note_id, details, status, uit, error, submitted_at, updated_at
      from note_transport
      where company_id = :company
      """;

  private static final String FILING =
      """
      select company_id, id, note_id, kind, terms, given, status, errors, requested_by,
             requested_at, settled_at
      from transport_filing
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiNoteTransports(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** As they are stored. */
  private record Errors(List<String> texts) {}

  /** As they are stored. */
  private record Given(Map<String, String> uits) {}

  private Query query(String sql, CompanyId company) {
    return transactions.handle().createQuery(sql).bind("company", company.value());
  }

  @Override
  public Optional<NoteTransport> find(CompanyId company, PrecedingId note) {
    return find(company, note, "");
  }

  @Override
  public Optional<NoteTransport> findForUpdate(CompanyId company, PrecedingId note) {
    return find(company, note, " for no key update");
  }

  private Optional<NoteTransport> find(CompanyId company, PrecedingId note, String lock) {
    return query(TRANSPORT + " and note_id = :note" + lock, company)
        .bind("note", note.value())
        .map((row, context) -> transport(new Columns(row)))
        .findOne();
  }

  @Override
  public Map<PrecedingId, NoteTransport> of(CompanyId company, Collection<PrecedingId> notes) {
    if (notes.isEmpty()) {
      return Map.of();
    }
    return query(TRANSPORT + " and note_id = any(:notes)", company)
        .bindArray("notes", UUID.class, notes.stream().map(PrecedingId::value).toList())
        .map((row, context) -> transport(new Columns(row)))
        .stream()
        .collect(Collectors.toMap(NoteTransport::note, each -> each));
  }

  private static NoteTransport transport(Columns row) throws SQLException {
    String uit = row.maybeText("uit");
    return new NoteTransport(
        new CompanyId(row.uuid("company_id")),
        new PrecedingId(row.uuid("note_id")),
        StoredJson.read(row.text("details"), TransportDetails.class),
        row.maybeOneOf(TransportStatus.class, "status"),
        uit == null ? null : new Uit(uit),
        row.maybeText("error"),
        row.maybeInstant("submitted_at"),
        row.instant("updated_at"));
  }

  @Override
  public void save(NoteTransport transport) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into note_transport
              (company_id, note_id, details, status, uit, error, submitted_at, updated_at)
            values
              (:company, :note, cast(:details as jsonb), :status, :uit, :error, :submittedAt,
               :updatedAt)
            on conflict (company_id, note_id) do update
            set details = excluded.details, status = excluded.status, uit = excluded.uit,
                error = excluded.error, submitted_at = excluded.submitted_at,
                updated_at = excluded.updated_at
            """)
        .bind("company", transport.company().value())
        .bind("note", transport.note().value())
        .bind("details", StoredJson.write(transport.details()))
        .bind("status", transport.status() == null ? null : transport.status().name())
        .bind("uit", transport.uit() == null ? null : transport.uit().value())
        .bind("error", transport.error())
        .bind("submittedAt", transport.submittedAt())
        .bind("updatedAt", transport.updatedAt())
        .execute();
  }

  @Override
  public void add(TransportFiling filing) {
    UserId requestedBy = filing.requestedBy();
    transactions
        .handle()
        .createUpdate(
            """
            insert into transport_filing
              (company_id, id, note_id, kind, terms, given, status, errors, requested_by,
               requested_at, settled_at)
            values
              (:company, :id, :note, :kind, cast(:terms as jsonb), cast(:given as jsonb), :status,
               cast(:errors as jsonb), :requestedBy, :requestedAt, :settledAt)
            """)
        .bind("company", filing.company().value())
        .bind("id", filing.id())
        .bind("note", filing.note().value())
        .bind("kind", filing.kind().name())
        .bind("terms", StoredJson.write(filing.terms()))
        .bind("given", StoredJson.write(given(filing)))
        .bind("status", filing.status().name())
        .bind("errors", StoredJson.write(new Errors(filing.errors())))
        .bind("requestedBy", requestedBy == null ? null : requestedBy.value())
        .bind("requestedAt", filing.requestedAt())
        .bind("settledAt", filing.settledAt())
        .execute();
  }

  private static Given given(TransportFiling filing) {
    return new Given(
        filing.given().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().value())));
  }

  @Override
  public Optional<TransportFiling> filing(CompanyId company, UUID id) {
    return filing(company, id, "");
  }

  @Override
  public Optional<TransportFiling> filingForUpdate(CompanyId company, UUID id) {
    return filing(company, id, " for no key update");
  }

  private Optional<TransportFiling> filing(CompanyId company, UUID id, String lock) {
    return query(FILING + " and id = :id" + lock, company)
        .bind("id", id)
        .map((row, context) -> filing(new Columns(row)))
        .findOne();
  }

  private static TransportFiling filing(Columns row) throws SQLException {
    return new TransportFiling(
        row.uuid("id"),
        new CompanyId(row.uuid("company_id")),
        new PrecedingId(row.uuid("note_id")),
        row.oneOf(DeclarationKind.class, "kind"),
        StoredJson.read(row.text("terms"), TransportFiling.Terms.class),
        StoredJson.read(row.text("given"), Given.class).uits.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> new Uit(each.getValue()))),
        row.oneOf(TransportStatus.class, "status"),
        StoredJson.read(row.text("errors"), Errors.class).texts,
        row.maybeId("requested_by", UserId::new),
        row.instant("requested_at"),
        row.maybeInstant("settled_at"));
  }

  @Override
  public void update(TransportFiling filing) {
    transactions
        .handle()
        .createUpdate(
            """
            update transport_filing
            set given = cast(:given as jsonb), status = :status, errors = cast(:errors as jsonb),
                settled_at = :settledAt
            where company_id = :company and id = :id
            """)
        .bind("company", filing.company().value())
        .bind("id", filing.id())
        .bind("given", StoredJson.write(given(filing)))
        .bind("status", filing.status().name())
        .bind("errors", StoredJson.write(new Errors(filing.errors())))
        .bind("settledAt", filing.settledAt())
        .execute();
  }

  @Override
  public List<TransportFiling> filings(CompanyId company, PrecedingId note) {
    return query(FILING + " and note_id = :note order by id desc", company)
        .bind("note", note.value())
        .map((row, context) -> filing(new Columns(row)))
        .list();
  }
}
