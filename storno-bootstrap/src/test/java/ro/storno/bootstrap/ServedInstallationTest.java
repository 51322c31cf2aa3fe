package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.StornoCli;
import ro.storno.cli.server.Server;
import ro.storno.cli.terminal.Terminal;
import ro.storno.domain.anaf.CallQuota;

/** A server on its data folder, and the command line beside it. */
class ServedInstallationTest {
  @TempDir static Path folder;
  private static Server server;

  private String out = "";
  private String err = "";

  @BeforeAll
  static void start() {
    // Five sign-ins a minute from one address are for people, not for tests.
    server =
        installation()
            .start(
                Map.of(
                    "STORNO_PORT", "0", "STORNO_REGISTRATION", "off", "STORNO_RATE_LIMITS", "off"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static LocalInstallation installation() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data folder").toString());
    environment.put("STORNO_LOG_LEVEL", "warn");
    return new LocalInstallation(environment, folder, line -> {});
  }

  private int run(String input, String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false,
            false);
    int code = new StornoCli(installation(), terminal).run(arguments);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_user_created_on_the_command_line_signs_in_while_the_server_runs() throws Exception {
    assertThat(
            run("a-good-password-1\n", "user", "create", "ana@x.example", "--password-file", "-"))
        .as(() -> err)
        .isZero();
    HttpResponse<String> answer =
        post("/api/auth", "{\"email\":\"ana@x.example\",\"password\":\"a-good-password-1\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"token\"");
    assertThat(
            run("a-good-password-1\n", "user", "create", "ana@x.example", "--password-file", "-"))
        .isEqualTo(1);
    assertThat(err).contains("storno: ");
  }

  @Test
  void a_newcomer_without_a_mail_server_follows_the_link_of_a_kept_mail() throws Exception {
    run("a-good-password-1\n", "user", "create", "nou@x.example", "--password-file", "-");
    assertThat(post("/api/auth/forgot-password", "{\"email\":\"nou@x.example\"}").statusCode())
        .isEqualTo(200);
    long end = System.nanoTime() + java.time.Duration.ofMinutes(1).toNanos();
    do {
      run("", "mail", "list");
    } while (!out.contains("nou@x.example") && System.nanoTime() < end);
    assertThat(run("", "mail", "show")).as(() -> err).isZero();
    assertThat(out).contains("To: nou@x.example", server.address() + "/reset-password?token=");
    String token = out.substring(out.indexOf("token=") + 6).lines().findFirst().orElseThrow();
    String body = "{\"token\":\"" + token + "\",\"password\":\"another-password-2\"}";
    assertThat(post("/api/auth/reset-password", body).statusCode()).isEqualTo(200);
    assertThat(
            post("/api/auth", "{\"email\":\"nou@x.example\",\"password\":\"another-password-2\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void operator_disables_and_deletes_an_account_and_the_trail_of_it_holds() throws Exception {
    String address = "pleaca@x.example";
    String login = "{\"email\":\"" + address + "\",\"password\":\"a-good-password-1\"}";
    run("a-good-password-1\n", "user", "create", address, "--password-file", "-");
    assertThat(post("/api/auth", login).statusCode()).isEqualTo(200);
    assertThat(run("", "user", "disable", address)).as(() -> err).isZero();
    assertThat(post("/api/auth", login).statusCode()).isEqualTo(403);
    assertThat(run("", "org", "list", address)).as(() -> err).isZero();
    String organization = out.substring(0, 36);
    assertThat(run("", "user", "delete", address, "--yes")).as(() -> err).isZero();
    assertThat(post("/api/auth", login).statusCode()).isEqualTo(401);
    assertThat(run("", "user", "show", address)).isEqualTo(1);
    assertThat(run("", "audit", "export", organization)).as(() -> err).isZero();
    assertThat(out)
        .contains("signed_in", "user.deactivated", "user.deleted", "127.0.0.1")
        .doesNotContain(address);
    assertThat(run("", "audit", "verify")).as(() -> out).isZero();
    assertThat(out).contains(organization).doesNotContain("BROKEN");
  }

  @Test
  void nobody_registers_where_registration_is_off() throws Exception {
    HttpResponse<String> answer =
        post(
            "/api/auth/register",
            "{\"email\":\"eve@x.example\",\"password\":\"a-good-password-1\"}");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Registration is closed");
  }

  @Test
  void doctor_finds_everything_well_beside_the_server() throws Exception {
    assertThat(run("", "doctor", "--json")).as(() -> out).isZero();
    JsonNode report = new ObjectMapper().readTree(out);
    List<String> parts = report.path("checks").findValuesAsText("part");
    assertThat(parts)
        .contains("configuration", "data folder", "disk", "keys", "database", "jobs")
        .contains("clock", "fonts", "rule sets");
    assertThat(report.path("checks").findValuesAsText("state")).doesNotContain("failed");
  }

  @Test
  void doctor_and_metrics_tell_how_many_calls_to_anaf_are_left() throws Exception {
    run("", "doctor", "--json");
    assertThat(new ObjectMapper().readTree(out).path("checks"))
        .filteredOn(check -> check.path("part").asText().equals("anaf calls"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.path("detail").asText()).startsWith("all_calls: 76 of 76 left"));
    String metrics =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    for (CallQuota quota : CallQuota.values()) {
      assertThat(metrics)
          .contains(
              "storno_anaf_calls_left{quota=\""
                  + quota.wireName()
                  + "\"} "
                  + (double) quota.limit());
    }
  }

  @Test
  void doctor_tells_keys_that_others_can_read() throws Exception {
    Path data = Files.createDirectories(folder.resolve("other"));
    Path keys = StornoServer.signingKeys(data);
    Files.createDirectories(keys.getParent());
    Files.copy(StornoServer.signingKeys(folder.resolve("data folder")), keys);
    Files.setPosixFilePermissions(
        keys, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> environment = Map.of("STORNO_DATA_DIR", data.toString());
    assertThat(new LocalInstallation(environment, folder, line -> {}).examine())
        .anyMatch(finding -> finding.part().equals("keys") && !finding.state().name().equals("OK"));
  }

  @Test
  void migrating_an_up_to_date_schema_says_so() {
    assertThat(run("", "migrate")).isZero();
    assertThat(out).contains("up to date");
  }

  @Test
  void there_are_no_dead_jobs_at_first() {
    assertThat(run("", "jobs", "list", "--json")).isZero();
    assertThat(out.strip()).isEqualTo("[ ]");
  }

  @Test
  void a_second_server_on_the_data_folder_is_refused_in_words() {
    assertThat(run("", "serve", "--port", "0")).isEqualTo(4);
    assertThat(err).startsWith("storno: The data folder").contains("in use");
  }

  @Test
  void a_seed_is_loaded_once_however_often_it_is_run() throws Exception {
    Path seed =
        Files.writeString(
            folder.resolve("seed.yaml"),
            SEED.replace("NEXT_YEAR", LocalDate.now().plusYears(1).toString()));
    assertThat(run("", "seed", seed.toString())).as(() -> err).isZero();
    assertThat(out)
        .contains("2 users", "1 organizations", "1 companies", "1 memberships", "2 clients")
        .contains("4 invoices", "1 payments")
        .contains("1 product categories", "2 products", "2 suppliers")
        .contains("3 proformas", "1 delivery notes", "2 receipts", "1 recurring invoices");
    assertThat(run("", "seed", seed.toString())).as(() -> err).isZero();
    assertThat(out).startsWith("Created nothing;");
    invoicesAreAsSeeded();
    assertThat(statuses("/api/v1/proforma-invoices"))
        .containsExactlyInAnyOrder("accepted", "draft", "draft");
    assertThat(statuses("/api/v1/delivery-notes")).containsExactly("issued");
    assertThat(statuses("/api/v1/receipts")).containsExactlyInAnyOrder("issued", "cancelled");
    assertThat(seeded("/api/v1/recurring-invoices").findValuesAsText("reference"))
        .containsExactly("Abonament");
    JsonNode products = seeded("/api/v1/products");
    assertThat(products).hasSize(2);
    assertThat(products.findValuesAsText("name")).contains("Hârtie A4", "Transport", "Birotică");
  }

  private static List<String> statuses(String path) throws Exception {
    List<String> statuses = new ArrayList<>();
    seeded(path).forEach(each -> statuses.add(each.path("status").asText()));
    return statuses;
  }

  /** What a list of the seeded company shows. */
  private static JsonNode seeded(String path) throws Exception {
    String token =
        new ObjectMapper()
            .readTree(
                post(
                        "/api/auth",
                        "{\"email\":\"sef@x.example\",\"password\":\"a-good-password-1\"}")
                    .body())
            .path("token")
            .asText();
    JsonNode companies = get(token, null, "/api/v1/companies");
    JsonNode first = (companies.isArray() ? companies : companies.path("data")).path(0);
    return get(token, first.path("id").asText(), path + "?limit=50").path("data");
  }

  @Test
  void a_seed_that_is_refused_in_part_tells_line_and_reason() throws Exception {
    Path seed =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            users:
              - {email: bad@x.example, password: x}
              - {email: boss@x.example, password: a-good-password-1}
            organizations:
              - name: Altele
                members:
                  - {user: boss@x.example, role: owner}
                  - {user: nobody@x.example, role: admin}
            """);
    assertThat(run("", "seed", seed.toString())).isEqualTo(1);
    assertThat(err).contains("line 2: users[0].password").contains("line 8").contains("nobody@");
  }

  private void invoicesAreAsSeeded() throws Exception {
    String token =
        new ObjectMapper()
            .readTree(
                post(
                        "/api/auth",
                        "{\"email\":\"sef@x.example\",\"password\":\"a-good-password-1\"}")
                    .body())
            .path("token")
            .asText();
    JsonNode companies = get(token, null, "/api/v1/companies");
    JsonNode first = (companies.isArray() ? companies : companies.path("data")).path(0);
    JsonNode invoices = get(token, first.path("id").asText(), "/api/v1/invoices?limit=10");
    assertThat(invoices.path("total").asInt()).isEqualTo(4);
    assertThat(invoices.path("data").findValuesAsText("status"))
        .contains("draft", "issued", "paid", "cancelled");
  }

  private static JsonNode get(String token, String company, String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + token);
    if (company != null) {
      request.header("X-Company", company);
    }
    return new ObjectMapper()
        .readTree(
            HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body());
  }

  private static final String SEED =
      """
      users:
        - {email: sef@x.example, password: a-good-password-1, firstName: Ana, lastName: Pop}
        - {email: ion@x.example, password: a-good-password-2}
      organizations:
        - name: Grupul
          plan: business
          members:
            - {user: sef@x.example, role: owner}
            - {user: ion@x.example, role: accountant, companies: [RO99001234]}
          companies:
            - cif: RO99001234
              name: Firma SRL
              registrationNumber: J40/99123/2021
              vatPayer: true
              address: Strada Lipscani nr. 1
              city: SECTOR3
              county: București
              country: RO
              series:
                - {prefix: FRM, type: invoice, isDefault: true}
              bankAccounts:
                - {iban: RO77DEMO0000000012345678, bankName: Banca, isDefault: true}
              clients:
                - key: firma
                  name: Client SRL
                  cui: RO99004567
                  registrationNumber: J12/99456/2019
                  address: Strada Memorandumului nr. 10
                  city: Cluj-Napoca
                  county: Cluj
                - {key: om, type: individual, name: Popescu Ion, address: Str. A 1, city: Cluj-Napoca, county: Cluj}
              invoices:
                - documentType: invoice
                  key: ciorna
                  client: firma
                  issueDate: 2026-11-01
                  lines:
                    - {description: Ceva, quantity: 1, unitPrice: "100.00", vatRate: 21}
                - key: emisa
                  client: om
                  state: issued
                  issueDate: 2026-11-01
                  dueDate: 2099-12-31
                  lines:
                    - {description: Ceva, quantity: 1, unitPrice: "100.00", vatRate: 21}
                - key: platita
                  client: firma
                  state: paid
                  issueDate: 2026-11-02
                  lines:
                    - {description: Ceva, quantity: 2, unitPrice: "100.00", vatRate: 21}
                - key: anulata
                  client: firma
                  state: cancelled
                  cancelReason: Comandă retrasă de client
                  issueDate: 2026-11-02
                  lines:
                    - {description: Ceva, quantity: 3, unitPrice: "100.00", vatRate: 21}
              productCategories:
                - {name: Birotică}
              products:
                - {name: Hârtie A4, code: H4, defaultPrice: "25.00", vatRate: 21, category: Birotică}
                - {name: Transport, isService: true, defaultPrice: "50.00", vatRate: 21}
              suppliers:
                - {name: Furnizor SRL, cui: RO99004567, registrationNumber: J12/99456/2019, address: Str. B 2, city: Cluj-Napoca, county: Cluj}
                - {name: Piața Centrală, registrationNumber: J12/1/2019, address: Str. C 3, city: Cluj-Napoca, county: Cluj}
              proformas:
                - client: firma
                  state: accepted
                  issueDate: 2026-11-03
                  lines:
                    - {description: Ofertă, quantity: 1, unitPrice: "10.00", vatRate: 21}
                - client: om
                  issueDate: 2026-11-03
                  lines:
                    - {description: La fel, quantity: 1, unitPrice: "10.00", vatRate: 21}
                - client: om
                  issueDate: 2026-11-03
                  lines:
                    - {description: La fel, quantity: 1, unitPrice: "10.00", vatRate: 21}
              deliveryNotes:
                - client: firma
                  state: issued
                  issueDate: 2026-11-03
                  lines:
                    - {description: Marfă, quantity: 4, unitPrice: "10.00", vatRate: 21}
              receipts:
                - key: bon
                  state: issued
                  issueDate: 2026-11-03
                  currency: RON
                  cashRegisterName: Casa 1
                  fiscalNumber: "0001"
                  paymentMethod: cash
                  lines:
                    - {description: Pâine, quantity: 2, unitPrice: "5.00", vatRate: 11}
                - key: anulat
                  state: cancelled
                  issueDate: 2026-11-03
                  currency: RON
                  cashRegisterName: Casa 1
                  fiscalNumber: "0002"
                  paymentMethod: cash
                  lines:
                    - {description: Pâine, quantity: 2, unitPrice: "5.00", vatRate: 11}
              recurringInvoices:
                - client: firma
                  reference: Abonament
                  isActive: false
                  currency: RON
                  frequency: monthly
                  frequencyDay: 1
                  nextIssuanceDate: NEXT_YEAR
                  dueDateType: relative
                  dueDateDays: 15
                  lines:
                    - {description: Abonament, quantity: 1, unitPrice: "99.00", vatRate: 21}
      """;
}
