package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.domain.ksef.KsefNumber;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.ksef.KsefInvoice;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** A Polish company submits to simulated KSeF over HTTP, on a clock that races. */
class KsefOverHttpTest {
  private static final long SPEED = 120;
  private static final String NIP = "5261040828";

  @TempDir Path folder;
  private @Nullable RacingNodes nodes;
  private KsefSimulator ksef;
  private ApiTester company;
  private String client;
  private String config;

  @BeforeEach
  void start() {
    ksef = KsefSimulator.start(KsefSimulatorSettings.defaults().withSeed(8).withClock(this::time));
    nodes = RacingNodes.open(folder, UnaryOperator.identity(), ksef.stornoSettings());
    nodes.node(SubmissionsOverHttpTest.JOBS);
    ApiTester owner = nodes.owner();
    String id =
        owner
            .post(
                "/api/v1/companies",
                """
                {"cif":"PL5261040828","name":"Przyklad sp. z o.o.","vatPayer":true,
                 "address":"ul. Prosta 1","city":"Warszawa","postalCode":"00-001",
                 "country":"PL","defaultCurrency":"PLN","email":"faktury@przyklad.example"}""")
            .expect(201)
            .at("/id");
    company = owner.with("X-Company", id);
    config = "/api/v1/companies/" + id + "/einvoice-config";
    company
        .post(
            "/api/v1/bank-accounts",
            "{\"iban\":\"PL61109010140000071219812874\",\"bankName\":\"Bank\",\"currency\":\"PLN\"}")
        .expect(201);
    client =
        company
            .post(
                "/api/v1/clients",
                """
                {"type":"company","name":"Nabywca S.A.","cui":"PL7740001454",
                 "vatCode":"PL7740001454","address":"ul. Chemikow 7","city":"Plock",
                 "postalCode":"09-411","country":"PL"}""")
            .expect(201)
            .at("/client/id");
  }

  private Instant time() {
    RacingNodes running = nodes;
    return running == null ? Instant.now() : running.clock.instant();
  }

  @AfterEach
  void stop() {
    if (nodes != null) {
      nodes.close();
    }
    ksef.close();
  }

  private String configuration(String token) {
    return """
        {"provider":"ksef","enabled":true,"config":{"nip":"%s","authToken":"%s"}}"""
        .formatted(NIP, token);
  }

  private String issued() {
    LocalDate today = LocalDate.ofInstant(time(), ZoneId.of("Europe/Warsaw"));
    String id =
        company
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"PLN",
                 "paymentMethod":"bank_transfer","exchangeRate":"1.20",
                 "lines":[{"description":"Doradztwo","quantity":"2","unitPrice":"100.00",
                           "vatRate":"23","unitOfMeasure":"ore"}]}"""
                    .formatted(client, today, today.plusDays(30)))
            .expect(201)
            .at("/invoice/id");
    company.post("/api/v1/invoices/" + id + "/issue", "").expect(200);
    return id;
  }

  private Answer submit(String invoice) {
    return company.post(
        "/api/v1/invoices/" + invoice + "/submit-einvoice", "{\"provider\":\"ksef\"}");
  }

  private JsonNode awaitAccepted(String invoice) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(240);
    while (true) {
      JsonNode submission =
          company
              .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
              .expect(200)
              .json()
              .path(0);
      if (!submission.path("evidence").isEmpty()) {
        return submission;
      }
      assertThat(Instant.now()).as("in time; %s", submission).isBefore(limit);
      Thread.sleep(250);
    }
  }

  @Test
  void invoices_are_accepted_and_their_confirmations_kept_also_when_an_answer_is_lost()
      throws Exception {
    String token = KsefSimulatorSettings.TOKEN.value();
    Answer tested = company.post(config + "/test", configuration(token)).expect(200);
    assertThat(tested.json().path("success").asBoolean()).isTrue();
    Answer saved = company.post(config, configuration(token)).expect(200);
    assertThat(saved.text()).doesNotContain(token);

    String first = issued();
    assertThat(submit(first).expect(200).at("/status")).isEqualTo("submitted");
    ksef.faults().next(KsefOperation.SEND, FaultKind.LOST_ANSWER);
    String second = issued();
    submit(second).expect(200);

    RacingNodes running = nodes;
    assertThat(running).isNotNull();
    running.clock.speed(SPEED);
    JsonNode plain = awaitAccepted(first);
    JsonNode lost = awaitAccepted(second);
    running.clock.speed(1);
    for (JsonNode submission : new JsonNode[] {plain, lost}) {
      assertThat(submission.path("status").asText()).isEqualTo("accepted");
      assertThat(KsefNumber.parse(submission.path("downloadId").asText()))
          .as(submission.toString())
          .isPresent();
      assertThat(submission.at("/evidence/0/sameDocument").asBoolean()).isTrue();
    }
    assertThat(ksef.ledger().invoices()).hasSize(2).allMatch(KsefInvoice::accepted);
    assertThat(ksef.ledger().count(KsefOperation.SEND)).isEqualTo(2);
  }

  @Test
  void a_refused_token_is_told_and_nothing_is_handed_in() {
    Answer tested = company.post(config + "/test", configuration("guessed")).expect(200);
    assertThat(tested.json().path("success").asBoolean()).isFalse();
    assertThat(tested.at("/message")).contains("Nieprawidłowy token");
    assertThat(ksef.ledger().count(KsefOperation.OPEN_SESSION)).isZero();
  }

  private JsonNode awaitInbox(int documents) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(240);
    while (true) {
      JsonNode list =
          company.get("/api/v1/einvoice/inbox?provider=ksef&status=ok").expect(200).json();
      if (list.path("total").asInt() == documents) {
        return list.path("data");
      }
      assertThat(Instant.now()).as("in time; %s", list).isBefore(limit);
      Thread.sleep(250);
    }
  }

  @Test
  void what_suppliers_hand_in_becomes_received_invoices_also_when_an_answer_is_lost()
      throws Exception {
    ksef.fillInbox(NIP, 3);
    company.post(config, configuration(KsefSimulatorSettings.TOKEN.value())).expect(200);
    ksef.faults().next(KsefOperation.DOWNLOAD, FaultKind.LOST_ANSWER);
    company.post("/api/v1/einvoice/inbox/sync", "{\"provider\":\"ksef\"}").expect(202);
    RacingNodes running = nodes;
    assertThat(running).isNotNull();
    running.clock.speed(SPEED);
    JsonNode documents = awaitInbox(3);
    running.clock.speed(1);
    for (JsonNode document : documents) {
      assertThat(KsefNumber.parse(document.path("reference").asText())).isPresent();
      String invoice = document.at("/invoices/0/id").asText();
      Answer shown = company.get("/api/v1/invoices/" + invoice).expect(200);
      assertThat(shown.at("/direction")).isEqualTo("incoming");
      assertThat(shown.at("/currency")).isEqualTo("PLN");
      assertThat(shown.at("/total")).isEqualTo(document.at("/invoices/0/total").asText());
      String xml = company.get("/api/v1/invoices/" + invoice + "/xml").expect(200).text();
      assertThat(xml)
          .isEqualTo(
              company
                  .get("/api/v1/einvoice/inbox/" + document.path("id").asText() + "/file")
                  .expect(200)
                  .text());
      assertThat(xml).contains("<NIP>" + NIP + "</NIP>");
    }
    assertThat(company.get("/api/v1/suppliers").expect(200).json().path("data")).hasSize(1);
    assertThat(ksef.ledger().count(KsefOperation.DOWNLOAD)).isEqualTo(4);
  }

  /** A certificate with its key, made by the tool of the JDK. */
  private String offlineCertificate() throws Exception {
    Path file = folder.resolve("offline.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Offline",
                "-alias",
                "offline",
                "-storetype",
                "PKCS12",
                "-storepass",
                "offline-word",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }

  @Test
  void an_invoice_issued_offline_is_handed_in_by_itself_with_the_bytes_of_its_codes()
      throws Exception {
    String token = KsefSimulatorSettings.TOKEN.value();
    company.post(config, configuration(token)).expect(200);
    String invoice = issued();
    String path = "/api/v1/invoices/" + invoice;
    String offline = "{\"provider\":\"ksef\",\"offline\":true}";
    assertThat(company.post(path + "/submit-einvoice", offline).expect(422).text())
        .contains("offlineCertificate");
    company
        .post(
            config,
            """
            {"provider":"ksef","enabled":true,"config":{"offlineCertificate":"%s",
             "offlineCertificatePassword":"offline-word"}}"""
                .formatted(offlineCertificate()))
        .expect(200);
    company.post(path + "/submit-einvoice", offline).expect(200);
    JsonNode waiting = company.get(path + "/einvoice-submissions").expect(200).json().path(0);
    assertThat(waiting.path("offline").asBoolean()).isTrue();
    assertThat(waiting.path("deadline").asText()).isNotEmpty();
    company.post(path + "/submit-einvoice", offline).expect(409);
    RacingNodes running = nodes;
    assertThat(running).isNotNull();
    running.clock.speed(SPEED);
    JsonNode accepted = awaitAccepted(invoice);
    running.clock.speed(1);
    assertThat(accepted.path("status").asText()).isEqualTo("accepted");
    assertThat(accepted.path("sha256")).isEqualTo(waiting.path("sha256"));
    assertThat(ksef.ledger().invoices())
        .filteredOn(KsefInvoice::accepted)
        .singleElement()
        .matches(KsefInvoice::offline);
    assertThat(company.get(path + "/pdf").expect(200).header("Content-Type"))
        .contains("application/pdf");
  }
}
