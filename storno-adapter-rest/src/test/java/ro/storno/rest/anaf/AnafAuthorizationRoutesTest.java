package ro.storno.rest.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.anaf.FinishAuthorization;
import ro.storno.application.authority.AuthorityException;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Wording;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/** The way to ANAF and back as a browser goes it. */
class AnafAuthorizationRoutesTest extends WithStorno {
  private static final String CONNECT = "/api/connect/anaf";
  private static final String CALLBACK = "/auth/callback/anaf";

  @BeforeEach
  void rights() {
    storno().certificates().fail(null);
    storno().certificates().allow("ana", InMemoryStorno.KNOWN_CIF);
  }

  private static String state(String url) {
    Matcher matcher = Pattern.compile("[?&]state=([^&]+)").matcher(url);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").orElseThrow().split(";")[0];
  }

  private Answer back(ApiTester browser, String state, String code) {
    return browser.get(CALLBACK + "?state=" + state + "&code=" + code);
  }

  private int tokens(Scene of) {
    return of.owner().get("/api/v1/anaf/tokens").json().path("data").size();
  }

  @Test
  void browser_is_redirected_and_a_client_that_asks_for_json_is_told_the_address() {
    Answer browser = scene.owner().with("Accept", "text/html,*/*").get(CONNECT).expect(302);
    assertThat(browser.header("Location").orElseThrow())
        .startsWith("https://logincert.example/authorize?state=");
    Answer client = scene.owner().with("Accept", "application/json").get(CONNECT).expect(200);
    assertThat(client.at("/url")).startsWith("https://logincert.example/authorize?state=");
    scene.anyone().get(CONNECT).expect(401);
  }

  @Test
  void cookie_is_for_the_way_back_only_and_out_of_reach_of_scripts() {
    String cookie = scene.owner().get(CONNECT).header("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("Path=/auth/callback/anaf")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Max-Age=600");
  }

  @Test
  void browser_that_began_is_done_when_it_comes_back() {
    Answer begun = scene.owner().get(CONNECT);
    Answer done =
        back(
            scene.anyone().with("Cookie", "a=b; " + cookie(begun)),
            state(begun.header("Location").orElseThrow()),
            storno().certificates().code("ana"));
    assertThat(done.expect(200).text())
        .contains("Gata")
        .contains(InMemoryStorno.KNOWN_CIF + ": acces acordat");
    assertThat(done.header("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(tokens(scene)).isEqualTo(1);
  }

  @Test
  void other_browser_is_asked_for_whom_and_finishes_by_a_button() {
    String state = state(scene.owner().get(CONNECT).header("Location").orElseThrow());
    String code = storno().certificates().code("ana");
    Answer asked = back(scene.anyone(), state, code).expect(200);
    assertThat(asked.text()).contains("owner-").contains("Confirm").contains(state);
    assertThat(tokens(scene)).isZero();
    Answer done =
        scene
            .anyone()
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", CALLBACK, "state=" + state + "&code=" + code)
            .expect(200);
    assertThat(done.text()).contains("Gata");
    assertThat(tokens(scene)).isEqualTo(1);
  }

  @Test
  void failures_are_put_into_words_in_the_readers_language() {
    Answer begun = scene.owner().get(CONNECT);
    String state = state(begun.header("Location").orElseThrow());
    ApiTester browser = scene.anyone().with("Cookie", cookie(begun));
    Answer wrong = back(browser, state, "stolen").expect(400);
    assertThat(wrong.text()).contains("Autorizarea nu a reușit").contains("un minut");
    Answer again =
        back(browser.with("Accept-Language", "en-GB,en;q=0.9"), state, "stolen").expect(400);
    assertThat(again.text()).contains("used already").contains("lang=\"en\"");
    scene.anyone().get(CALLBACK).expect(400);
    scene.anyone().get(CALLBACK + "?state=x").expect(400);
  }

  @Test
  void refusal_and_silence_of_anaf_are_told_apart() {
    Answer first = scene.owner().get(CONNECT);
    Answer denied =
        scene
            .anyone()
            .get(
                CALLBACK
                    + "?error=access_denied&state="
                    + state(first.header("Location").orElseThrow()));
    assertThat(denied.expect(400).text()).contains("refuzată");
    Answer second = scene.owner().get(CONNECT);
    storno().certificates().fail(new AuthorityException.NotReached("no connection", null));
    Answer silent =
        back(
            scene.anyone().with("Cookie", cookie(second)),
            state(second.header("Location").orElseThrow()),
            "code");
    assertThat(silent.expect(502).text()).contains("ANAF nu răspunde");
  }

  @Test
  void nothing_in_a_request_says_where_a_browser_is_sent() {
    String tampered =
        "?redirect_uri=https://evil.example&redirect=https://evil.example&url=//evil.example";
    String location =
        scene.owner().get(CONNECT + tampered).expect(302).header("Location").orElseThrow();
    assertThat(location).doesNotContain("evil").startsWith("https://logincert.example/");
    Answer done =
        scene
            .anyone()
            .with("Cookie", cookie(scene.owner().get(CONNECT)))
            .get(
                CALLBACK
                    + tampered
                    + "&state="
                    + state(location)
                    + "&code="
                    + storno().certificates().code("ana"));
    assertThat(done.header("Location")).isEmpty();
    assertThat(done.text()).doesNotContain("evil");
  }

  @Test
  void text_from_a_request_is_never_taken_for_html() {
    String script = URLEncoder.encode("\"><script>alert(1)</script>", StandardCharsets.UTF_8);
    String state = state(scene.owner().get(CONNECT).header("Location").orElseThrow());
    Answer asked = back(scene.anyone(), state, script).expect(200);
    assertThat(asked.text()).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(scene.anyone().get(CALLBACK + "?state=" + script + "&code=" + script).text())
        .doesNotContain("<script");
    assertThat(scene.anyone().get("/auth/anaf/device?token=" + script).expect(404).text())
        .doesNotContain("<script");
  }

  @Test
  void link_leads_somebody_else_to_anaf_and_ends_on_a_page_of_ours() {
    String token = scene.owner().call("POST", "/api/v1/anaf/token-links").at("/linkToken");
    ApiTester phone = scene.anyone().with("Accept-Language", "en");
    Answer page = phone.get("/anaf/link/" + token).expect(200);
    assertThat(page.text()).contains("Ana (owner-").contains("Continue to ANAF");
    assertThat(phone.get("/auth/anaf/device?token=" + token).expect(200).text())
        .isEqualTo(page.text());
    Answer sent = phone.call("POST", "/anaf/link/" + token).expect(303);
    URI anaf = URI.create(sent.header("Location").orElseThrow());
    assertThat(anaf.getHost()).isEqualTo("logincert.example");
    Answer done =
        back(
            phone.with("Cookie", cookie(sent)),
            state(anaf.toString()),
            storno().certificates().code("ana"));
    assertThat(done.expect(200).text()).contains("Done");
    Answer state = scene.anyone().get("/api/v1/anaf/token-links/" + token).expect(200);
    assertThat(state.at("/status")).isEqualTo("used");
    assertThat(state.at("/tokenId"))
        .isEqualTo(scene.owner().get("/api/v1/anaf/tokens").at("/data/0/id"));
    assertThat(phone.get("/anaf/link/" + token).expect(410).text()).contains("already used");
    phone.call("POST", "/anaf/link/" + token).expect(410);
    phone.call("POST", "/anaf/link/unknown").expect(404);
    phone.get("/anaf/link/unknown").expect(404);
  }

  @Test
  void page_needs_no_script_and_nothing_from_elsewhere_and_allows_neither() {
    String token = scene.owner().call("POST", "/api/v1/anaf/token-links").at("/linkToken");
    Answer page = scene.anyone().get("/anaf/link/" + token).expect(200);
    String policy = page.header("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'self' https://logincert.example")
        .doesNotContain("unsafe");
    assertThat(page.text())
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContainPattern("href=\"http");
    assertThat(page.header("Referrer-Policy")).contains("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void style_sheet_is_the_one_that_the_policy_allows() throws Exception {
    Answer page = scene.anyone().get("/anaf/link/unknown").expect(404);
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.text());
    assertThat(style.find()).isTrue();
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("'sha256-" + java.util.Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void page_can_be_read_by_a_screen_reader_and_on_a_phone() {
    String token = scene.owner().call("POST", "/api/v1/anaf/token-links").at("/linkToken");
    String html = scene.anyone().get("/anaf/link/" + token).text();
    assertThat(html)
        .contains("<html lang=\"ro\">")
        .contains("name=\"viewport\"")
        .contains("<main")
        .contains("<button type=\"submit\">")
        .containsOnlyOnce("<h1>")
        .containsPattern("<title>[^<]+</title>");
  }

  @Test
  void every_failure_has_words_in_every_language() {
    Wording wording = new Wording(AnafPages.class);
    for (Language language : Language.values()) {
      for (FinishAuthorization.Reason reason : FinishAuthorization.Reason.values()) {
        assertThat(wording.get(language, "failed." + reason.name())).isNotBlank();
      }
      for (String status : List.of("unknown", "used", "expired", "unconfigured")) {
        String key = "link." + status.toLowerCase(Locale.ROOT);
        assertThat(wording.has(language, key + ".title")).isTrue();
        assertThat(wording.has(language, key)).isTrue();
      }
    }
  }
}
