package ro.storno.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.EmbeddedPostgres;

/** The peer of the load over HTTP, on a real database with our schema. */
class BareLoopTest {
  private static final String COMPANY = "018f0000-0000-7000-8000-000000000001";
  private static final String SERIES = "018f0000-0000-7000-8000-000000000002";
  private static final String INVOICE = "018f0000-0000-7000-8000-000000000003";

  @TempDir private static Path folder;
  private static EmbeddedPostgres postgres;
  private static Jdbi owner;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(folder.resolve("postgres"), text -> {});
    DatabaseAddress address = postgres.address();
    Database.open(new DatabaseLocation.Server(address), Database.Pool.STANDARD, text -> {}).close();
    owner = Jdbi.create(address.url(), address.user(), address.password());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void lay_out_one_draft() {
    owner.useHandle(
        handle -> {
          handle.execute("select set_config('storno.company', ?, false)", COMPANY);
          handle.execute("truncate storno.series, storno.invoice cascade");
          handle.execute(
              """
              insert into storno.series (company_id, id, type, prefix, current_number, active,
                is_default, source, created_at)
              values (cast(? as uuid), cast(? as uuid), 'INVOICE', 'T', 0, true, true, 'manual', now())
              """,
              COMPANY,
              SERIES);
          handle.execute(
              """
              insert into storno.invoice (company_id, id, version, direction, document_type,
                type_code, status, series_id, number, draft_number, issue_date, currency,
                supplier_name, payment_method, subtotal, vat_total, total, amount_paid, created_at,
                idempotency_key, search, content, totals)
              values (cast(? as uuid), cast(? as uuid), 1, 'OUTGOING', 'INVOICE', '380', 'DRAFT',
                cast(? as uuid), 'DRAFT-1', 'DRAFT-1', current_date, 'RON', 'S', 'BANK_TRANSFER',
                1, 0, 1, 0, now(), 'k', 's', '{"a": 1}', '{}')
              """,
              COMPANY,
              INVOICE,
              SERIES);
          handle.execute(
              """
              insert into storno.invoice_event (company_id, invoice_id, id, type, at, metadata)
              values (cast(? as uuid), cast(? as uuid), gen_random_uuid(), 'CREATED', now(), '{}')
              """,
              COMPANY,
              INVOICE);
        });
  }

  @Test
  void the_bare_loop_writes_the_rows_of_create_and_issue() {
    try (BareLoop bare = new BareLoop(postgres.address(), COMPANY, 1)) {
      Load.run(2, Duration.ofMinutes(1), (client, turn) -> turn < 10 && bare.pair(client, turn));
    }

    assertThat(count("bench.invoice where status = 'ISSUED'")).isEqualTo(20);
    assertThat(count("bench.invoice_event")).isEqualTo(40);
    assertThat(count("bench.scheduled_tasks")).isEqualTo(20);
    assertThat(count("bench.series where current_number = 20")).isEqualTo(1);
  }

  @Test
  void filled_books_hold_half_in_another_company() {
    new Books(postgres.address(), COMPANY).fill(INVOICE, 10);

    assertThat(count("storno.invoice where company_id = '" + COMPANY + "'")).isEqualTo(6);
    assertThat(policies()).isTrue();
  }

  @Test
  void a_gap_and_a_missing_number_are_noticed() {
    Books books = new Books(postgres.address(), COMPANY);
    assertThat(books.numbers(SERIES).gapless()).isTrue();

    number(INVOICE, 2);
    assertThat(books.numbers(SERIES).gapless()).isFalse();

    number(INVOICE, 1);
    assertThat(books.numbers(SERIES).gapless()).isFalse();

    execute("update storno.series set current_number = 1");
    assertThat(books.numbers(SERIES).gapless()).isTrue();
  }

  @Test
  void the_wall_goes_down_and_up_again() {
    Books books = new Books(postgres.address(), COMPANY);

    books.wall(false);
    assertThat(policies()).isFalse();
    books.wall(true);
    assertThat(policies()).isTrue();
  }

  private void number(String invoice, int number) {
    execute(
        "update storno.invoice set number_prefix = 'T', number_sequence = %d where id = '%s'"
            .formatted(number, invoice));
  }

  private void execute(String sql) {
    owner.useHandle(
        handle -> {
          handle.execute("select set_config('storno.company', ?, false)", COMPANY);
          handle.execute(sql);
        });
  }

  private long count(String what) {
    return owner.withHandle(
        handle -> {
          handle.execute("select set_config('storno.company', ?, false)", COMPANY);
          return handle.createQuery("select count(*) from " + what).mapTo(Long.class).one();
        });
  }

  private boolean policies() {
    return owner.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select relrowsecurity from pg_class
                    where oid = cast('storno.invoice' as regclass)
                    """)
                .mapTo(Boolean.class)
                .one());
  }
}
