package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.browser.Browser;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;

/** A new installation in a real browser: its first account, and an app that it lets in. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountPagesTest {
  private static final String EMAIL = "ana@x.example";
  private static final String PASSWORD = "o parola buna 1";

  @TempDir static Path folder;
  private static Server server;
  private static final Path PICTURES = Path.of("target", "screenshots");

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_PORT", "0");
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void first_account_is_made_with_the_link_of_the_console() throws Exception {
    assumeTrue(Browser.executable().isPresent(), "no Chromium is installed (apt has it)");
    String link = server.firstRun().orElseThrow();
    try (Browser phone = Browser.start(created("first"), 390, 844)) {
      phone.open(link);
      assertUsable(phone, "first-run");
      type(phone, "email", EMAIL);
      type(phone, "password", PASSWORD);
      phone.click("button");
      phone.await("document.querySelector('main.success')");
      phone.screenshot(PICTURES.resolve("first-run-done.png"));
      phone.open(link);
      phone.await("document.querySelector('main.problem')");
    }
    assertThat(server.firstRun()).isEmpty();
  }

  @Test
  @Order(2)
  void app_is_let_in_and_gets_the_browser_back() throws Exception {
    assumeTrue(Browser.executable().isPresent(), "no Chromium is installed (apt has it)");
    String base = server.address().toString();
    ApiTester open = new ApiTester(base);
    ApiTester owner =
        open.as(
            open.post(
                    "/api/auth", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}")
                .expect(200)
                .at("/token"));
    // the server itself stands in for the app: anything that answers will do
    String redirect = base + "/health/live";
    String clientId =
        owner
            .post(
                "/api/v1/oauth2/clients",
                "{\"name\":\"Contabil Acme\",\"clientType\":\"public\",\"redirectUris\":[\"%s\"],\"scopes\":[\"invoice.view\",\"client.view\"]}"
                    .formatted(redirect))
            .expect(201)
            .at("/clientId");
    try (Browser phone = Browser.start(created("consent"), 390, 844)) {
      phone.open(
          base
              + "/oauth2/authorize?response_type=code&state=xyz&code_challenge_method=S256"
              + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&client_id="
              + clientId
              + "&scope=invoice.view%20client.view&redirect_uri="
              + URLEncoder.encode(redirect, StandardCharsets.UTF_8));
      assertUsable(phone, "consent");
      type(phone, "email", EMAIL);
      type(phone, "password", "gresita");
      phone.click("button");
      phone.await("document.querySelector('[role=alert]')");
      phone.screenshot(PICTURES.resolve("consent-wrong.png"));
      assertThat(phone.evaluate("document.getElementById('email').value")).isEqualTo(EMAIL);
      type(phone, "password", PASSWORD);
      phone.click("button");
      phone.await("location.pathname === '/health/live'");
      assertThat(phone.evaluate("location.search")).contains("code=", "state=xyz");
    }
  }

  private static Path created(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static void type(Browser phone, String field, String text) throws Exception {
    phone.evaluate("document.getElementById('" + field + "').value = '" + text + "'");
  }

  private static void assertUsable(Browser phone, String picture) throws Exception {
    phone.screenshot(PICTURES.resolve(picture + ".png"));
    assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing sticks out to the right")
        .isEqualTo("true");
    assertThat(
            phone.evaluate(
                "[...document.querySelectorAll('input:not([type=hidden])')].every(i =>"
                    + " i.labels.length === 1 && i.getBoundingClientRect().height >= 44)"))
        .as("every field has a label and is large enough for a finger")
        .isEqualTo("true");
    assertThat(phone.evaluate("getComputedStyle(document.querySelector('button')).backgroundColor"))
        .as("the style was allowed")
        .isEqualTo("rgb(29, 78, 216)");
  }
}
