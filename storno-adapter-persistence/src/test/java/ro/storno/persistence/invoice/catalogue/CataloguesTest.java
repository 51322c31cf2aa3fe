package ro.storno.persistence.invoice.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.RandomBooks;

/** What is held for how long. */
class CataloguesTest {
  private static final Filter ALL = Filter.issued(null, null, null, RandomBooks.TODAY);
  private static final Page.Request FIRST = new Page.Request(1, 50);
  private static Database database;

  private final CompanyId company = new CompanyId(UUID.randomUUID());
  private final CompanyId other = new CompanyId(UUID.randomUUID());
  private long now = Long.MAX_VALUE - 5;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private Catalogues catalogues(long budget) {
    return new Catalogues(database.transactions(), budget, () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void add(CompanyId tenant) {
    RandomBooks books = new RandomBooks(database.transactions(), tenant, 1);
    database
        .transactions()
        .inCompany(
            tenant,
            () -> {
              books.add();
              return 0;
            });
  }

  private static Optional<Catalogues.Found> find(Catalogues catalogues, CompanyId tenant) {
    return database
        .transactions()
        .inCompany(tenant, () -> catalogues.find(tenant, ALL, Sort.NEWEST, FIRST));
  }

  @Test
  void what_nobody_lists_for_an_hour_is_held_no_longer() {
    Catalogues catalogues = catalogues(1_000_000);
    add(company);
    find(catalogues, company);
    pass(Duration.ofMinutes(40));
    find(catalogues, other);
    pass(Duration.ofMinutes(19));
    find(catalogues, other);
    assertThat(catalogues.companies()).isEqualTo(2);
    pass(Duration.ofMinutes(2));
    find(catalogues, other);
    assertThat(catalogues.companies()).isEqualTo(1);
    pass(Duration.ofMinutes(61));
    assertThat(catalogues.bytes()).as("although nobody lists anything").isZero();
    assertThat(catalogues.companies()).isZero();
  }

  @Test
  void what_did_not_fit_is_tried_again_after_an_hour() {
    add(company);
    add(other);
    Catalogues catalogues = catalogues(1_000_000);
    UUID invoice = find(catalogues, company).orElseThrow().ids().get(0);
    set("total", "999999999999999", invoice);
    assertThat(find(catalogues, company)).isEmpty();
    set("total", "9", invoice);
    pass(Duration.ofMinutes(59));
    assertThat(find(catalogues, company)).isEmpty();
    assertThat(find(catalogues, other)).isPresent();
    pass(Duration.ofMinutes(2));
    assertThat(find(catalogues, company)).isPresent();
    assertThat(find(catalogues, company)).isPresent();
  }

  @Test
  void what_did_not_fit_is_remembered_when_others_need_room() {
    CompanyId third = new CompanyId(UUID.randomUUID());
    add(company);
    add(other);
    add(third);
    Catalogues measured = catalogues(1_000_000);
    UUID invoice = find(measured, company).orElseThrow().ids().get(0);
    Catalogues catalogues = catalogues(measured.bytes() * 3 / 2);
    set("total", "999999999999999", invoice);
    assertThat(find(catalogues, company)).isEmpty();
    set("total", "9", invoice);
    assertThat(find(catalogues, other)).isPresent();
    assertThat(find(catalogues, third)).isPresent();
    assertThat(catalogues.companies()).isEqualTo(1);
    assertThat(find(catalogues, company)).as("not tried again").isEmpty();
  }

  @Test
  void company_that_grows_beyond_the_memory_is_held_no_longer() {
    add(company);
    Catalogues measured = catalogues(1_000_000);
    find(measured, company);
    Catalogues catalogues = catalogues(measured.bytes() + 1_000);
    assertThat(find(catalogues, company)).isPresent();
    RandomBooks books = new RandomBooks(database.transactions(), company, 2);
    in(
        company,
        () -> {
          for (int i = 0; i < 100; i++) {
            books.add();
          }
          return 0;
        });
    assertThat(find(catalogues, company)).isEmpty();
    assertThat(catalogues.bytes()).isZero();
  }

  @Test
  void one_company_at_a_time_is_loaded_and_nobody_waits() throws Exception {
    add(company);
    add(other);
    Catalogues catalogues = catalogues(1_000_000);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<Catalogues.Found>> loading =
          in(
              company,
              () -> {
                database.transactions().handle().execute("lock table submission");
                Future<Optional<Catalogues.Found>> first =
                    threads.submit(() -> find(catalogues, company));
                untilSomebodyWaits();
                assertThat(elsewhere(() -> findOrFail(catalogues, other))).isEmpty();
                return first;
              });
      assertThat(loading.get()).isPresent();
    } finally {
      threads.shutdownNow();
    }
    assertThat(find(catalogues, other)).isPresent();
  }

  private static void untilSomebodyWaits() {
    long waiting;
    do {
      waiting =
          database
              .transactions()
              .handle()
              .createQuery("select count(*) from pg_locks where not granted")
              .mapTo(long.class)
              .one();
    } while (waiting == 0);
  }

  /** Does not wait for locks for good. */
  private static Optional<Catalogues.Found> findOrFail(Catalogues catalogues, CompanyId tenant) {
    return in(
        tenant,
        () -> {
          database.transactions().handle().execute("set local lock_timeout = '5s'");
          return catalogues.find(tenant, ALL, Sort.NEWEST, FIRST);
        });
  }

  private static <T> T elsewhere(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private void set(String column, String value, UUID invoice) {
    database
        .transactions()
        .inCompany(
            company,
            () ->
                database
                    .transactions()
                    .handle()
                    .execute(
                        "update invoice set " + column + " = " + value + " where id = ?", invoice));
  }

  @Test
  void changes_that_were_cut_are_not_taken_for_all() {
    CatalogueReading reading = new CatalogueReading(database.transactions());
    Snapshot before = in(company, () -> reading.now(company).snapshot());
    note(
        "select null, '3'::xid8 union all select gen_random_uuid(), null"
            + " from generate_series(1, "
            + (CatalogueReading.MOST_CHANGES - 1)
            + ")");
    assertThat(in(company, () -> reading.since(company, before)).all()).as("as many").isTrue();
    note("select gen_random_uuid(), null::xid8");
    assertThat(in(company, () -> reading.since(company, before)).all()).as("one more").isFalse();
  }

  /** Writes changes: their invoices, and up to where others went. */
  private void note(String changes) {
    in(
        company,
        () ->
            database
                .transactions()
                .handle()
                .execute(
                    "insert into invoice_change (company_id, xid, invoice_id, below)"
                        + " select current_company(), pg_current_xact_id(), noted.*"
                        + " from ("
                        + changes
                        + ") as noted"));
  }

  private static <T> T in(CompanyId tenant, Supplier<T> work) {
    return database.transactions().inCompany(tenant, work);
  }

  @Test
  void another_table_of_the_same_server_is_another_server() {
    String table =
        in(
            company,
            () ->
                database
                    .transactions()
                    .handle()
                    .createQuery("select 'invoice_change'::regclass::oid::text")
                    .mapTo(String.class)
                    .one());
    CatalogueReading reading = new CatalogueReading(database.transactions());
    assertThat(in(company, () -> reading.now(company)).snapshot().server()).endsWith("/" + table);
  }

  @Test
  void snapshots_follow_each_other_if_none_hides_what_the_other_shows() {
    Snapshot base = new Snapshot("start", "100:110:100,105");
    assertThat(base.xmin()).isEqualTo(100);
    assertThat(base.follows(base)).isTrue();
    assertThat(new Snapshot("start", "101:120:").follows(base)).isTrue();
    assertThat(new Snapshot("start", "105:120:105,110").follows(base)).isTrue();
    assertThat(new Snapshot("start", "100:120:100,103").follows(base)).as("103").isFalse();
    assertThat(new Snapshot("start", "99:120:99").follows(base)).isFalse();
    assertThat(new Snapshot("start", "100:109:100,105").follows(base)).isFalse();
  }
}
