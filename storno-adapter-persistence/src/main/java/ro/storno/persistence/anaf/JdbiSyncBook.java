package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.SyncBook;
import ro.storno.application.anaf.SyncCandidates;
import ro.storno.domain.anaf.OpenSpan;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** How synchronisation stands, per company and, for the schedule, over all of them. */
public final class JdbiSyncBook implements SyncBook, SyncCandidates {
  private static final String COLUMNS =
      """
      select company_id, listed_to, started_at, succeeded_at, failures, error, note, triggered_at,
             open
      from anaf_sync where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiSyncBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<SyncState> find(CompanyId company) {
    return found(COLUMNS, company);
  }

  private Optional<SyncState> found(String sql, CompanyId company) {
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .map((row, context) -> state(new Columns(row)))
        .findOne();
  }

  @Override
  public SyncState findForUpdate(CompanyId company) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_sync (company_id, failures) values (:company, 0)
            on conflict (company_id) do nothing
            """)
        .bind("company", company.value())
        .execute();
    return found(COLUMNS + "for no key update", company)
        .orElseThrow(() -> new IllegalStateException("the row was made just now"));
  }

  private static SyncState state(Columns row) throws SQLException {
    return new SyncState(
        new CompanyId(row.uuid("company_id")),
        row.maybeInstant("listed_to"),
        row.maybeInstant("started_at"),
        row.maybeInstant("succeeded_at"),
        row.integer("failures"),
        row.maybeText("error"),
        row.maybeText("note"),
        row.maybeInstant("triggered_at"),
        open(row.maybeText("open")));
  }

  private static @Nullable OpenSpan open(@Nullable String json) {
    return json == null ? null : StoredJson.read(json, OpenSpan.class);
  }

  @Override
  public void save(SyncState state) {
    OpenSpan open = state.open();
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_sync
              (company_id, listed_to, started_at, succeeded_at, failures, error, note, triggered_at,
               open)
            values
              (:company, :listedTo, :startedAt, :succeededAt, :failures, :error, :note,
               :triggeredAt, cast(:open as jsonb))
            on conflict (company_id) do update
            set listed_to = excluded.listed_to, started_at = excluded.started_at,
                succeeded_at = excluded.succeeded_at, failures = excluded.failures,
                error = excluded.error, note = excluded.note,
                triggered_at = excluded.triggered_at, open = excluded.open
            """)
        .bind("company", state.company().value())
        .bind("listedTo", state.listedTo())
        .bind("startedAt", state.startedAt())
        .bind("succeededAt", state.succeededAt())
        .bind("failures", state.failures())
        .bind("error", state.error())
        .bind("note", state.note())
        .bind("triggeredAt", state.triggeredAt())
        .bind("open", open == null ? null : StoredJson.write(open))
        .execute();
  }

  @Override
  public List<Candidate> enabled() {
    return transactions
        .handle()
        .createQuery(
            """
            select c.id, o.plan, s.started_at, coalesce(s.failures, 0) as failures
            from company c
            join organization o on o.id = c.organization_id
            left join anaf_sync s on s.company_id = c.id
            where c.deleted_at is null
              and (c.data -> 'settings' ->> 'syncEnabled')::boolean
              and not (c.data ->> 'readOnly')::boolean
            order by s.started_at nulls first, c.id
            """)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new Candidate(
                  new CompanyId(columns.uuid("id")),
                  columns.text("plan"),
                  columns.maybeInstant("started_at"),
                  columns.integer("failures"));
            })
        .list();
  }
}
