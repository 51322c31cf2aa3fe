package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.anaf.SyncCompany;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.Job;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.job.JobSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.CallRecord;

/**
 * However many nodes receive at once and wherever one of them dies: each invoice, supplier,
 * archive, seal and notification is there once.
 */
class ReceivedOnceTest {
  private static final int COUNT = 44;

  /** One caller each, so that two runs at once are on two nodes. */
  private static final JobSettings JOBS =
      new JobSettings(
          2,
          1,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(2),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private RacingNodes nodes;

  @BeforeEach
  void start() {
    nodes = RacingNodes.openAlone(folder, settings -> settings.withSeed(20261129));
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  /** Files that something happens to when they are written. */
  private record Watched(FileStore files, Runnable beforeEachPut) implements FileStore {
    @Override
    public void put(CompanyId company, String key, byte[] content) {
      beforeEachPut.run();
      files.put(company, key, content);
    }

    @Override
    public Optional<byte[]> get(CompanyId company, String key) {
      return files.get(company, key);
    }

    @Override
    public void delete(CompanyId company, String key) {
      files.delete(company, key);
    }

    @Override
    public void deleteAll(CompanyId company) {
      files.deleteAll(company);
    }
  }

  @Test
  void two_nodes_at_once_fetch_and_store_nothing_twice() throws Exception {
    CountDownLatch bothReceive = new CountDownLatch(2);
    nodes.node(JOBS, meeting(bothReceive));
    nodes.node(JOBS, meeting(bothReceive));
    nodes.anaf.fillInbox(RacingNodes.CIF, COUNT, Duration.ofDays(20));
    nodes.enqueue(
        new Job(SyncCompany.KIND, nodes.company(), "one", "{}"),
        new Job(SyncCompany.KIND, nodes.company(), "two", "{}"));
    awaitReceived(COUNT);
    assertThat(bothReceive.getCount()).as("both took part").isZero();
    everythingIsThereOnce();
    List<String> fetched =
        nodes.anaf.ledger().answers(AnafOperation.DOWNLOAD).stream()
            .map(CallRecord::identity)
            .toList();
    assertThat(fetched).hasSize(COUNT).doesNotHaveDuplicates();
    awaitNotified();
  }

  /** Each node waits with its first archive until the other has one too. */
  private FileStore meeting(CountDownLatch both) {
    Set<String> first = new HashSet<>();
    return new Watched(
        nodes.files(),
        () -> {
          synchronized (first) {
            if (first.add("arrived")) {
              both.countDown();
            }
          }
          try {
            assertThat(both.await(10, TimeUnit.MINUTES)).as("the other came").isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void what_a_node_had_begun_when_it_died_is_received_once_by_the_next() throws Exception {
    Database lifeline = nodes.connections();
    AtomicInteger written = new AtomicInteger();
    CountDownLatch died = new CountDownLatch(1);
    FileStore fatal =
        new Watched(
            nodes.files(),
            () -> {
              // In the second batch, once the first is stored: this one is claimed and half
              // fetched.
              if (written.incrementAndGet() == 36) {
                awaitReceived(32);
                lifeline.close();
                died.countDown();
              }
            });
    StornoServer doomed = nodes.node(JOBS, lifeline, fatal);
    nodes.anaf.fillInbox(RacingNodes.CIF, COUNT, Duration.ofDays(20));
    nodes.owner().call("POST", "/api/v1/sync/trigger").expect(202);
    assertThat(died.await(10, TimeUnit.MINUTES)).as("it died").isTrue();
    doomed.close(); // it cannot write any more; only its threads end
    assertThat(nodes.number(PROCESSED)).isEqualTo(32);

    nodes.node(JOBS);
    nodes.clock.speed(600);
    awaitReceived(COUNT);
    nodes.clock.speed(1);
    everythingIsThereOnce();
    awaitNotified();
  }

  private static final String PROCESSED =
      "select count(*) from anaf_message where state = 'PROCESSED'";

  private void awaitReceived(int count) {
    Instant limit = Instant.now().plusSeconds(900);
    while (nodes.number(PROCESSED) < count) {
      assertThat(Instant.now()).as("in time").isBefore(limit);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void everythingIsThereOnce() {
    assertThat(nodes.number("select count(*) from anaf_message")).isEqualTo(COUNT);
    assertThat(nodes.number("select count(*) from invoice where received_from = 'anaf'"))
        .isEqualTo(COUNT);
    assertThat(nodes.number("select count(distinct received_reference) from invoice"))
        .isEqualTo(COUNT);
    assertThat(nodes.number("select count(*) from anaf_archive")).isEqualTo(COUNT);
    assertThat(nodes.number("select count(*) from anaf_seal where verdict = 'VALID'"))
        .isEqualTo(COUNT);
    assertThat(nodes.number("select count(*) from invoice_event where type = 'RECEIVED'"))
        .isEqualTo(COUNT);
    assertThat(nodes.number("select count(*) from supplier"))
        .isEqualTo(
            nodes.anaf.supplierInvoices(RacingNodes.CIF).stream(COUNT)
                .map(invoice -> invoice.seller())
                .distinct()
                .count());
  }

  /** Of the 32 of the first batch twenty are told, for no run tells more; of the others all. */
  private void awaitNotified() {
    Instant limit = Instant.now().plusSeconds(900);
    while (notified("count(*)") < 20 + COUNT - 32) {
      assertThat(Instant.now()).as("notified in time").isBefore(limit);
      pause();
    }
    assertThat(notified("count(*)"))
        .isEqualTo(20 + COUNT - 32)
        .isEqualTo(notified("count(distinct key)"));
  }

  private long notified(String what) {
    JdbiTransactions transactions = nodes.transactions();
    return transactions.inPlatform(
        () ->
            transactions
                .handle()
                .createQuery(
                    "select " + what + " from notification where type = 'INVOICE_RECEIVED'")
                .mapTo(long.class)
                .one());
  }
}
