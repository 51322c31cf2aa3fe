package ro.storno.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.CompanyId;

class JdbiTransactionsTest {
  private static final CompanyId COMPANY = new CompanyId(UUID.randomUUID());
  private static final CompanyId OTHER = new CompanyId(UUID.randomUUID());
  private static Database database;
  private static JdbiTransactions transactions;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    transactions = database.transactions();
    TestDatabase.execute(
        database.address(),
        "create table storno.tally (id int primary key, n int not null);"
            + "insert into storno.tally values (1, 0), (2, 0)");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static int add(int id) {
    return transactions.handle().execute("update tally set n = n + 1 where id = ?", id);
  }

  private static int value(int id) {
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery("select n from tally where id = :id")
                .bind("id", id)
                .mapTo(int.class)
                .one());
  }

  @Test
  void work_that_throws_leaves_nothing() {
    int before = value(1);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      add(1);
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThat(value(1)).isEqualTo(before);
  }

  @Test
  void nested_work_of_the_same_company_joins_and_of_another_is_refused() {
    int before = value(2);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      transactions.inCompany(COMPANY, () -> add(2));
                      return transactions.inCompany(OTHER, () -> add(2));
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(OTHER.toString());
    assertThat(value(2)).as("the joined part is rolled back too").isEqualTo(before);
    assertThatThrownBy(
            () -> transactions.inCompany(COMPANY, () -> transactions.inPlatform(() -> 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void repositories_outside_a_transaction_are_refused() {
    assertThatThrownBy(transactions::handle).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_follows_a_commit_runs_outside_and_never_after_a_rollback() {
    List<String> seen = new ArrayList<>();
    transactions.inCompany(
        COMPANY,
        () -> {
          transactions.afterCommit(() -> seen.add("after, open " + transactions.open()));
          return seen.add("work");
        });
    assertThat(seen).containsExactly("work", "after, open false");
    seen.clear();
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      transactions.afterCommit(() -> seen.add("after"));
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(seen).isEmpty();
  }

  private record AddLater(int id) implements Deferred {
    @Override
    public String sql() {
      return "update tally set n = n + 1 where id = :deferredId";
    }

    @Override
    public void bind(Update statement) {
      statement.bind("deferredId", id);
    }
  }

  private record FailLater() implements Deferred {
    @Override
    public String sql() {
      return "select expect_saved(:saved)";
    }

    @Override
    public void bind(Update statement) {
      statement.bind("saved", 0L);
    }
  }

  @Test
  void deferred_writes_are_seen_by_what_follows_and_are_kept() {
    int before = value(1);
    transactions.inCompany(
        COMPANY,
        () -> {
          transactions.defer(new AddLater(1));
          assertThat(transactions.waiting(AddLater.class)).isPresent();
          transactions.defer(new AddLater(1));
          int seen =
              transactions
                  .handle()
                  .createQuery("select n from tally where id = 1")
                  .mapTo(int.class)
                  .one();
          assertThat(seen).isEqualTo(before + 2);
          transactions.defer(new AddLater(1));
          return 0;
        });
    assertThat(value(1)).isEqualTo(before + 3);
    transactions.inCompany(
        COMPANY,
        () -> {
          transactions.defer(new AddLater(1));
          return 0;
        });
    assertThat(value(1)).as("alone, with tenant and commit").isEqualTo(before + 4);
  }

  @Test
  void deferred_write_that_fails_takes_the_whole_transaction_with_it() {
    int before = value(1);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      add(1);
                      transactions.defer(new AddLater(1));
                      transactions.defer(new FailLater());
                      return 0;
                    }))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      transactions.defer(new FailLater());
                      return add(1);
                    }))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      transactions.defer(new AddLater(1));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(value(1)).isEqualTo(before);
  }

  @Test
  void connection_is_clean_after_a_commit_inside_a_statement() {
    for (int i = 0; i < 30; i++) {
      deferred_writes_are_seen_by_what_follows_and_are_kept();
      int visible =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select coalesce(length(current_setting('storno.company', true)), 0)")
                          .mapTo(int.class)
                          .one());
      assertThat(visible).isZero();
    }
  }

  @Test
  void both_sides_of_a_deadlock_get_done() throws Exception {
    int before = value(1) + value(2);
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    CountDownLatch met = new CountDownLatch(1);
    AtomicInteger tries = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> sides = new ArrayList<>();
      for (int side = 1; side <= 2; side++) {
        int first = side;
        sides.add(
            threads.submit(
                () ->
                    transactions.inCompany(
                        COMPANY,
                        () -> {
                          tries.incrementAndGet();
                          add(first);
                          if (met.getCount() > 0) {
                            await(bothHoldOne);
                            met.countDown();
                          }
                          return add(3 - first);
                        })));
      }
      for (Future<Integer> side : sides) {
        side.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tries).hasValueGreaterThan(2);
    assertThat(value(1) + value(2)).isEqualTo(before + 4);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
