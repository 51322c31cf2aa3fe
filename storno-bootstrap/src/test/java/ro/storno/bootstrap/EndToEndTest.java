package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;

/**
 * The main job over real HTTP on the embedded PostgreSQL. Every answer is checked against the
 * OpenAPI document that the server gives out.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class EndToEndTest {
  @TempDir static Path folder;
  private static Server server;
  private static ApiTester open;
  private static ApiTester ana;
  private static ApiTester ion;
  private static String client;

  private static final String TODAY = LocalDate.now(ZoneId.of("Europe/Bucharest")).toString();

  @BeforeAll
  static void start() {
    server = serve();
    open = new ApiTester(server.address().toString());
    ana = tenant("ana@x.example", "RO99001234");
    ion = tenant("ion@x.example", "RO99007890");
    client = client(ana);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Server serve() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_MAX_BODY", "64kB");
    environment.put("STORNO_PORT", "0");
    return new LocalInstallation(environment, folder, line -> {}).start(Map.of());
  }

  private static ApiTester tenant(String email, String cif) {
    open.post(
            "/api/auth/register",
            "{\"email\":\"" + email + "\",\"password\":\"a-good-password-1\"}")
        .expect(201);
    ApiTester signedIn = signIn(email);
    String company =
        signedIn
            .post(
                "/api/v1/companies",
                """
                {"cif":"%s","name":"Firma SRL","registrationNumber":"J40/99123/2021",
                 "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
                 "county":"București","country":"RO","bankName":"Banca",
                 "bankAccount":"RO77DEMO0000000012345678"}"""
                    .formatted(cif))
            .expect(201)
            .at("/id");
    return signedIn.with("X-Company", company);
  }

  private static ApiTester signIn(String email) {
    String token =
        open.post("/api/auth", "{\"email\":\"" + email + "\",\"password\":\"a-good-password-1\"}")
            .expect(200)
            .at("/token");
    return open.as(token);
  }

  private static String client(ApiTester tenant) {
    return tenant
        .post(
            "/api/v1/clients",
            """
            {"type":"company","name":"Librăria Exemplu SRL","cui":"RO99004567",
             "vatCode":"RO99004567","isVatPayer":true,"registrationNumber":"J12/99456/2019",
             "address":"Strada Memorandumului nr. 10","city":"Cluj-Napoca","county":"Cluj",
             "country":"RO"}""")
        .expect(201)
        .at("/client/id");
  }

  private static String body(String key) {
    return """
        {"clientId":"%s","issueDate":"%s","dueDate":"2099-12-31","currency":"RON",
         "idempotencyKey":"%s",
         "lines":[{"description":"Consultanță","quantity":"2","unitPrice":"100.00",
                   "vatRate":"21","unitOfMeasure":"ore"}]}"""
        .formatted(client, TODAY, key);
  }

  private static String draft() {
    return ana.post("/api/v1/invoices", body(UUID.randomUUID().toString()))
        .expect(201)
        .at("/invoice/id");
  }

  private static String issued() {
    String id = draft();
    ana.post("/api/v1/invoices/" + id + "/issue", "").expect(200);
    return id;
  }

  @Test
  void an_invoice_goes_from_nothing_to_officially_valid_and_paid() throws Exception {
    String path = "/api/v1/invoices/" + draft();
    assertThat(ana.get(path).expect(200).at("/status")).isEqualTo("draft");
    JsonNode issued = ana.post(path + "/issue", "").expect(200).json();
    JsonNode invoice = issued.has("invoice") ? issued.path("invoice") : issued;
    assertThat(invoice.path("status").asText()).isEqualTo("issued");
    assertThat(invoice.path("total").asText()).isEqualTo("242.00");
    JsonNode judged = ana.post(path + "/validate?mode=full", "").expect(200).json();
    assertThat(judged.path("valid").asBoolean()).as(judged.toString()).isTrue();
    assertThat(ana.get(path + "/xml").expect(200).text())
        .contains(invoice.path("number").asText())
        .contains("CIUS-RO:1.0.1");
    byte[] pdf = ana.get(path + "/pdf").expect(200).body();
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    ana.post(
            path + "/payments",
            "{\"amount\":\"242.00\",\"paymentDate\":\"" + TODAY + "\",\"currency\":\"RON\"}")
        .expect(201);
    assertThat(ana.get(path).expect(200).at("/status")).isEqualTo("paid");
    JsonNode verdicts = awaitVerdict(path);
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).path("verdict").asText()).isEqualToIgnoringCase("valid");
    ana.get(path + "/events").expect(200);
    ana.get("/api/v1/invoices?status=paid&limit=5").expect(200);
    ana.get("/api/v1/invoice-defaults").expect(200);
  }

  private static JsonNode awaitVerdict(String path) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      JsonNode verdicts = ana.get(path + "/verdicts").expect(200).json().path("data");
      if (!verdicts.isEmpty()) {
        return verdicts;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("The follow-up job did not run within a minute");
  }

  @Test
  void another_tenants_ids_look_like_ids_that_are_not_there() {
    String theirs = "/api/v1/invoices/" + issued();
    String absent = "/api/v1/invoices/" + UUID.randomUUID();
    for (String tail : List.of("", "/xml", "/pdf", "/events", "/payments")) {
      assertThat(ion.get(theirs + tail).status()).as(tail).isEqualTo(404);
      assertThat(ion.get(theirs + tail).text().replaceAll("\"requestId\":\"[^\"]*\"", ""))
          .isEqualTo(ion.get(absent + tail).text().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }
    for (String action : List.of("/issue", "/restore", "/validate")) {
      ion.post(theirs + action, "").expect(404);
    }
    ion.call("DELETE", theirs).expect(404);
    ion.post("/api/v1/invoices", body("foreign-client")).expect(404);
    assertThat(ion.get("/api/v1/invoices").expect(200).at("/total")).isEqualTo("0");
    String company = ana.get("/api/v1/invoices?limit=1").expect(200).at("/data/0/companyId");
    if (!company.isEmpty()) {
      ion.with("X-Company", company).get("/api/v1/invoices").expect(403);
    }
  }

  @Test
  void bad_input_gets_a_clear_answer_in_the_documented_shape() {
    List<String> malformed = List.of("{", "[]", "\"text\"", "{\"lines\": 5}", "{\"lines\":[{]}");
    for (String body : malformed) {
      ApiTester.Answer answer = ana.post("/api/v1/invoices", body).expect(400);
      assertThat(answer.at("/error")).isNotEmpty();
      assertThat(answer.at("/message")).isNotEmpty();
    }
    ApiTester.Answer wrong =
        ana.post(
            "/api/v1/invoices",
            body("wrong").replace("\"quantity\":\"2\"", "\"quantity\":\"many\""));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("lines[0].quantity");
    ana.get("/api/v1/invoices/not-a-uuid").expect(404);
    ana.post("/api/v1/invoices/" + UUID.randomUUID() + "/issue", "").expect(404);
    ana.post("/api/v1/invoices", "{\"notes\":\"" + "x".repeat(80_000) + "\"}").expect(413);
    open.get("/api/v1/invoices").expect(401);
    open.as("not.a.token").get("/api/v1/me").expect(401);
  }

  @Test
  void illegal_changes_of_state_are_refused_and_change_nothing() {
    String path = "/api/v1/invoices/" + issued();
    String number = ana.get(path).expect(200).at("/number");
    ana.post(path + "/issue", "").expect(409);
    ana.post(path + "/restore", "").expect(409);
    ana.call("DELETE", path).expect(409);
    ana.post(path + "/cancel", "{\"reason\":\"Emisă din greșeală\"}").expect(200);
    ana.post(path + "/cancel", "{\"reason\":\"Emisă din greșeală\"}").expect(409);
    ana.post(path + "/restore", "").expect(200);
    assertThat(ana.get(path).expect(200).at("/number")).isEqualTo(number);
    ana.call("DELETE", path).expect(409);
    ana.post(path + "/issue", "").expect(200);
    assertThat(ana.get(path).expect(200).at("/number")).isEqualTo(number);
  }

  @Test
  void a_request_sent_twice_makes_one_invoice_and_another_body_is_refused() {
    String body = body("twice");
    String first = ana.post("/api/v1/invoices", body).expect(201).at("/invoice/id");
    ApiTester.Answer again = ana.post("/api/v1/invoices", body).expect(201);
    assertThat(again.at("/invoice/id")).isEqualTo(first);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    ana.post("/api/v1/invoices", body.replace("100.00", "101.00")).expect(422);
  }

  @Test
  void numbers_are_gapless_when_many_issue_at_once() throws Exception {
    ApiTester eva = tenant("eva@x.example", "RO99005554");
    String buyer = client(eva);
    int threads = 8;
    int each = 5;
    ConcurrentLinkedQueue<Long> numbers = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads * each; i++) {
      pool.submit(
          () -> {
            try {
              String id =
                  eva.post(
                          "/api/v1/invoices",
                          body(UUID.randomUUID().toString()).replace(client, buyer))
                      .expect(201)
                      .at("/invoice/id");
              JsonNode issued =
                  eva.post("/api/v1/invoices/" + id + "/issue", "").expect(200).json();
              String number =
                  (issued.has("invoice") ? issued.path("invoice") : issued).path("number").asText();
              numbers.add(Long.parseLong(number.replaceAll(".*?(\\d+)$", "$1")));
            } catch (AssertionError e) {
              faults.add(String.valueOf(e.getMessage()));
            }
          });
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
    assertThat(faults).isEmpty();
    assertThat(numbers.stream().sorted().toList())
        .isEqualTo(LongStream.rangeClosed(1, threads * each).boxed().toList());
  }

  @Test
  void what_runs_describes_itself() {
    open.get("/api/health").expect(200);
    open.get("/health/live").expect(200);
    open.get("/health/ready").expect(200);
    open.get("/metrics").expect(200);
    assertThat(open.get("/docs").expect(200).text()).doesNotContain("https://cdn");
  }

  @Test
  void zz_a_database_that_is_killed_comes_back_and_nothing_is_lost() throws Exception {
    String path = "/api/v1/invoices/" + issued();
    StornoServer running = (StornoServer) server;
    ProcessHandle postmaster =
        ProcessHandle.of(running.databaseProcess().orElseThrow()).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(30, TimeUnit.SECONDS);
    int status = 0;
    for (int i = 0; i < 300 && status != 200; i++) {
      status = ana.get(path).status();
      assertThat(status).isIn(200, 503);
      Thread.sleep(100);
    }
    assertThat(status).isEqualTo(200);
    issued();
  }

  @Test
  void zzz_everything_is_there_after_a_restart() {
    String path = "/api/v1/invoices/" + issued();
    String before = ana.get(path).expect(200).at("/number");
    server.close();
    server = serve();
    open = new ApiTester(server.address().toString());
    ApiTester again = signIn("ana@x.example");
    JsonNode companies = again.get("/api/v1/companies").expect(200).json();
    String company =
        (companies.isArray() ? companies : companies.path("data")).at("/0/id").asText();
    assertThat(again.with("X-Company", company).get(path).expect(200).at("/number"))
        .isEqualTo(before);
  }

  @Test
  void thirty_two_conversions_at_once_make_one_invoice() throws Exception {
    String proforma = ana.post("/api/v1/proforma-invoices", body("unused")).expect(201).at("/id");
    String path = "/api/v1/proforma-invoices/" + proforma;
    long before = Long.parseLong(ana.get("/api/v1/invoices").expect(200).at("/total"));
    ExecutorService callers = Executors.newFixedThreadPool(32);
    try {
      Callable<Integer> convert = () -> ana.post(path + "/convert", "{}").status();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : callers.invokeAll(Collections.nCopies(32, convert))) {
        statuses.add(one.get());
      }
      assertThat(statuses).containsOnlyOnce(201);
      // On a slow machine some may wait too long for a connection; none converts again.
      assertThat(statuses).isSubsetOf(201, 409, 503);
    } finally {
      callers.shutdownNow();
    }
    long after = Long.parseLong(ana.get("/api/v1/invoices").expect(200).at("/total"));
    assertThat(after).isEqualTo(before + 1);
    String invoice = ana.get(path).expect(200).at("/convertedInvoiceId");
    assertThat(ana.get("/api/v1/invoices/" + invoice).expect(200).at("/proformaId"))
        .isEqualTo(proforma);
    ion.get(path).expect(404);
    ion.post(path + "/convert", "{}").expect(404);
  }
}
