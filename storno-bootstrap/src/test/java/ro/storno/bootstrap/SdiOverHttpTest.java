package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.SdiError;
import ro.storno.simulator.sdi.SdiOperation;
import ro.storno.simulator.sdi.SdiSimulator;

/**
 * An Italian company submits to SDI, with a certificate of its own and through an intermediary, up
 * to the verdict.
 */
class SdiOverHttpTest {
  private static final String TOKEN = "a-secret-of-the-company-1234";
  private static final Duration LONGEST = Duration.ofMinutes(7);

  @TempDir static Path folder;
  private static SdiSimulator sdi;
  private static SdiSimulator intermediary;
  private static Server server;
  private static ApiTester owner;
  private static ApiTester tester;
  private static String company;
  private static String client;
  private static int number;

  /** SDI takes no invoice of tomorrow, by its own clock. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Rome"));
  }

  @BeforeAll
  static void start() throws Exception {
    sdi = SdiSimulator.startSecure(RestSettings.defaults().withSeed(21));
    intermediary = SdiSimulator.start(RestSettings.defaults().withSeed(22));
    Files.writeString(folder.resolve("sdi.pem"), sdi.trustPem());
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_PRIVATE_HOSTS", "on");
    environment.put("STORNO_SDI_URL", sdi.riceviFile().toString());
    environment.put("STORNO_SDI_TRUST", folder.resolve("sdi.pem").toString());
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    ApiTester open = new ApiTester(server.address().toString());
    String account = "{\"email\":\"ada@x.example\",\"password\":\"a-good-password-1\"}";
    open.post("/api/auth/register", account).expect(201);
    owner = open.as(open.post("/api/auth", account).expect(200).at("/token"));
    company =
        owner
            .post(
                "/api/v1/companies",
                """
                {"cif":"IT01234567897","name":"Esempio S.r.l.","vatPayer":true,
                 "address":"Via Roma 1","city":"Milano","county":"MI","postalCode":"20121",
                 "country":"IT","defaultCurrency":"EUR","email":"fatture@esempio.example"}""")
            .expect(201)
            .at("/id");
    tester = owner.with("X-Company", company);
    tester
        .post(
            "/api/v1/bank-accounts",
            "{\"iban\":\"IT60X0542811101000000123456\",\"bankName\":\"Bank\","
                + "\"currency\":\"EUR\"}")
        .expect(201);
    client =
        tester
            .post(
                "/api/v1/clients",
                """
                {"type":"company","name":"Cliente S.p.A.","cui":"IT00743110157",
                 "vatCode":"IT00743110157","address":"Via Po 2","city":"Torino","county":"TO",
                 "postalCode":"10124","country":"IT"}""")
            .expect(201)
            .at("/client/id");
    tester
        .send(
            "PATCH",
            "/api/v1/clients/" + client,
            "{\"einvoiceIdentifiers\":{\"sdi\":{\"codiceDestinatario\":\"ABCDEFG\"}}}")
        .expect(200);
    sdi.courier().callback(URI.create(server.address() + "/hooks/sdi/" + company + "/" + TOKEN));
  }

  @AfterAll
  static void stop() {
    server.close();
    sdi.close();
    intermediary.close();
  }

  @BeforeEach
  void forget() {
    sdi.reset();
    intermediary.reset();
  }

  private static String issued() {
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                 "paymentMethod":"bank_transfer","exchangeRate":"5.00",
                 "lines":[{"description":"Consulenza","quantity":"2","unitPrice":"%d.00",
                           "vatRate":"22","unitOfMeasure":"ore"}]}"""
                    .formatted(client, today(), today().plusDays(30), 100 + ++number))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    return invoice;
  }

  private static void configure(String config) {
    // secrets are bound to the address that they were given for
    tester.call("DELETE", "/api/v1/companies/" + company + "/einvoice-config/sdi");
    tester
        .post(
            "/api/v1/companies/" + company + "/einvoice-config",
            "{\"provider\":\"sdi\",\"enabled\":true,\"config\":" + config + "}")
        .expect(200);
  }

  private static void direct() {
    configure(
        """
        {"certificate":"%s","certificatePassword":"%s",
         "notificationToken":"%s","regimeFiscale":"RF01"}"""
            .formatted(
                Base64.getEncoder().encodeToString(sdi.clientKeys()),
                SdiSimulator.PASSWORD,
                TOKEN));
  }

  private static void throughIntermediary() {
    configure(
        "{\"apiEndpoint\":\"%s\",\"apiKey\":\"%s\",\"regimeFiscale\":\"RF01\"}"
            .formatted(intermediary.apiEndpoint(), SdiSimulator.API_KEY));
  }

  private static ApiTester.Answer submit(String invoice) {
    return tester.post(
        "/api/v1/invoices/" + invoice + "/submit-einvoice", "{\"provider\":\"sdi\"}");
  }

  private static JsonNode settled(String invoice) throws InterruptedException {
    Instant limit = Instant.now().plus(LONGEST);
    while (true) {
      JsonNode newest =
          tester
              .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
              .expect(200)
              .json()
              .get(0);
      String status = newest.path("status").asText();
      if (status.equals("accepted") || status.equals("rejected")) {
        return newest;
      }
      assertThat(Instant.now()).as("still %s", newest).isBefore(limit);
      Thread.sleep(200);
    }
  }

  @Test
  void a_file_is_handed_in_by_sdicoop_and_accepted_by_its_notification() throws Exception {
    direct();
    String invoice = issued();
    submit(invoice).expect(200);
    assertThat(sdi.desk().files()).hasSize(1);
    assertThat(sdi.courier().push()).isOne();
    JsonNode accepted = settled(invoice);
    assertThat(accepted.path("status").asText()).isEqualTo("accepted");
    assertThat(accepted.path("externalId").asText()).isEqualTo(sdi.desk().files().get(0).id());
  }

  @Test
  void a_lost_answer_is_found_by_the_notification_and_nothing_is_sent_twice() throws Exception {
    direct();
    String invoice = issued();
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    submit(invoice);
    assertThat(sdi.desk().files()).hasSize(1);
    assertThat(sdi.courier().push()).isOne();
    assertThat(settled(invoice).path("status").asText()).isEqualTo("accepted");
    assertThat(sdi.desk().files()).hasSize(1);
  }

  @Test
  void a_discarded_file_is_rejected_with_the_code() throws Exception {
    direct();
    sdi.desk().rule(i -> java.util.Optional.of(new SdiError("00312", "Destinatario non attivo")));
    String invoice = issued();
    submit(invoice).expect(200);
    sdi.courier().push();
    JsonNode rejected = settled(invoice);
    assertThat(rejected.path("status").asText()).isEqualTo("rejected");
    assertThat(rejected.toString()).contains("00312");
  }

  @Test
  void a_file_goes_through_the_intermediary_that_is_configured() {
    throughIntermediary();
    String invoice = issued();
    submit(invoice).expect(200);
    assertThat(intermediary.desk().files()).hasSize(1);
    assertThat(sdi.desk().files()).isEmpty();
    JsonNode newest =
        tester
            .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
            .expect(200)
            .json()
            .get(0);
    assertThat(newest.path("status").asText()).isEqualTo("submitted");
    assertThat(newest.path("externalId").asText())
        .isEqualTo("intermediary:inv-" + intermediary.desk().files().get(0).id());
  }

  @Test
  void nobody_else_may_tell_what_became_of_an_invoice() {
    direct();
    ApiTester anybody = new ApiTester(server.address().toString());
    anybody.post("/hooks/sdi/" + company + "/wrong", "<x/>").expect(404);
    anybody.post("/hooks/sdi/" + java.util.UUID.randomUUID() + "/" + TOKEN, "<x/>").expect(404);
    anybody.post("/hooks/sdi/" + company + "/" + TOKEN, "<x/>").expect(422);
  }
}
