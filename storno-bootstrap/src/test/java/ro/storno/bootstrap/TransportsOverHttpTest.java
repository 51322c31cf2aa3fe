package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.domain.transport.Uit;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.etransport.DeclarationRecord;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Probability;
import ro.storno.simulator.fault.Span;

/**
 * Two nodes on one PostgreSQL declare transports to the simulated e-Transport, while it loses
 * answers and requests, fails after it took declarations in, and takes some in late. The clock of
 * all of them races.
 */
class TransportsOverHttpTest {
  private static final int COUNT = 20;
  private static final long SEED = 20261128;
  private static final long SPEED = 600;
  private static final String NOTES = "/api/v1/delivery-notes";

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
  private ApiTester ana;

  @BeforeEach
  void start() {
    nodes = RacingNodes.open(folder, TransportsOverHttpTest::settings);
    nodes.node(JOBS);
    nodes.node(JOBS);
    ana = nodes.owner();
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
                .with(
                    AnafOperation.TRANSPORT_UPLOAD, FaultKind.LOST_ANSWER, Probability.parse("20%"))
                .with(
                    AnafOperation.TRANSPORT_UPLOAD, FaultKind.ERROR_AFTER, Probability.parse("10%"))
                .with(
                    AnafOperation.TRANSPORT_UPLOAD,
                    FaultKind.LATE_ACCEPTANCE,
                    Probability.parse("10%"))
                .with(
                    AnafOperation.TRANSPORT_UPLOAD, FaultKind.LOST_REQUEST, Probability.parse("5%"))
                .with(
                    AnafOperation.TRANSPORT_STATE,
                    FaultKind.TECHNICAL_ERROR,
                    Probability.parse("10%"))
                .with(AnafOperation.TRANSPORT_LIST, FaultKind.TRUNCATED, Probability.parse("10%")));
  }

  @AfterEach
  void stop() {
    nodes.close();
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

  private String submitted(String client) {
    String today = LocalDate.now(nodes.clock.withZone(ZoneId.of("Europe/Bucharest"))).toString();
    String note =
        NOTES
            + "/"
            + ana.post(
                    NOTES,
                    """
                    {"clientId":"%1$s","issueDate":"%2$s","dueDate":"2099-12-31","currency":"RON",
                     "etransportOperationType":30,"etransportVehicleNumber":"B123ABC",
                     "etransportTransporterCountry":"RO","etransportTransporterCode":"18547290",
                     "etransportTransporterName":"Transport SRL","etransportTransportDate":"%2$s",
                     "etransportStartCounty":13,"etransportStartLocality":"Constanța",
                     "etransportStartStreet":"Str. Portului","etransportEndCounty":12,
                     "etransportEndLocality":"Cluj-Napoca","etransportEndStreet":"Str. Fabricii",
                     "lines":[{"description":"Banane","quantity":"2500","unitPrice":"5.00",
                               "unitOfMeasure":"kg","tariffCode":"08031010","purposeCode":101,
                               "netWeight":"2500.00","grossWeight":"2600.00"}]}"""
                        .formatted(client, today))
                .expect(201)
                .at("/id");
    ana.post(note + "/issue", "").expect(200);
    ApiTester.Answer submitted = ana.post(note + "/submit-etransport", "").expect(200);
    assertThat(submitted.at("/etransportStatus")).isEqualTo("uploaded");
    return note;
  }

  @Test
  void every_transport_gets_the_uit_of_its_one_declaration() throws Exception {
    String client = client();
    // which call a probability meets changes with the ids in it; one loss is certain
    nodes.anaf.faults().next(AnafOperation.TRANSPORT_UPLOAD, FaultKind.LOST_ANSWER);
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      notes.add(submitted(client));
    }
    nodes.clock.speed(SPEED);
    awaitSettled();
    nodes.clock.speed(1);
    ana = nodes.owner();

    List<DeclarationRecord> declared = nodes.anaf.etransport().declarations();
    assertThat(nodes.anaf.etransport().declaredMoreThanOnce()).as("seed %d", SEED).isEmpty();
    assertThat(declared).as("seed %d", SEED).hasSize(COUNT);
    for (String note : notes) {
      ApiTester.Answer shown = ana.get(note).expect(200);
      assertThat(shown.at("/etransportStatus")).as(shown.text()).isEqualTo("ok");
      String filing = ana.get(note + "/etransport").expect(200).at("/data/0/id");
      assertThat(declared)
          .filteredOn(each -> filing.equals(each.facts().reference()))
          .extracting(each -> new Uit(each.uit()))
          .containsExactly(new Uit(shown.at("/etransportUit")));
    }
    assertThat(nodes.anaf.ledger().answers(AnafOperation.TRANSPORT_UPLOAD))
        .as("the run is worth something")
        .anyMatch(call -> call.fault() == FaultKind.LOST_ANSWER);
  }

  /** Looks into the database: a session ends soon where time races. */
  private void awaitSettled() throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(300);
    while (nodes.number("select count(*) from transport_filing where status = 'UPLOADED'") > 0) {
      assertThat(Instant.now()).as("in time").isBefore(limit);
      Thread.sleep(250);
    }
  }
}
