package ro.storno.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.TestDatabase;

class DurableJobsTest {
  private static final CompanyId COMPANY = new CompanyId(UUID.randomUUID());
  private static final JobSettings QUICK =
      new JobSettings(
          4,
          4,
          3,
          Duration.ofMillis(20),
          Duration.ofMillis(60),
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ofSeconds(10));
  private static Database database;
  private static JdbiTransactions transactions;
  private final List<DurableJobs> started = new ArrayList<>();
  private final List<Job> ran = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    transactions = database.transactions();
    transactions.inPlatform(() -> 1);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    transactions.inPlatform(
        () -> transactions.handle().execute("delete from scheduled_tasks; delete from dead_job"));
  }

  @AfterEach
  void stop() {
    started.forEach(DurableJobs::close);
  }

  private DurableJobs start(JobSettings settings, JobHandler... handlers) {
    DurableJobs jobs = new DurableJobs(database, settings, Clock.systemUTC());
    started.add(jobs);
    jobs.start(List.of(handlers));
    return jobs;
  }

  private JobHandler handler(String kind, boolean inside, Consumer<Job> work) {
    return new JobHandler() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public boolean insideTransaction() {
        return inside;
      }

      @Override
      public void run(Job job) {
        work.accept(job);
        ran.add(job);
      }
    };
  }

  private static void enqueue(DurableJobs jobs, Job job) {
    transactions.inCompany(
        COMPANY,
        () -> {
          jobs.queue().enqueue(job);
          return job;
        });
  }

  private static Job job(String kind, String key) {
    return new Job(kind, COMPANY, key, "{\"n\":1}");
  }

  private static void until(BooleanSupplier condition) {
    for (Instant limit = Instant.now().plusSeconds(30); !condition.getAsBoolean(); ) {
      assertThat(Instant.now()).as("in time").isBefore(limit);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void job_of_a_committed_transaction_runs_once_at_once_and_is_gone() {
    JobSettings rarelyPolling =
        new JobSettings(
            2,
            2,
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));
    DurableJobs jobs = start(rarelyPolling, handler("work", false, job -> {}));
    until(() -> jobs.pending() == 0);
    enqueue(jobs, job("work", "a"));
    until(() -> ran.size() == 1);
    assertThat(ran).containsExactly(job("work", "a"));
    until(() -> jobs.pending() == 0);
  }

  @Test
  void job_of_a_transaction_that_is_rolled_back_never_was() {
    DurableJobs jobs = start(QUICK, handler("work", false, job -> {}));
    assertThatThrownBy(
            () ->
                transactions.inCompany(
                    COMPANY,
                    () -> {
                      jobs.queue().enqueue(job("work", "a"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(jobs.pending()).isZero();
    assertThat(ran).isEmpty();
  }

  @Test
  void same_kind_and_key_is_the_same_job_also_under_concurrency() throws Exception {
    DurableJobs jobs = new DurableJobs(database, QUICK, Clock.systemUTC());
    List<Thread> threads = new ArrayList<>();
    AtomicInteger committed = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                enqueue(jobs, job("work", "same"));
                committed.incrementAndGet();
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(committed).hasValue(8);
    assertThat(jobs.pending()).isEqualTo(1);
  }

  @Test
  void job_for_later_waits() {
    DurableJobs jobs = start(QUICK, handler("work", false, job -> {}));
    Instant when = Instant.now().plusMillis(600);
    transactions.inCompany(
        COMPANY,
        () -> {
          jobs.queue().enqueueAt(job("work", "later"), when);
          return 0;
        });
    until(() -> !ran.isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(when);
  }

  @Test
  void failed_job_is_tried_again_and_succeeds() {
    AtomicInteger tries = new AtomicInteger();
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "work",
                false,
                job -> {
                  if (tries.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                }));
    enqueue(jobs, job("work", "a"));
    until(() -> ran.size() == 1);
    until(() -> jobs.pending() == 0);
    assertThat(tries).hasValue(3);
    assertThat(jobs.deadJobs().count()).isZero();
  }

  @Test
  void job_that_keeps_failing_dies_is_listed_and_runs_again_when_asked() {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger tries = new AtomicInteger();
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "work",
                false,
                job -> {
                  tries.incrementAndGet();
                  if (broken.get()) {
                    throw new IllegalStateException("the printer\nis on fire");
                  }
                }));
    Instant begin = Instant.now();
    enqueue(jobs, job("work", "a"));
    until(() -> jobs.deadJobs().count() == 1);
    DeadJob dead = jobs.deadJobs().list(10).get(0);
    assertThat(tries).hasValue(QUICK.attempts());
    assertThat(dead.kind() + dead.key()).isEqualTo("worka");
    assertThat(dead.company()).isEqualTo(COMPANY);
    assertThat(dead.attempts()).isEqualTo(QUICK.attempts());
    assertThat(dead.error()).isEqualTo("IllegalStateException: the printer is on fire");
    assertThat(dead.firstFailure()).isAfterOrEqualTo(begin).isBefore(dead.lastFailure());
    assertThat(jobs.pending()).isZero();

    assertThat(jobs.deadJobs().rerun("work", "b")).isFalse();
    broken.set(false);
    assertThat(jobs.deadJobs().rerun("work", "a")).isTrue();
    until(() -> ran.size() == 1);
    assertThat(ran.get(0)).isEqualTo(job("work", "a"));
    assertThat(jobs.deadJobs().count()).isZero();
    assertThat(jobs.deadJobs().rerun("work", "a")).isFalse();
  }

  @Test
  void effect_and_end_of_a_job_inside_a_transaction_are_one_commit() {
    TestTable.create(database);
    AtomicInteger tries = new AtomicInteger();
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "work",
                true,
                job -> {
                  transactions.inCompany(COMPANY, () -> TestTable.add(transactions));
                  if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("after the effect");
                  }
                }));
    enqueue(jobs, job("work", "a"));
    until(() -> ran.size() == 1);
    until(() -> jobs.pending() == 0);
    assertThat(tries).hasValue(2);
    assertThat(TestTable.count(transactions)).isEqualTo(1);
  }

  @Test
  void process_that_lost_its_claim_takes_no_effect() {
    TestTable.create(database);
    CountDownLatch stolen = new CountDownLatch(1);
    CountDownLatch inHand = new CountDownLatch(1);
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "work",
                true,
                job -> {
                  TestTable.add(transactions);
                  inHand.countDown();
                  await(stolen);
                }));
    enqueue(jobs, job("work", "a"));
    await(inHand);
    transactions.inPlatform(
        () ->
            transactions
                .handle()
                .execute(
                    "update scheduled_tasks set picked_by = 'another', version = version + 1"));
    stolen.countDown();
    until(() -> ran.size() == 1);
    jobs.close();
    assertThat(TestTable.count(transactions)).isZero();
    assertThat(jobs.pending()).isEqualTo(1);
  }

  @Test
  void job_of_a_process_that_vanished_is_taken_over() {
    DurableJobs jobs = new DurableJobs(database, QUICK, Clock.systemUTC());
    enqueue(jobs, job("work", "a"));
    transactions.inPlatform(
        () ->
            transactions
                .handle()
                .execute(
                    "update scheduled_tasks set picked = true, picked_by = 'dead',"
                        + " last_heartbeat = now() - interval '1 hour'"));
    start(QUICK, handler("work", false, job -> {}));
    until(() -> ran.size() == 1);
    until(() -> jobs.pending() == 0);
  }

  @Test
  void two_processes_run_each_of_many_jobs_once() {
    Set<String> twice = ConcurrentHashMap.newKeySet();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Consumer<Job> once =
        job -> {
          if (!seen.add(job.key())) {
            twice.add(job.key());
          }
        };
    DurableJobs one = start(QUICK, handler("work", true, once));
    start(QUICK, handler("work", true, once));
    for (int batch = 0; batch < 20; batch++) {
      int number = batch;
      transactions.inCompany(
          COMPANY,
          () -> {
            for (int i = 0; i < 25; i++) {
              one.queue().enqueue(job("work", number + "-" + i));
            }
            return 0;
          });
    }
    until(() -> seen.size() == 500);
    until(() -> one.pending() == 0);
    assertThat(twice).isEmpty();
  }

  @Test
  void job_lets_requests_go_first_but_not_for_ever() throws Exception {
    int many = Runtime.getRuntime().availableProcessors() + 2;
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> requests = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Thread request =
          new Thread(
              () ->
                  transactions.inCompany(
                      COMPANY,
                      () -> {
                        await(end);
                        return 0;
                      }));
      requests.add(request);
      request.start();
    }
    until(() -> transactions.underWay() == many);
    DurableJobs jobs = start(QUICK, handler("work", false, job -> {}));
    Instant begin = Instant.now();
    enqueue(jobs, job("work", "a"));
    until(() -> ran.size() == 1);
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(200));
    end.countDown();
    for (Thread request : requests) {
      request.join();
    }
  }

  private static JobHandler outside(JobHandler handler) {
    return new JobHandler() {
      @Override
      public String kind() {
        return handler.kind();
      }

      @Override
      public boolean callsOutside() {
        return true;
      }

      @Override
      public void run(Job job) {
        handler.run(job);
      }
    };
  }

  @Test
  void jobs_that_hang_outside_hold_up_no_others() {
    CountDownLatch answer = new CountDownLatch(1);
    DurableJobs jobs =
        start(
            QUICK,
            outside(handler("call", false, job -> await(answer))),
            handler("follow-up", false, job -> {}));
    for (int i = 0; i < 40; i++) {
      enqueue(jobs, job("call", "c" + i));
    }
    until(() -> transactions.inPlatform(() -> picked("call")) >= QUICK.callers());
    for (int i = 0; i < 20; i++) {
      enqueue(jobs, job("follow-up", "f" + i));
    }
    until(() -> ran.size() == 20);
    assertThat(ran).extracting(Job::kind).containsOnly("follow-up");
    answer.countDown();
    until(() -> jobs.pending() == 0);
    assertThat(ran).hasSize(60);
  }

  private static long picked(String kind) {
    return transactions
        .handle()
        .createQuery("select count(*) from scheduled_tasks where task_name = :kind and picked")
        .bind("kind", kind)
        .mapTo(long.class)
        .one();
  }

  @Test
  void a_postponed_job_comes_back_as_often_as_it_likes_without_dying() {
    AtomicInteger runs = new AtomicInteger();
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "patient",
                false,
                job -> {
                  if (runs.incrementAndGet() <= QUICK.attempts() * 3) {
                    throw new PostponedException(Instant.now().plusMillis(5));
                  }
                }));
    enqueue(jobs, job("patient", "p"));
    until(() -> ran.size() == 1);
    assertThat(jobs.deadJobs().count()).isZero();
  }

  @Test
  void jobs_of_a_kind_that_this_release_does_not_know_are_left_alone() {
    DurableJobs jobs = start(QUICK, handler("known", false, job -> {}));
    enqueue(jobs, job("of-the-next-release", "x"));
    enqueue(jobs, job("known", "k"));
    until(() -> ran.size() == 1);
    until(() -> jobs.pending() == 1);
    assertThat(transactions.inPlatform(() -> picked("of-the-next-release"))).isZero();
  }

  @Test
  void closing_waits_for_the_running_job() {
    CountDownLatch inHand = new CountDownLatch(1);
    DurableJobs jobs =
        start(
            QUICK,
            handler(
                "work",
                false,
                job -> {
                  inHand.countDown();
                  pause(300);
                }));
    enqueue(jobs, job("work", "a"));
    await(inHand);
    jobs.close();
    assertThat(ran).hasSize(1);
    assertThat(jobs.pending()).isZero();
  }

  @Test
  void delays_double_up_to_the_longest_with_jitter() {
    JobSettings settings = JobSettings.STANDARD;
    assertThat(settings.delay(1)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(6_250));
    assertThat(settings.delay(3)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    assertThat(settings.delay(60)).isBetween(Duration.ofHours(6), Duration.ofMinutes(451));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A table in which effects of jobs are counted. */
  private static final class TestTable {
    static void create(Database database) {
      TestDatabase.execute(
          database,
          "drop table if exists storno.effect; create table storno.effect (at timestamptz)");
    }

    static int add(JdbiTransactions transactions) {
      return transactions.handle().execute("insert into effect values (now())");
    }

    static int count(JdbiTransactions transactions) {
      return transactions.inPlatform(
          () ->
              transactions
                  .handle()
                  .createQuery("select count(*) from effect")
                  .mapTo(int.class)
                  .one());
    }
  }
}
