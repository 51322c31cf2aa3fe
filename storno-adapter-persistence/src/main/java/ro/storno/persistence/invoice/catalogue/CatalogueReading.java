package ro.storno.persistence.invoice.catalogue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Reads what catalogues hold, always as the company of the open transaction. */
final class CatalogueReading {
  /** More changes than this are not read one by one. */
  static final int MOST_CHANGES = 20_000;

  private static final int LOOK_EVERY = 4_096;
  private static final int SCALE = 4;

  private static final String NOW =
      """
      select pg_current_snapshot()::text as snapshot,
        pg_postmaster_start_time()::text || '/' || 'invoice_change'::regclass::oid::text
          as server,
        pg_current_xact_id_if_assigned() is not null as writing,
        coalesce(current_company() = :company, false) as own
      """;

  private static final String COLUMNS =
      "i.id, "
          + day("i.issue_date")
          + " as issued, "
          + day("i.due_date")
          + " as due, "
          + """
      cast(extract(epoch from i.created_at) * 1000000 as bigint) as created, i.number_prefix,
      i.number_sequence, i.number, i.search, i.subtotal, i.vat_total, i.total,
      i.total > 0 and i.amount_paid >= i.total as settled, i.amount_paid = 0 as untouched,
      i.currency, i.status, i.direction, i.document_type, i.client_id, i.supplier_id, i.parent_id
      """;

  /** As lists read "late": in {@link Entry#filing} form. */
  private static final String FILING =
      """
      bit_or(1 + case when s.taken_at is not null and s.state in ('SENT', 'ACCEPTED')
          then 2 else 0 end + case when s.late then 4 else 0 end) as filing
      from submission s
      where s.company_id = :company and s.document_kind = 'INVOICE' and s.channel = 'ANAF'
      """;

  private static final String ALL =
      "select "
          + COLUMNS
          + ", coalesce(handed.filing, 0) as filing from invoice i left join (select s.document_id, "
          + FILING
          + " group by s.document_id) as handed on handed.document_id = i.id"
          + " where i.company_id = :company order by i.issue_date, i.id";

  /**
   * One row at least, which tells the moment. The limits keep each look-up one by the key. Numbers
   * of transactions that are still to come were brought along from another server by a restore.
   */
  private static final String SINCE =
      "select moment.*, changed.invoice_id, changed.below, listed.* from ("
          + NOW
          + """
            ) as moment
            left join (
              select invoice_id, max(below::text::bigint) as below from invoice_change
              where company_id = :company and xid >= cast(:edge as xid8)
                and not pg_visible_in_snapshot(xid, cast(:snapshot as pg_snapshot))
                and (xid < pg_snapshot_xmax(pg_current_snapshot())
                  or xid = pg_current_xact_id_if_assigned())
              group by invoice_id
              limit :most
            ) as changed on true
            left join lateral (
            select
            """
          + COLUMNS
          + ", coalesce((select "
          + FILING
          + " and s.document_id = i.id), 0) as filing from invoice i"
          + " where i.company_id = :company and i.id = changed.invoice_id limit 1"
          + ") as listed on true";

  private final JdbiTransactions transactions;

  /** In the form of {@link Entry#issued}; nothing can be subtracted from the infinite ones. */
  private static String day(String column) {
    return """
        case when isfinite(?) then ? - date '1970-01-01'
          when ? = date 'infinity' then cast('%d' as integer)
          when ? = date '-infinity' then cast('%d' as integer) end"""
        .replace("?", column)
        .formatted(Entry.LAST_DAY, Entry.FIRST_DAY);
  }

  CatalogueReading(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Where the open transaction stands.
   *
   * @param writing whether it may have written, so that it sees what nobody else may
   * @param own whether it is one of the company
   */
  record Moment(Snapshot snapshot, boolean writing, boolean own) {}

  /**
   * What has changed since a snapshot.
   *
   * @param all whether this is all; otherwise the catalogue has to be loaded anew
   * @param changes by id; null for what is not there any more
   */
  record News(Moment moment, boolean all, Map<UUID, @Nullable Entry> changes) {}

  Moment now(CompanyId company) {
    return query(transactions.handle().createQuery(NOW), company)
        .map((row, context) -> moment(new Columns(row)))
        .one();
  }

  /**
   * Reads all invoices of a company, one after the other.
   *
   * @param most how many bytes they may take
   * @throws Unfit if they cannot be held
   */
  Segment load(CompanyId company, long most) {
    SegmentBuilder builder = new SegmentBuilder();
    try (ResultIterator<Entry> entries =
        query(transactions.streaming(ALL), company)
            .map((row, context) -> entry(new Columns(row)))
            .iterator()) {
      while (entries.hasNext()) {
        builder.add(entries.next());
        if (builder.size() % LOOK_EVERY == 0 && builder.bytes() > most) {
          throw new Unfit("more than " + most + " bytes");
        }
      }
    }
    return builder.build();
  }

  /** Reads what has changed since a snapshot. */
  News since(CompanyId company, Snapshot snapshot) {
    Query query =
        query(transactions.handle().createQuery(SINCE), company)
            .bind("edge", Long.toString(snapshot.xmin()))
            .bind("snapshot", snapshot.text())
            .bind("most", MOST_CHANGES + 1);
    Map<UUID, @Nullable Entry> changes = new HashMap<>();
    Moment moment = null;
    long below = 0;
    int groups = 0;
    try (ResultIterator<Found> rows =
        query.map((row, context) -> found(new Columns(row), row.getLong("below"))).iterator()) {
      for (Iterator<Found> each = rows; each.hasNext(); ) {
        Found found = each.next();
        moment = found.moment;
        groups++;
        below = Math.max(below, found.below);
        if (found.changed != null) {
          changes.put(found.changed, found.entry);
        }
      }
    }
    if (moment == null) {
      throw new IllegalStateException("the database told no moment");
    }
    // What was pruned is a group like any invoice, so that rows are counted.
    boolean all =
        below <= snapshot.xmin()
            && groups <= MOST_CHANGES
            && moment.snapshot.server().equals(snapshot.server());
    return new News(moment, all, changes);
  }

  private record Found(Moment moment, long below, @Nullable UUID changed, @Nullable Entry entry) {}

  private static Found found(Columns row, long below) throws SQLException {
    UUID changed = row.maybeId("invoice_id", id -> id);
    boolean there = row.maybeId("id", id -> id) != null;
    return new Found(moment(row), below, changed, there ? entry(row) : null);
  }

  private static Query query(Query query, CompanyId company) {
    return query.bind("company", company.value());
  }

  private static Moment moment(Columns row) throws SQLException {
    return new Moment(
        new Snapshot(row.text("server"), row.text("snapshot")),
        row.flag("writing"),
        row.flag("own"));
  }

  private static Entry entry(Columns row) throws SQLException {
    Integer due = row.row().getObject("due", Integer.class);
    Long sequence = row.row().getObject("number_sequence", Long.class);
    return new Entry(
        row.uuid("id"),
        row.integer("issued"),
        due == null ? Entry.NEVER : due,
        row.number("created"),
        row.maybeText("number_prefix"),
        sequence == null ? Entry.UNNUMBERED : sequence,
        row.text("number"),
        row.text("search"),
        amount(row.decimal("subtotal")),
        amount(row.decimal("vat_total")),
        amount(row.decimal("total")),
        row.flag("settled"),
        row.flag("untouched"),
        row.text("currency"),
        row.text("status"),
        row.text("direction"),
        row.text("document_type"),
        row.maybeId("client_id", id -> id),
        row.maybeId("supplier_id", id -> id),
        row.maybeId("parent_id", id -> id),
        row.integer("filing"));
  }

  /** The column holds one decimal digit more than fits. */
  private static long amount(BigDecimal amount) {
    BigInteger scaled = amount.setScale(SCALE).unscaledValue();
    if (scaled.bitLength() >= Long.SIZE) {
      throw new Unfit("an amount of " + amount);
    }
    return scaled.longValueExact();
  }
}
