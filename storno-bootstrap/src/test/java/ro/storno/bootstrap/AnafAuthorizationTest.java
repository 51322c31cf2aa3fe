package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.browser.Browser;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.fault.FaultKind;

/** From a click to a token and back, over HTTP, against the simulator of ANAF. */
class AnafAuthorizationTest {
  private static final CertificateHolder ANA = CertificateHolder.of("A1", "Ana Pop", "99001234");
  private static final CertificateHolder ION = CertificateHolder.of("B2", "Ion Ion", "99007890");
  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  @TempDir static Path folder;
  private static AnafSimulator anaf;
  private static Server server;
  private static ApiTester open;
  private static ApiTester ana;
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final PrintStream STANDARD_ERROR = System.err;
  private static final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    OauthClient client = AnafSimulatorSettings.CLIENT;
    anaf = AnafSimulator.start(AnafSimulatorSettings.defaults().withHolders(ANA, ION));
    server = serve(client);
    open = new ApiTester(server.address().toString());
    ana = tenant("ana@x.example", "RO99001234");
  }

  @AfterAll
  static void stop() {
    System.setErr(STANDARD_ERROR);
    server.close();
    anaf.close();
  }

  private static Server serve(OauthClient client) {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_LOG_LEVEL", "trace");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_ENCRYPTION_KEY", KEY);
    environment.put("STORNO_ANAF_BASE_URL", anaf.api().toString());
    environment.put("STORNO_ANAF_OAUTH_URL", anaf.oauthBase().toString());
    environment.put("STORNO_ANAF_CLIENT_ID", client.id());
    environment.put("STORNO_ANAF_CLIENT_SECRET", client.secret());
    environment.put("STORNO_ANAF_REDIRECT_URL", "http://127.0.0.1:1/auth/callback/anaf/");
    return new LocalInstallation(environment, folder, line -> {}).start(Map.of());
  }

  private static ApiTester tenant(String email, String cif) {
    open.post(
            "/api/auth/register",
            "{\"email\":\"" + email + "\",\"password\":\"a-good-password-1\"}")
        .expect(201);
    String token =
        open.post("/api/auth", "{\"email\":\"" + email + "\",\"password\":\"a-good-password-1\"}")
            .expect(200)
            .at("/token");
    ApiTester signedIn = open.as(token);
    String company =
        signedIn
            .post(
                "/api/v1/companies",
                """
                {"cif":"%s","name":"Firma SRL","registrationNumber":"J40/99123/2021",
                 "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
                 "county":"București","country":"RO"}"""
                    .formatted(cif))
            .expect(201)
            .at("/id");
    return signedIn.with("X-Company", company);
  }

  /** What a browser does at ANAF: it chooses a certificate and is sent back. */
  private static URI approve(String authorize, CertificateHolder holder) throws Exception {
    HttpResponse<String> sent =
        http.send(
            HttpRequest.newBuilder(URI.create(authorize + "&simulator_holder=" + holder.serial()))
                .build(),
            BodyHandlers.ofString());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
    return URI.create(server.address() + back.getRawPath() + "?" + back.getRawQuery());
  }

  private static HttpResponse<String> follow(URI address, String cookie) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").orElseThrow().split(";")[0];
  }

  private static String connected(ApiTester who, CertificateHolder holder) throws Exception {
    Answer begun = who.with("Accept", "application/json").get("/api/connect/anaf").expect(200);
    HttpResponse<String> done = follow(approve(begun.at("/url"), holder), cookie(begun));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    return who.get("/api/v1/anaf/tokens").expect(200).at("/data/0/id");
  }

  private static void forgetAll(ApiTester who) {
    who.get("/api/v1/anaf/tokens")
        .json()
        .path("data")
        .forEach(
            token ->
                who.call("DELETE", "/api/v1/anaf/tokens/" + token.path("id").asText()).expect(204));
  }

  private static String company(ApiTester who) {
    return who.get("/api/v1/companies").at("/data/0/id");
  }

  @Test
  void certificate_holder_authorizes_and_the_company_can_be_synchronised() throws Exception {
    connected(ana, ANA);
    Answer status = ana.get("/api/v1/anaf/status").expect(200);
    assertThat(status.at("/hasValidToken")).isEqualTo("true");
    assertThat(status.at("/tokens/0/cif")).isEqualTo("99001234");
    String path = "/api/v1/companies/" + company(ana);
    assertThat(ana.get(path).at("/hasValidToken")).isEqualTo("true");
    ana.call("POST", path + "/toggle-sync").expect(200);
    forgetAll(ana);
    assertThat(ana.get(path).at("/syncEnabled")).isEqualTo("false");
    assertThat(ana.call("POST", path + "/toggle-sync").expect(422).at("/messageKey"))
        .isEqualTo("ERR_SYNC_ENABLE_NO_TOKEN");
  }

  @Test
  void certificate_without_rights_is_kept_but_serves_nobody() throws Exception {
    forgetAll(ana);
    String id = connected(ana, ION);
    Answer checked = ana.call("POST", "/api/v1/anaf/tokens/" + id + "/validate-cif").expect(200);
    assertThat(checked.at("/valid")).isEqualTo("false");
    assertThat(checked.at("/errors/0")).isEqualTo("Company does not have e-Factura access enabled");
    assertThat(ana.get("/api/v1/companies/" + company(ana)).at("/hasValidToken"))
        .isEqualTo("false");
    forgetAll(ana);
  }

  @Test
  void code_that_is_used_twice_or_stolen_brings_nothing() throws Exception {
    forgetAll(ana);
    Answer begun = ana.with("Accept", "application/json").get("/api/connect/anaf");
    URI back = approve(begun.at("/url"), ANA);
    assertThat(follow(back, cookie(begun)).statusCode()).isEqualTo(200);
    assertThat(follow(back, cookie(begun)).body()).contains("a fost folosită deja");
    Answer again = ana.with("Accept", "application/json").get("/api/connect/anaf");
    String state = again.at("/url").replaceAll(".*[?&]state=([^&]+).*", "$1");
    String usedCode = back.getRawQuery().replaceAll(".*code=([^&]+).*", "$1");
    HttpResponse<String> refused =
        follow(
            URI.create(
                server.address() + "/auth/callback/anaf?state=" + state + "&code=" + usedCode),
            cookie(again));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("numai un minut");
    assertThat(ana.get("/api/v1/anaf/tokens").json().path("data")).hasSize(1);
    forgetAll(ana);
  }

  @Test
  void link_is_used_once_by_many_browsers_at_the_same_time() throws Exception {
    forgetAll(ana);
    String link = ana.call("POST", "/api/v1/anaf/token-links").expect(201).at("/linkToken");
    assertThat(link).hasSize(64);
    List<Callable<Integer>> browsers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Answer sent = open.call("POST", "/anaf/link/" + link).expect(303);
      URI back = approve(sent.header("Location").orElseThrow(), ANA);
      for (int j = 0; j < 4; j++) {
        browsers.add(() -> follow(back, cookie(sent)).statusCode());
      }
    }
    assertThat(atOnce(browsers)).hasSize(32).containsOnlyOnce(200);
    assertThat(ana.get("/api/v1/anaf/tokens").json().path("data")).hasSize(1);
    assertThat(open.get("/api/v1/anaf/token-links/" + link).at("/status")).isEqualTo("used");
    forgetAll(ana);
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void silence_of_anaf_is_put_into_words_and_keeps_nothing() throws Exception {
    forgetAll(ana);
    Answer begun = ana.with("Accept", "application/json").get("/api/connect/anaf");
    URI back = approve(begun.at("/url"), ANA);
    anaf.faults().next(AnafOperation.TOKEN, FaultKind.LOST_ANSWER);
    HttpResponse<String> silent = follow(back, cookie(begun));
    assertThat(silent.statusCode()).isEqualTo(502);
    assertThat(silent.body()).contains("ANAF nu răspunde");
    assertThat(ana.get("/api/v1/anaf/tokens").json().path("data")).isEmpty();
  }

  @Test
  void foreign_withdrawn_and_malformed_tokens_are_refused() {
    forgetAll(ana);
    String withdrawn = anaf.oauth().issue(ANA).access();
    anaf.oauth().end(withdrawn);
    String forged = withdrawn.substring(0, withdrawn.lastIndexOf('.') + 1) + "Zm9yZ2Vk";
    for (String token : List.of(withdrawn, forged, "x.y.z.not-a-token")) {
      ana.post("/api/v1/anaf/tokens", "{\"token\":\"" + token + "\"}").expect(400);
    }
    String good = anaf.oauth().issue(ANA).access();
    Answer saved = ana.post("/api/v1/anaf/tokens", "{\"token\":\"" + good + "\"}").expect(201);
    assertThat(saved.at("/cif")).isEqualTo("99001234");
    ana.post("/api/v1/anaf/tokens", "{\"token\":\"" + good + "\"}").expect(422);
    forgetAll(ana);
  }

  @Test
  void neither_database_nor_files_nor_the_log_hold_a_token_in_clear() throws Exception {
    forgetAll(ana);
    connected(ana, ANA);
    String token = anaf.oauth().issue(ANA).access();
    ana.post("/api/v1/anaf/tokens", "{\"token\":\"" + token + "\"}").expect(201);
    String link = ana.call("POST", "/api/v1/anaf/token-links").at("/linkToken");
    String payload = token.split("\\.")[1].substring(0, 40);
    // every table's pages and the write-ahead log lie in the data folder
    assertThat(filesWith(folder.resolve("data"), payload, link)).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .as("in the most detailed log, which is not empty")
        .contains("DEBUG")
        .doesNotContain(payload)
        .doesNotContain(link)
        .as("no JWT at all")
        .doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
    forgetAll(ana);
  }

  /** PostgreSQL may remove a file or folder at any moment of the walk. */
  private static List<Path> filesWith(Path root, String... texts) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && contains(file, texts)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path gone, IOException why) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean contains(Path file, String... texts) {
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Stream.of(texts).anyMatch(content::contains);
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void holder_goes_the_whole_way_in_a_real_browser_on_a_phone() throws Exception {
    assumeTrue(Browser.executable().isPresent(), "no Chromium is installed (apt has it)");
    forgetAll(ana);
    String link = ana.call("POST", "/api/v1/anaf/token-links").at("/linkToken");
    Path pictures = Path.of("target", "screenshots");
    try (Browser phone = Browser.start(folder, 390, 844)) {
      phone.open(server.address() + "/anaf/link/" + link);
      assertThat(phone.evaluate("document.documentElement.lang")).isIn("ro", "en");
      assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing sticks out to the right")
          .isEqualTo("true");
      assertThat(
              Integer.parseInt(
                  phone.evaluate(
                      "Math.round(document.querySelector('button').getBoundingClientRect()"
                          + ".height)")))
          .as("large enough for a finger")
          .isGreaterThanOrEqualTo(44);
      phone.screenshot(pictures.resolve("anaf-link.png"));
      assertThat(styled(pictures.resolve("anaf-link.png"))).as("the style was allowed").isTrue();
      phone.click("button");
      phone.await("document.title.includes('Choose a certificate')");
      phone.evaluate(
          "document.querySelector('input[name=holder][value=" + ANA.serial() + "]').click()");
      // ANAF would send the browser to the registered address, where no server of this test is
      phone.open(approve(phone.evaluate("location.href"), ANA).toString());
      phone.await("document.querySelector('main.success')");
      phone.screenshot(pictures.resolve("anaf-done.png"));
      assertThat(phone.evaluate("document.querySelector('main').innerText")).contains("99001234");
      phone.open(server.address() + "/anaf/link/" + link);
      phone.await("document.querySelector('main.problem')");
      phone.screenshot(pictures.resolve("anaf-used.png"));
    }
    assertThat(open.get("/api/v1/anaf/token-links/" + link).at("/status")).isEqualTo("used");
    forgetAll(ana);
  }

  /** The button has its colour. */
  private static boolean styled(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    for (int y = 0; y < image.getHeight(); y += 4) {
      for (int x = 0; x < image.getWidth(); x += 4) {
        if ((image.getRGB(x, y) & 0xffffff) == 0x1d4ed8) {
          return true;
        }
      }
    }
    return false;
  }
}
