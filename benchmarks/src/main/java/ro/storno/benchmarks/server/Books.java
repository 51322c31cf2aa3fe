package ro.storno.benchmarks.server;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import ro.storno.persistence.database.DatabaseAddress;

/** Looks into the database behind the server, as its owner. */
final class Books {
  private final Jdbi jdbi;
  private final UUID company;

  Books(DatabaseAddress address, String company) {
    this.jdbi = Jdbi.create(address.url(), address.user(), address.password());
    this.company = UUID.fromString(company);
  }

  /** How the numbers of a series look afterwards. */
  record Numbers(long issued, long distinct, long highest, long counter) {
    /** Whether they are 1, 2, 3 and so on to where the series stands. */
    boolean gapless() {
      return issued == distinct && distinct == highest && highest == counter;
    }
  }

  /** The numbers of a series. */
  Numbers numbers(String series) {
    return jdbi.withHandle(
        handle ->
            inCompany(handle)
                .createQuery(
                    """
                    select count(*), count(distinct number_sequence), coalesce(max(number_sequence), 0),
                      (select current_number from storno.series s
                        where s.company_id = :company and s.id = :series)
                    from storno.invoice i
                    where i.company_id = :company and i.series_id = :series
                      and number_sequence is not null
                    """)
                .bind("company", company)
                .bind("series", UUID.fromString(series))
                .map(
                    (row, context) ->
                        new Numbers(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .one());
  }

  /** Waits until no job is due any more, so that what follows is measured alone. */
  void awaitJobs(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (dueJobs() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(dueJobs() + " jobs are still waiting");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Stopped while jobs ran", stopped);
      }
    }
  }

  private long dueJobs() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from storno.scheduled_tasks
                    where execution_time <= now() and company_id is not null
                    """)
                .mapTo(Long.class)
                .one());
  }

  /** Rows inserted, changed and deleted in the schema since the server began to count. */
  BigDecimal rowWrites() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
                    from pg_stat_user_tables where schemaname = 'storno'
                    """)
                .mapTo(BigDecimal.class)
                .one());
  }

  /** Fills the books with older issued invoices, copies of a given one; half in another company. */
  void fill(String template, int invoices) {
    jdbi.useHandle(
        handle -> {
          inCompany(handle);
          copy(handle, template, company, invoices / 2);
          handle.execute("alter table storno.invoice disable row level security");
          handle.execute("alter table storno.invoice_change disable row level security");
          copy(
              handle,
              template,
              UUID.fromString("018f0000-0000-7000-8000-00000000beef"),
              invoices / 2);
          handle.execute("alter table storno.invoice enable row level security");
          handle.execute("alter table storno.invoice_change enable row level security");
          handle.execute("analyze storno.invoice");
        });
  }

  private void copy(Handle handle, String template, UUID into, int invoices) {
    List<String> columns = columns(handle, "invoice");
    String values = String.join(", ", columns.stream().map(Books::copied).toList());
    handle
        .createUpdate(
            "insert into storno.invoice ("
                + String.join(", ", columns)
                + ") select "
                + values
                + " from storno.invoice t, generate_series(1, :count) g"
                + " where t.company_id = :company and t.id = :template")
        .bind("count", invoices)
        .bind("company", company)
        .bind("into", into)
        .bind("template", UUID.fromString(template))
        .execute();
  }

  private static String copied(String column) {
    return switch (column) {
      case "company_id" -> "cast(:into as uuid)";
      case "id" -> "gen_random_uuid()";
      case "idempotency_key", "request_hash", "request_json", "series_id" -> "null";
      case "number_prefix" -> "'OLD'";
      case "number_sequence" -> "g";
      case "number" -> "'OLD-' || lpad(g::text, 6, '0')";
      case "draft_number" -> "'DRAFT-' || lpad(to_hex(g), 8, '0')";
      case "issue_date", "due_date" -> "t." + column + " - g % 700";
      case "created_at", "updated_at", "issued_at" -> "t." + column + " - g * interval '1 minute'";
      default -> "t." + column;
    };
  }

  /** The columns of one of our tables that are written by us. */
  static List<String> columns(Handle handle, String table) {
    return handle
        .createQuery(
            """
            select column_name from information_schema.columns
            where table_schema = 'storno' and table_name = :table
              and is_identity = 'NO' and is_generated = 'NEVER'
            order by ordinal_position
            """)
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }

  /** Takes the wall between tenants down or puts it up again, on every table that has one. */
  void wall(boolean up) {
    jdbi.useHandle(
        handle -> {
          List<String> tables =
              handle
                  .createQuery(
                      """
                      select distinct tablename from pg_policies where schemaname = 'storno'
                      """)
                  .mapTo(String.class)
                  .list();
          for (String table : tables) {
            handle.execute(
                "alter table storno."
                    + table
                    + (up ? " enable" : " disable")
                    + " row level security");
          }
        });
  }

  private Handle inCompany(Handle handle) {
    handle.execute("select set_config('storno.company', ?, false)", company.toString());
    return handle;
  }
}
