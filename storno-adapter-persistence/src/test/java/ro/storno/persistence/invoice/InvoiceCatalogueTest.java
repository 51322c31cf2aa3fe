package ro.storno.persistence.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Result;
import ro.storno.application.invoice.InvoiceQueries.Sort;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.catalogue.Catalogues;

/**
 * Lists from memory agree with lists from the tables, whatever is written by whom, and whatever is
 * asked for. All statements of a transaction see the same here, so that the two can be compared
 * while others write.
 */
class InvoiceCatalogueTest {
  private static final long PLENTY = 64_000_000;
  private static final Filter ALL = Filter.issued(null, null, null, RandomBooks.TODAY);
  private static final Page.Request FIRST = new Page.Request(1, 50);
  private static Database database;

  private final CompanyId company = new CompanyId(UUID.randomUUID());
  private final CompanyId other = new CompanyId(UUID.randomUUID());
  private final Catalogues catalogues = new Catalogues(transactions(), PLENTY);
  private final JdbiInvoiceQueries memory = new JdbiInvoiceQueries(transactions(), catalogues);
  private final SqlInvoiceLists tables = new SqlInvoiceLists(transactions());

  @BeforeAll
  static void open() {
    database = TestDatabase.freshWithRepeatableRead();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static JdbiTransactions transactions() {
    return database.transactions();
  }

  private void in(CompanyId tenant, Runnable work) {
    transactions()
        .inCompany(
            tenant,
            () -> {
              work.run();
              return 0;
            });
  }

  private static void assertSame(
      JdbiInvoiceQueries memory,
      SqlInvoiceLists tables,
      CompanyId company,
      Filter filter,
      Sort sort,
      Page.Request page) {
    assertThat(memory.list(company, filter, sort, page))
        .as("%s %s %s", filter, sort, page)
        .isEqualTo(tables.list(company, filter, sort, page));
  }

  private void assertAgreement(RandomBooks books, int questions) {
    for (int i = 0; i < questions; i++) {
      Filter filter = books.filter();
      Sort sort = new Sort(Sort.By.values()[books.below(5)], books.below(2) == 0);
      Page.Request page = new Page.Request(1 + books.below(4), 1 + books.below(30));
      in(
          company,
          () -> {
            assertSame(memory, tables, company, filter, sort, page);
            assertThat(catalogues.find(company, filter, sort, page)).as("from memory").isPresent();
          });
    }
  }

  @Test
  void random_books_are_listed_alike_by_every_filter_sort_and_page() {
    for (long seed = 1; seed <= 2; seed++) {
      RandomBooks books = new RandomBooks(transactions(), company, seed);
      for (int batch = 0; batch < 8; batch++) {
        int changes = batch == 0 ? 300 : 1 + books.below(40);
        in(
            company,
            () -> {
              for (int i = 0; i < changes; i++) {
                books.change();
              }
            });
        assertAgreement(books, 20);
      }
      in(
          company,
          () ->
              transactions()
                  .handle()
                  .execute("delete from invoice where company_id = ?", company.value()));
    }
  }

  @Test
  void what_has_changed_much_is_merged_and_every_order_goes_on() {
    RandomBooks books = new RandomBooks(transactions(), company, 11);
    in(
        company,
        () -> {
          for (int i = 0; i < 700; i++) {
            books.add();
          }
        });
    for (int round = 0; round < 3; round++) {
      for (Sort.By by : Sort.By.values()) {
        in(
            company,
            () -> {
              for (int page = 1; page <= 3; page++) {
                assertSame(
                    memory, tables, company, ALL, new Sort(by, true), new Page.Request(page, 333));
              }
            });
      }
      in(
          company,
          () -> {
            for (int i = 0; i < 550; i++) {
              books.add();
            }
            transactions()
                .handle()
                .execute(
                    "update invoice set due_date = issue_date + 3, total = total + 1"
                        + " where company_id = ? and number_sequence % 2 = 0",
                    company.value());
          });
      assertAgreement(books, 10);
    }
  }

  @Test
  void own_writes_are_listed_at_once_and_by_nobody_else_until_they_are_committed() {
    RandomBooks books = new RandomBooks(transactions(), company, 2);
    in(company, books::add);
    in(company, () -> assertThat(count(memory, company)).isEqualTo(1));
    assertThatThrownBy(
            () ->
                in(
                    company,
                    () -> {
                      books.add();
                      assertSame(memory, tables, company, ALL, Sort.NEWEST, FIRST);
                      assertThat(count(memory, company)).isEqualTo(2);
                      assertThat(elsewhere(() -> count(memory, company))).isEqualTo(1);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    in(company, () -> assertThat(count(memory, company)).isEqualTo(1));
  }

  @Test
  void first_list_of_a_transaction_that_has_written_is_kept_by_nobody() {
    RandomBooks books = new RandomBooks(transactions(), company, 3);
    in(
        company,
        () -> {
          books.add();
          assertThat(count(memory, company)).isEqualTo(1);
          assertThat(elsewhere(() -> count(memory, company))).isZero();
        });
    in(company, () -> assertThat(count(memory, company)).isEqualTo(1));
  }

  private long count(JdbiInvoiceQueries queries, CompanyId of) {
    return queries.list(of, ALL, Sort.NEWEST, FIRST).page().total();
  }

  private long elsewhere(java.util.function.LongSupplier asked) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(() -> transactions().inCompany(company, asked::getAsLong)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void another_company_is_neither_listed_nor_remembered_wrongly() {
    RandomBooks mine = new RandomBooks(transactions(), company, 4);
    RandomBooks theirs = new RandomBooks(transactions(), other, 5);
    in(company, mine::add);
    in(
        other,
        () -> {
          theirs.add();
          theirs.add();
        });
    in(company, () -> assertThat(count(memory, other)).as("before theirs are held").isZero());
    in(other, () -> assertThat(count(memory, other)).isEqualTo(2));
    in(
        company,
        () -> {
          assertThat(count(memory, other)).as("although theirs are held").isZero();
          assertThat(catalogues.find(other, ALL, Sort.NEWEST, FIRST)).isEmpty();
          assertThat(count(memory, company)).isEqualTo(1);
        });
    assertThat(transactions().inPlatform(() -> catalogues.find(other, ALL, Sort.NEWEST, FIRST)))
        .as("without any company")
        .isEmpty();
    in(other, () -> assertThat(count(memory, other)).isEqualTo(2));
  }

  @Test
  void changes_that_were_pruned_are_missed_by_nobody() {
    RandomBooks books = new RandomBooks(transactions(), company, 6);
    Catalogues late = new Catalogues(transactions(), PLENTY);
    in(company, books::add);
    in(company, () -> assertThat(late.find(company, ALL, Sort.NEWEST, FIRST)).isPresent());
    for (int round = 0; round < 3; round++) {
      in(company, books::add);
      in(company, books::change);
      assertThat(pruned()).isPositive();
      in(
          company,
          () ->
              assertSame(
                  new JdbiInvoiceQueries(transactions(), late),
                  tables,
                  company,
                  ALL,
                  Sort.NEWEST,
                  FIRST));
    }
    assertThat(changes()).as("one row tells of all that went").isEqualTo(1);
  }

  @Test
  void changes_of_another_server_are_passed_over_and_pruned() {
    RandomBooks books = new RandomBooks(transactions(), company, 13);
    in(company, books::add);
    in(
        company,
        () ->
            transactions()
                .handle()
                .execute(
                    "insert into invoice_change (company_id, xid, invoice_id, below)"
                        + " values (?, '1099511627776', gen_random_uuid(), null),"
                        + " (?, '1099511627776', null, '1099511627770')",
                    company.value(),
                    company.value()));
    for (int round = 0; round < 2; round++) {
      in(company, () -> assertThat(catalogues.find(company, ALL, Sort.NEWEST, FIRST)).isPresent());
      in(company, books::add);
      assertAgreement(books, 3);
    }
    assertThat(pruned()).isEqualTo(5);
    assertThat(changes()).as("that ours went").isEqualTo(1);
    assertAgreement(books, 3);
  }

  @Test
  void pruning_does_not_take_more_than_a_user_can_wait_for() {
    in(
        company,
        () ->
            transactions()
                .handle()
                .execute(
                    "insert into invoice_change (company_id, xid, invoice_id)"
                        + " select ?, '3', gen_random_uuid() from generate_series(1, 7000)",
                    company.value()));
    assertThat(pruned()).isEqualTo(5_000);
    assertThat(pruned()).as("the rest, and what told of the others").isEqualTo(2_001);
    assertThat(changes()).isEqualTo(1);
  }

  private long pruned() {
    long before = changes();
    in(
        company,
        () ->
            transactions()
                .handle()
                .createQuery(
                    "select prune_invoice_changes(pg_snapshot_xmin(pg_current_snapshot()))")
                .mapTo(String.class)
                .list());
    return before + 1 - changes();
  }

  private long changes() {
    return transactions()
        .inCompany(
            company,
            () ->
                transactions()
                    .handle()
                    .createQuery("select count(*) from invoice_change")
                    .mapTo(long.class)
                    .one());
  }

  @Test
  void pruning_comes_by_itself_and_spares_what_is_young() {
    RandomBooks books = new RandomBooks(transactions(), company, 7);
    // Only what is as old as the database itself is to go.
    TestDatabase.execute(
        database,
        "create or replace function storno.transactions_remembered() returns bigint"
            + " language sql immutable as 'select "
            + (transaction() - 10)
            + "'");
    for (int i = 0; i < 3; i++) {
      in(company, books::add);
    }
    in(
        company,
        () ->
            transactions()
                .handle()
                .execute(
                    "update invoice_change set xid = '3' where company_id = ?", company.value()));
    in(company, books::add);
    long young = changes() - 3;
    for (int i = 0; i < 20 && changes() > young + 1; i++) {
      untilThousandBegins();
      in(
          company,
          () ->
              transactions()
                  .handle()
                  .execute("update invoice set version = 9 where company_id = ?", company.value()));
    }
    assertThat(changes()).as("the young one, and that others went").isEqualTo(young + 1);
  }

  private void untilThousandBegins() {
    long last;
    do {
      last = transaction();
    } while (last % 1_000 != 999);
  }

  /** The number of a transaction that does nothing but take one. */
  private long transaction() {
    return transactions()
        .inCompany(
            company,
            () ->
                transactions()
                    .handle()
                    .createQuery("select pg_current_xact_id()::text::bigint")
                    .mapTo(long.class)
                    .one());
  }

  @Test
  void changes_that_lists_do_not_show_leave_no_trace() {
    RandomBooks books = new RandomBooks(transactions(), company, 8);
    in(company, books::add);
    long before = changes();
    in(
        company,
        () ->
            transactions()
                .handle()
                .execute(
                    "update invoice set updated_at = now(), version = 7 where company_id = ?",
                    company.value()));
    assertThat(changes()).isEqualTo(before).isEqualTo(1);
  }

  @Test
  void amounts_beyond_the_memory_of_lists_are_listed_by_the_database() {
    RandomBooks books = new RandomBooks(transactions(), company, 9);
    in(company, books::add);
    in(company, () -> assertThat(catalogues.find(company, ALL, Sort.NEWEST, FIRST)).isPresent());
    in(
        company,
        () ->
            transactions()
                .handle()
                .execute(
                    "update invoice set total = 999999999999999.9900, vat_total = 1,"
                        + " subtotal = 999999999999998.9900, currency = 'RON' where company_id = ?",
                    company.value()));
    in(
        company,
        () -> {
          assertThat(catalogues.find(company, ALL, Sort.NEWEST, FIRST)).isEmpty();
          Result result = memory.list(company, ALL, Sort.NEWEST, FIRST);
          assertThat(result.total().amount()).isEqualByComparingTo("999999999999999.99");
        });
  }

  @Test
  void memory_is_bounded_and_what_was_not_used_goes_first() {
    RandomBooks books = new RandomBooks(transactions(), company, 10);
    RandomBooks others = new RandomBooks(transactions(), other, 10);
    in(company, books::add);
    in(other, others::add);
    assertThat(new Catalogues(transactions(), 0).bytes()).isZero();
    Catalogues none = new Catalogues(transactions(), 0);
    Catalogues small = new Catalogues(transactions(), 100);
    in(company, () -> assertThat(none.find(company, ALL, Sort.NEWEST, FIRST)).isEmpty());
    in(company, () -> assertThat(small.find(company, ALL, Sort.NEWEST, FIRST)).isEmpty());
    assertThat(small.bytes()).isZero();

    in(company, () -> catalogues.find(company, ALL, Sort.NEWEST, FIRST));
    long one = catalogues.bytes();
    assertThat(one).isPositive();
    Catalogues room = new Catalogues(transactions(), one * 3 / 2);
    for (CompanyId each : List.of(company, other, company, other)) {
      in(each, () -> assertThat(room.find(each, ALL, Sort.NEWEST, FIRST)).isPresent());
      assertThat(room.bytes()).isBetween(1L, one * 3 / 2);
    }
    room.forget(other);
    assertThat(room.bytes()).isZero();
  }

  @Test
  void two_nodes_agree_with_the_tables_while_many_write() throws Exception {
    RandomBooks first = new RandomBooks(transactions(), company, 12);
    in(
        company,
        () -> {
          for (int i = 0; i < 200; i++) {
            first.add();
          }
        });
    List<Catalogues> nodes =
        List.of(new Catalogues(transactions(), PLENTY), new Catalogues(transactions(), PLENTY));
    AtomicInteger fromMemory = new AtomicInteger();
    AtomicInteger writing = new AtomicInteger(4);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        RandomBooks books = new RandomBooks(transactions(), company, 100 + writer);
        running.add(
            threads.submit(
                () -> {
                  try {
                    write(books);
                  } finally {
                    writing.decrementAndGet();
                  }
                }));
      }
      for (int reader = 0; reader < 4; reader++) {
        RandomBooks questions = new RandomBooks(transactions(), company, 200 + reader);
        Catalogues node = nodes.get(reader % 2);
        running.add(threads.submit(() -> read(questions, node, writing, fromMemory)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    RandomBooks questions = new RandomBooks(transactions(), company, 300);
    for (Catalogues node : nodes) {
      for (int i = 0; i < 20; i++) {
        compare(questions, node, fromMemory);
      }
    }
    assertThat(fromMemory).hasPositiveValue();
  }

  /** Transactions of different lengths, some of which come to nothing. */
  private void write(RandomBooks books) {
    for (int i = 0; i < 15; i++) {
      int changes = 1 + books.below(12);
      boolean lost = books.below(4) == 0;
      List<UUID> before = new ArrayList<>(books.invoices());
      try {
        in(
            company,
            () -> {
              for (int j = 0; j < changes; j++) {
                books.change();
              }
              if (lost) {
                throw new IllegalStateException("lost");
              }
            });
      } catch (IllegalStateException e) {
        books.invoices().clear();
        books.invoices().addAll(before);
      }
    }
  }

  private void read(
      RandomBooks questions, Catalogues node, AtomicInteger writing, AtomicInteger fromMemory) {
    do {
      compare(questions, node, fromMemory);
    } while (writing.get() > 0);
  }

  private void compare(RandomBooks questions, Catalogues node, AtomicInteger fromMemory) {
    Filter filter = questions.filter();
    Sort sort = new Sort(Sort.By.values()[questions.below(5)], questions.below(2) == 0);
    Page.Request page = new Page.Request(1 + questions.below(3), 1 + questions.below(40));
    JdbiInvoiceQueries queries = new JdbiInvoiceQueries(transactions(), node);
    in(
        company,
        () -> {
          assertSame(queries, tables, company, filter, sort, page);
          node.find(company, filter, sort, page).ifPresent(found -> fromMemory.incrementAndGet());
        });
  }
}
