package ro.storno.benchmarks.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.persistence.database.DatabaseAddress;

/**
 * What creating and issuing an invoice comes to when nothing but the rows are written: JDBI on a
 * HikariCP pool, the same PostgreSQL, tables with the same columns and indexes, rows of the same
 * content, the same two commits; no HTTP, no JSON, no rules, no wall.
 *
 * <p>Create: one invoice, one event. Issue: one series, one invoice, one event, one job. The tables
 * are copies in a schema {@code bench} of the same database; keys are ordered by time, as ours are.
 */
final class BareLoop implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final UUID company;
  private final Sample invoice;
  private final Sample event;
  private final Sample job;
  private final List<UUID> series;
  private final AtomicLong count = new AtomicLong();

  /** One row of ours as text, by column, and the statement that inserts such a row. */
  private record Sample(String table, Map<String, @Nullable String> row) {
    String insert() {
      return "insert into bench."
          + table
          + " ("
          + String.join(", ", row.keySet())
          + ") values ("
          + String.join(", ", row.keySet().stream().map(column -> ":" + column).toList())
          + ")";
    }

    Update bound(Handle handle) {
      Update update = handle.createUpdate(insert());
      row.forEach(update::bind);
      return update;
    }
  }

  /**
   * Prepares the tables.
   *
   * @param address the database the server works on
   * @param company whose rows are taken as samples
   * @param seriesCount how many series the clients share
   */
  BareLoop(DatabaseAddress address, String company, int seriesCount) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(20);
    config.addDataSourceProperty("stringtype", "unspecified");
    this.pool = new HikariDataSource(config);
    this.jdbi = Jdbi.create(pool);
    this.company = UUID.fromString(company);
    this.invoice = sample("invoice", "status = 'DRAFT'");
    this.event = sample("invoice_event", "true");
    this.job = job();
    this.series = tables(seriesCount);
  }

  private Sample sample(String table, String condition) {
    return jdbi.withHandle(
        handle -> {
          handle.execute("select set_config('storno.company', ?, false)", company.toString());
          List<String> columns = Books.columns(handle, table);
          String texts = String.join(", ", columns.stream().map(c -> c + "::text").toList());
          return handle
              .createQuery(
                  "select " + texts + " from storno." + table + " where " + condition + " limit 1")
              .map(
                  (row, context) -> {
                    Map<String, @Nullable String> values = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                      values.put(columns.get(i), row.getString(i + 1));
                    }
                    return new Sample(table, values);
                  })
              .one();
        });
  }

  /** A job row; none of ours may be waiting just now, so its data are as long as ours are. */
  private Sample job() {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    row.put("task_name", "follow-up-invoice");
    row.put("task_instance", "");
    row.put("task_data", "\\x" + "7b".repeat(120));
    row.put("execution_time", "2026-11-21T00:00:00Z");
    row.put("picked", "false");
    row.put("version", "1");
    row.put("company_id", company.toString());
    return new Sample("scheduled_tasks", row);
  }

  private List<UUID> tables(int seriesCount) {
    List<UUID> ids = new ArrayList<>();
    jdbi.useHandle(
        handle -> {
          handle.execute("drop schema if exists bench cascade");
          handle.execute("create schema bench");
          for (String table : List.of("invoice", "invoice_event", "scheduled_tasks", "series")) {
            handle.execute(
                "create table bench." + table + " (like storno." + table + " including all)");
          }
          for (int i = 0; i < seriesCount; i++) {
            UUID id = new UUID(7, i);
            ids.add(id);
            handle.execute(
                """
                insert into bench.series (company_id, id, type, prefix, current_number, active,
                  is_default, source, created_at)
                values (?, ?, 'INVOICE', ?, 0, true, false, 'manual', now())
                """,
                company,
                id,
                "B" + i);
          }
        });
    return ids;
  }

  /** Writes one invoice and issues it, as client so and so. */
  boolean pair(int client, int turn) {
    UUID id = timeOrdered();
    jdbi.useTransaction(handle -> create(handle, id));
    jdbi.useTransaction(handle -> issue(handle, id, series.get(client % series.size())));
    return true;
  }

  private void create(Handle handle, UUID id) {
    invoice.bound(handle).bind("id", id).bind("idempotency_key", id.toString()).execute();
    event.bound(handle).bind("invoice_id", id).bind("id", timeOrdered()).execute();
  }

  private void issue(Handle handle, UUID id, UUID from) {
    long number =
        handle
            .createQuery(
                """
                update bench.series set current_number = current_number + 1
                where company_id = :company and id = :series returning current_number
                """)
            .bind("company", company)
            .bind("series", from)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            update bench.invoice set status = 'ISSUED', version = version + 1, issued_at = now(),
              number_prefix = :prefix, number_sequence = :number, number = :text
            where company_id = :company and id = :id
            """)
        .bind("prefix", from.toString())
        .bind("number", number)
        .bind("text", "B-" + number)
        .bind("company", company)
        .bind("id", id)
        .execute();
    event.bound(handle).bind("invoice_id", id).bind("id", timeOrdered()).execute();
    job.bound(handle).bind("task_instance", id.toString()).execute();
  }

  private UUID timeOrdered() {
    long low = count.incrementAndGet();
    return new UUID(System.currentTimeMillis() << 16 | 0x7000 | low & 0xfff, low);
  }

  @Override
  public void close() {
    pool.close();
  }
}
