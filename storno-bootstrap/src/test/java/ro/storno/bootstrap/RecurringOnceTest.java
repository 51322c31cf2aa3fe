package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.Ids;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.job.Job;
import ro.storno.application.recurring.RunRecurring;
import ro.storno.application.recurring.ScheduleRecurring;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.security.identity.TimeOrderedIds;

/**
 * However many nodes issue at once and wherever one of them dies: each occurrence has its invoice
 * once, and the numbers have no gap.
 */
class RecurringOnceTest {
  private static final int MISSED = 4;
  private static final int RACERS = 32;
  private static final JobSettings JOBS =
      new JobSettings(
          2,
          RACERS / 2,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(2),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private RacingNodes nodes;

  /** The first of some weeks that were missed; the last one is today's. */
  private LocalDate first;

  @BeforeEach
  void start() {
    nodes = RacingNodes.openAlone(folder, settings -> settings.withSeed(20261128));
    first =
        nodes
            .clock
            .instant()
            .atZone(ZoneId.of("Europe/Bucharest"))
            .toLocalDate()
            .minusWeeks(MISSED - 1L);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  /** Adds one that missed some weeks, and returns it. */
  private RecurringId missed() {
    ApiTester owner = nodes.owner();
    String series = owner.get("/api/v1/document-series?type=invoice").at("/data/0/id");
    String client =
        owner
            .post(
                "/api/v1/clients",
                """
                {"name":"Client SRL","registrationNumber":"J12/1/2020","address":"Str. Lunga 1",
                 "city":"Cluj-Napoca","county":"Cluj","country":"RO"}""")
            .expect(201)
            .at("/client/id");
    return new RecurringId(
        UUID.fromString(
            owner
                .post(
                    "/api/v1/recurring-invoices",
                    """
                    {"clientId":"%s","seriesId":"%s","currency":"RON","frequency":"weekly",
                     "frequencyDay":%d,"nextIssuanceDate":"%s","dueDateType":"relative",
                     "dueDateDays":15,
                     "lines":[{"description":"Abonament","quantity":1,"unitPrice":100}]}"""
                        .formatted(client, series, first.getDayOfWeek().getValue(), first))
                .expect(201)
                .at("/id")));
  }

  private Job again(RecurringId id, LocalDate occurrence, int i) {
    Job one = RunRecurring.job(nodes.company(), id, occurrence);
    return new Job(one.kind(), one.company(), "again-" + i + "@" + occurrence, one.payload());
  }

  @Test
  void thirty_two_runs_on_two_nodes_issue_each_missed_occurrence_once() {
    nodes.node(JOBS);
    nodes.node(JOBS);
    RecurringId id = missed();
    nodes.enqueue(
        IntStream.range(0, RACERS).mapToObj(i -> again(id, first, i)).toArray(Job[]::new));
    nodes.enqueue(
        IntStream.range(0, MISSED)
            .mapToObj(i -> again(id, first.plusWeeks(i), RACERS + i))
            .toArray(Job[]::new));
    awaitIssuedOnce(MISSED);
  }

  @Test
  void look_finds_what_is_due_and_catches_up() {
    nodes.node(JOBS);
    nodes.node(JOBS);
    missed();
    nodes.enqueue(new Job(ScheduleRecurring.KIND, null, "look", "{}"));
    awaitIssuedOnce(MISSED);
  }

  @Test
  void node_that_dies_between_the_draft_and_its_number_leaves_nothing_and_the_next_does_it_once()
      throws Exception {
    Database lifeline = nodes.connections();
    CountDownLatch died = new CountDownLatch(1);
    StornoServer doomed =
        nodes.node(JOBS, lifeline, nodes.files(), deadlyWhenIssuing(lifeline, died));
    RecurringId id = missed();
    nodes.enqueue(RunRecurring.job(nodes.company(), id, first));
    assertThat(died.await(10, TimeUnit.MINUTES)).as("it died").isTrue();
    doomed.close();
    assertThat(nodes.number("select count(*) from invoice")).isZero();
    assertThat(nodes.number("select count(*) from recurring_issue")).isZero();
    nodes.node(JOBS);
    awaitIssuedOnce(MISSED);
  }

  /** Draft, note and next day are written by then; the number is not taken. */
  private Ids deadlyWhenIssuing(Database lifeline, CountDownLatch died) {
    Ids alive = new TimeOrderedIds(nodes.clock);
    return new Ids() {
      @Override
      public UUID next() {
        boolean issuing =
            Arrays.stream(Thread.currentThread().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(IssueInvoice.class.getName()));
        if (issuing && died.getCount() > 0) {
          lifeline.close();
          died.countDown();
        }
        return alive.next();
      }

      @Override
      public String hex(int digits) {
        return alive.hex(digits);
      }
    };
  }

  private void awaitIssuedOnce(int count) {
    Instant limit = Instant.now().plusSeconds(900);
    while (nodes.number("select count(*) from recurring_issue") < count || running() > 0) {
      assertThat(Instant.now()).as("in time").isBefore(limit);
      pause();
    }
    assertThat(nodes.number("select count(*) from recurring_issue")).isEqualTo(count);
    assertThat(nodes.number("select count(distinct occurrence) from recurring_issue"))
        .isEqualTo(count);
    assertThat(nodes.number("select count(*) from invoice where status <> 'DRAFT'"))
        .isEqualTo(count);
    assertThat(nodes.number("select count(*) from invoice")).isEqualTo(count);
    assertThat(nodes.number("select max(number_sequence) from invoice")).isEqualTo(count);
    assertThat(nodes.number("select count(distinct number_sequence) from invoice"))
        .isEqualTo(count);
    assertThat(nodes.owner().get("/api/v1/recurring-invoices").at("/data/0/nextIssuanceDate"))
        .isEqualTo(first.plusWeeks(count).toString());
  }

  /** Jobs that wait or run, whoever they belong to. */
  private long running() {
    return nodes
        .transactions()
        .inPlatform(
            () ->
                nodes
                    .transactions()
                    .handle()
                    .createQuery("select count(*) from scheduled_tasks where task_name = :kind")
                    .bind("kind", RunRecurring.KIND)
                    .mapTo(long.class)
                    .one());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
