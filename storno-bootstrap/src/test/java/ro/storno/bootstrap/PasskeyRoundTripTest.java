package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.browser.Browser;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/** Passkeys over HTTP: with an authenticator in plain Java, and with that of a real browser. */
class PasskeyRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Server server;
  private static ApiTester anyone;
  private static String origin;

  private ApiTester user;

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_RATE_LIMITS", "off");
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    anyone = new ApiTester(server.address().toString());
    origin = "http://localhost:" + server.address().getPort();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() {
    String body =
        "{\"email\":\"user-" + UUID.randomUUID() + "@x.example\",\"password\":\"o parola buna 1\"}";
    user = anyone.as(anyone.post("/api/auth/register", body).expect(201).at("/token"));
  }

  private JsonNode creationOptions() {
    return user.call("POST", "/api/v1/passkey/register/options").expect(200).json();
  }

  private static JsonNode requestOptions() {
    return anyone.post("/api/auth/passkey/login/options", "{}").expect(200).json();
  }

  private Answer add(JsonNode credential) {
    ObjectNode body = JSON.createObjectNode().put("name", "iPhone 15 Pro");
    body.set("response", credential);
    return user.post("/api/v1/passkey/register", body.toString());
  }

  private static Answer logIn(JsonNode credential) {
    ObjectNode body = JSON.createObjectNode();
    body.set("response", credential);
    return anyone.post("/api/auth/passkey/login", body.toString());
  }

  private SoftwareAuthenticator authenticator(JsonNode options) throws Exception {
    return new SoftwareAuthenticator(
        origin, options.at("/rp/id").asText(), options.at("/user/id").asText());
  }

  private SoftwareAuthenticator added() throws Exception {
    JsonNode options = creationOptions();
    SoftwareAuthenticator authenticator = authenticator(options);
    add(authenticator.create(challenge(options))).expect(201);
    authenticator.count++;
    return authenticator;
  }

  private static String challenge(JsonNode options) {
    return options.at("/challenge").asText();
  }

  @Test
  void passkey_is_added_listed_renamed_used_and_removed() throws Exception {
    JsonNode options = creationOptions();
    assertThat(options.at("/rp/id").asText()).isEqualTo("localhost");
    assertThat(options.at("/pubKeyCredParams/0/alg").asInt()).isEqualTo(-7);
    SoftwareAuthenticator authenticator = authenticator(options);
    JsonNode made = authenticator.create(challenge(options));
    Answer added = add(made).expect(201);
    assertThat(added.at("/name")).isEqualTo("iPhone 15 Pro");
    assertThat(creationOptions().at("/excludeCredentials/0/id")).isEqualTo(made.at("/id"));
    String passkey = "/api/v1/me/passkeys/" + added.at("/id");
    assertThat(user.send("PATCH", passkey, "{\"name\":\"YubiKey 5\"}").expect(200).at("/name"))
        .isEqualTo("YubiKey 5");
    authenticator.count++;
    String token = logIn(authenticator.get(challenge(requestOptions()))).expect(200).at("/token");
    assertThat(anyone.as(token).get("/api/v1/me").expect(200).at("/id"))
        .isEqualTo(user.get("/api/v1/me").at("/id"));
    JsonNode listed = user.get("/api/v1/me/passkeys").expect(200).json();
    assertThat(listed.isArray()).isTrue();
    assertThat(listed.at("/0/lastUsedAt").isTextual()).isTrue();
    assertThat(user.get("/api/v1/me/mfa/status").json().at("/passkeysCount").asInt()).isEqualTo(1);
    user.call("DELETE", passkey).expect(204);
    user.call("DELETE", passkey).expect(404);
    authenticator.count++;
    logIn(authenticator.get(challenge(requestOptions()))).expect(422);
  }

  @Test
  void answer_is_taken_once_even_of_32_at_a_time() throws Exception {
    SoftwareAuthenticator authenticator = added();
    JsonNode answer = authenticator.get(challenge(requestOptions()));
    AtomicInteger in = new AtomicInteger();
    List<Thread> runners =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          if (logIn(answer).status() == 200) {
                            in.incrementAndGet();
                          }
                        }))
            .toList();
    runners.forEach(Thread::start);
    for (Thread runner : runners) {
      runner.join();
    }
    assertThat(in).hasValue(1);
  }

  @Test
  void sign_in_that_does_not_fit_is_refused() throws Exception {
    SoftwareAuthenticator authenticator = added();
    authenticator.origin = "https://st0rno.example";
    logIn(authenticator.get(challenge(requestOptions()))).expect(422);
    authenticator.origin = "http://localhost:1";
    logIn(authenticator.get(challenge(requestOptions()))).expect(422);
    authenticator.origin = origin;
    authenticator.site = "st0rno.example";
    logIn(authenticator.get(challenge(requestOptions()))).expect(422);
    authenticator.site = "localhost";
    authenticator.verified = false;
    logIn(authenticator.get(challenge(requestOptions()))).expect(403);
    authenticator.verified = true;
    logIn(authenticator.get("aW52ZW50ZWQ")).expect(422);
    SoftwareAuthenticator stranger =
        new SoftwareAuthenticator(origin, "localhost", creationOptions().at("/user/id").asText());
    ObjectNode forged = stranger.get(challenge(requestOptions()));
    forged.put("id", authenticator.get("eA").at("/id").asText());
    forged.put("rawId", authenticator.get("eA").at("/id").asText());
    logIn(forged).expect(422);
    logIn(stranger.get(challenge(requestOptions()))).expect(422);
    logIn(authenticator.get(challenge(requestOptions()))).expect(200);
    logIn(authenticator.get(challenge(requestOptions()))).expect(422);
    authenticator.count++;
    logIn(authenticator.get(challenge(requestOptions()))).expect(200);
  }

  @Test
  void passkey_that_does_not_fit_is_not_added() throws Exception {
    JsonNode options = creationOptions();
    SoftwareAuthenticator authenticator = authenticator(options);
    add(authenticator.create(challenge(requestOptions()))).expect(422);
    authenticator.origin = "https://st0rno.example";
    add(authenticator.create(challenge(options))).expect(422);
    authenticator.origin = origin;
    add(authenticator.create(challenge(options))).expect(422);
    authenticator.verified = false;
    add(authenticator.create(challenge(creationOptions()))).expect(403);
    authenticator.verified = true;
    add(JSON.createObjectNode().put("id", "eA")).expect(400);
    anyone.post("/api/auth/passkey/login", "{}").expect(400);
    add(authenticator.create(challenge(creationOptions()))).expect(201);
    add(authenticator.create(challenge(creationOptions()))).expect(409);
  }

  @Test
  void options_tell_no_known_address() {
    String email = user.get("/api/v1/me").at("/email");
    JsonNode known =
        anyone
            .post("/api/auth/passkey/login/options", "{\"email\":\"" + email + "\"}")
            .expect(200)
            .json();
    for (JsonNode options : new JsonNode[] {known, requestOptions()}) {
      assertThat(options.at("/allowCredentials")).isEmpty();
      assertThat(options.at("/challenge").asText()).hasSize(64);
      assertThat(options.at("/sessionId")).isEqualTo(options.at("/challenge"));
    }
  }

  @Test
  void browser_adds_a_passkey_and_signs_in_with_it() throws Exception {
    assumeTrue(Browser.executable().isPresent(), "no Chromium is installed (apt has it)");
    try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("b")), 390, 844)) {
      browser.plugAuthenticator();
      browser.open(origin + "/health/live");
      JsonNode made = asked(browser, "create", "parseCreationOptionsFromJSON", creationOptions());
      add(made).expect(201);
      JsonNode signed = asked(browser, "get", "parseRequestOptionsFromJSON", requestOptions());
      String token = logIn(signed).expect(200).at("/token");
      assertThat(anyone.as(token).get("/api/v1/me").at("/id"))
          .isEqualTo(user.get("/api/v1/me").at("/id"));
      logIn(signed).expect(422);
    }
  }

  private static JsonNode asked(Browser browser, String what, String reader, JsonNode options)
      throws Exception {
    browser.evaluate(
        "window.answer = null; navigator.credentials."
            + what
            + "({publicKey: PublicKeyCredential."
            + reader
            + "("
            + options
            + ")}).then(c => { window.answer = JSON.stringify(c.toJSON()); },"
            + " e => { window.answer = JSON.stringify({error: String(e)}); }); ''");
    browser.await("window.answer !== null");
    JsonNode answer = JSON.readTree(browser.evaluate("window.answer"));
    assertThat(answer.path("error").asText()).isEmpty();
    return answer;
  }
}
