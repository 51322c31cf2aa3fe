package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.job.JobSettings;
import ro.storno.persistence.submission.JdbiSubmissions;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.efactura.UploadState;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Probability;
import ro.storno.simulator.fault.Span;

/**
 * Two nodes on one PostgreSQL submit through the simulated ANAF, over HTTP, while it loses answers
 * and requests, fails after it took documents in, and takes some in late. The clock of all of them
 * races.
 */
class SubmissionsOverHttpTest {
  private static final int COUNT = 40;
  private static final long SEED = 20261127;
  private static final long SPEED = 600;

  /** Heartbeats are rare, since in this clock's time a moment is an hour. */
  private static final JobSettings JOBS =
      new JobSettings(
          2,
          8,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(2),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private RacingNodes nodes;
  private AnafSimulator anaf;
  private RacingClock clock;
  private ApiTester ana;
  private CompanyId company;

  @BeforeEach
  void start() {
    nodes = RacingNodes.open(folder, SubmissionsOverHttpTest::settings);
    anaf = nodes.anaf;
    clock = nodes.clock;
    nodes.node(JOBS);
    nodes.node(JOBS);
    ana = nodes.owner();
    company = nodes.company();
  }

  private static AnafSimulatorSettings settings(AnafSimulatorSettings defaults) {
    return defaults
        .withSeed(SEED)
        .withTiming(
            Timing.PROMPT
                .withJudging(new Span(Duration.ofSeconds(5), Duration.ofMinutes(3)))
                .withListing(new Span(Duration.ZERO, Duration.ofMinutes(14))))
        .withFaults(
            FaultPlan.NONE
                .with(AnafOperation.UPLOAD, FaultKind.LOST_ANSWER, Probability.parse("20%"))
                .with(AnafOperation.UPLOAD, FaultKind.ERROR_AFTER, Probability.parse("5%"))
                .with(AnafOperation.UPLOAD, FaultKind.LATE_ACCEPTANCE, Probability.parse("5%"))
                .with(AnafOperation.UPLOAD, FaultKind.LOST_REQUEST, Probability.parse("3%"))
                .with(AnafOperation.STATE, FaultKind.LOST_ANSWER, Probability.parse("5%"))
                .with(AnafOperation.DOWNLOAD, FaultKind.TRUNCATED, Probability.parse("5%")));
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private String issued(String client, int number) {
    String today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Bucharest"))).toString();
    String id =
        ana.post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"2099-12-31","currency":"RON",
                 "idempotencyKey":"run-%d",
                 "lines":[{"description":"Consultanță","quantity":"2","unitPrice":"%d.00",
                           "vatRate":"21","unitOfMeasure":"ore"}]}"""
                    .formatted(client, today, number, 100 + number))
            .expect(201)
            .at("/invoice/id");
    ApiTester.Answer issued = ana.post("/api/v1/invoices/" + id + "/issue", "").expect(200);
    assertThat(issued.at("/anafState")).isEqualTo("queued");
    return id;
  }

  private String client() {
    return ana.post(
            "/api/v1/clients",
            """
            {"type":"company","name":"Librăria Exemplu SRL","cui":"RO99004567",
             "vatCode":"RO99004567","isVatPayer":true,"registrationNumber":"J12/99456/2019",
             "address":"Strada Memorandumului nr. 10","city":"Cluj-Napoca","county":"Cluj",
             "country":"RO"}""")
        .expect(201)
        .at("/client/id");
  }

  @Test
  void every_outcome_becomes_known_and_no_node_sends_anything_twice() throws Exception {
    String client = client();
    List<String> invoices = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      invoices.add(issued(client, i));
    }
    clock.speed(SPEED);
    List<Submission> submissions = awaitSettled(invoices);
    clock.speed(1);

    assertThat(submissions)
        .as("seed %d", SEED)
        .allSatisfy(s -> assertThat(s.state()).isEqualTo(SubmissionState.ACCEPTED));
    assertThat(anaf.ledger().takenMoreThanOnce()).as("seed %d", SEED).isEmpty();
    assertThat(anaf.ledger().acceptedMoreThanOnce()).as("seed %d", SEED).isEmpty();
    assertThat(anaf.ledger().count(UploadState.ACCEPTED)).isEqualTo(COUNT);
    assertThat(submissions).as("the run is worth something").anyMatch(s -> s.sending().everLost());
    assertThat(submissions).allSatisfy(this::evidenceIsKept);
  }

  private List<Submission> awaitSettled(List<String> invoices) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(300);
    List<Submission> submissions = submissions(invoices);
    while (!submissions.stream().allMatch(s -> s.answer().archivedAt() != null)) {
      assertThat(Instant.now()).as("in time; %s", submissions).isBefore(limit);
      Thread.sleep(250);
      submissions = submissions(invoices);
    }
    return submissions;
  }

  private List<Submission> submissions(List<String> invoices) {
    JdbiTransactions transactions = nodes.transactions();
    Submissions journal = new JdbiSubmissions(transactions);
    return transactions.inCompany(
        company,
        () ->
            invoices.stream()
                .map(
                    id ->
                        journal
                            .latest(
                                company,
                                DocumentReference.invoice(UUID.fromString(id)),
                                Channel.ANAF)
                            .orElseThrow())
                .toList());
  }

  private void evidenceIsKept(Submission submission) {
    JdbiTransactions transactions = nodes.transactions();
    List<Submissions.Evidence> evidence =
        transactions.inCompany(
            company, () -> new JdbiSubmissions(transactions).evidence(company, submission.id()));
    assertThat(evidence).hasSize(1);
    assertThat(evidence.get(0).sameDocument()).isTrue();
    assertThat(evidence.get(0).seal()).isEqualTo("VALID");
    assertThat(nodes.files().get(company, evidence.get(0).storageKey())).isPresent();
  }
}
