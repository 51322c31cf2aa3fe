package ro.storno.authority.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.AnafAuthorizationServer.Answer;
import ro.storno.application.anaf.AnafAuthorizationServer.TokenForm;
import ro.storno.application.anaf.AnafRefreshToken;
import ro.storno.application.authority.AuthorityException.AccessRefused;
import ro.storno.application.authority.AuthorityException.Declined;
import ro.storno.application.authority.AuthorityException.LimitReached;
import ro.storno.application.authority.AuthorityException.NotReached;
import ro.storno.application.authority.AuthorityException.OutcomeUnknown;
import ro.storno.authority.call.Patience;

class HttpAuthorizationServerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T20:30:00Z");
  private static final URI REDIRECT = URI.create("https://storno.example.ro/auth/callback/anaf");
  private static final Instant END = Instant.parse("2027-02-18T20:30:00Z");
  private static final Instant REFRESH_END = Instant.parse("2027-11-20T20:30:00Z");
  private static final String ACCESS = jwt("{\"exp\":" + END.getEpochSecond() + "}");
  private static final String REFRESH = jwt("{\"exp\":" + REFRESH_END.getEpochSecond() + "}");

  private final MockWebServer anaf = new MockWebServer();
  private HttpAuthorizationServer server;

  @BeforeEach
  void start() throws Exception {
    anaf.start();
    server = server(anaf.url("/anaf-oauth2/v1").uri(), anaf.url("/").uri(), "an id", "s3cret:ț");
  }

  @AfterEach
  void stop() {
    anaf.close();
  }

  private static HttpAuthorizationServer server(
      @Nullable URI server, @Nullable URI services, @Nullable String id, @Nullable String secret) {
    Duration patient = Duration.ofSeconds(30);
    return new HttpAuthorizationServer(
        new AuthorizationSettings(server, services, id, secret),
        new Patience(patient, patient, patient, Duration.ofSeconds(3)),
        InstantSource.fixed(NOW));
  }

  private static String jwt(String payload) {
    return base64("{\"alg\":\"RS512\"}") + "." + base64(payload) + "." + base64("signature");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private void answers(int status, String json) {
    anaf.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json)
            .build());
  }

  private static String tokens(String access, String rest) {
    return "{\"access_token\":\"" + access + "\",\"token_type\":\"Bearer\"" + rest + "}";
  }

  private Answer exchange() {
    return server.exchange("the code", REDIRECT);
  }

  private Answer refresh() {
    return server.refresh(new AnafRefreshToken("old+refresh/token="));
  }

  private List<ThrowingCallable> tokenCalls() {
    return List.of(this::exchange, this::refresh);
  }

  @Test
  void the_browser_is_sent_to_anaf_with_everything_it_needs() {
    URI url =
        server(URI.create("https://logincert.anaf.ro/anaf-oauth2/v1"), null, "id&x", null)
            .authorizationUrl("st&te", REDIRECT);
    assertThat(url)
        .hasToString(
            "https://logincert.anaf.ro/anaf-oauth2/v1/authorize?response_type=code"
                + "&client_id=id%26x"
                + "&redirect_uri=https%3A%2F%2Fstorno.example.ro%2Fauth%2Fcallback%2Fanaf"
                + "&token_content_type=jwt&state=st%26te");
  }

  @Test
  void the_address_may_be_the_host_or_the_whole_one() {
    for (String address :
        List.of(
            "https://logincert.anaf.ro",
            "https://logincert.anaf.ro/",
            "https://logincert.anaf.ro/anaf-oauth2/v1")) {
      assertThat(server(URI.create(address), null, "id", null).authorizationUrl("s", REDIRECT))
          .asString()
          .startsWith("https://logincert.anaf.ro/anaf-oauth2/v1/authorize?");
    }
    assertThat(
            server(URI.create("https://proxy.example/other"), null, "id", null)
                .authorizationUrl("s", REDIRECT))
        .asString()
        .startsWith("https://proxy.example/other/authorize?");
  }

  @Test
  void a_code_is_turned_into_tokens() throws Exception {
    answers(200, tokens(ACCESS, ",\"refresh_token\":\"" + REFRESH + "\",\"expires_in\":1"));

    assertThat(exchange())
        .isEqualTo(
            new Answer.Granted(
                new AnafAccessToken(ACCESS),
                END,
                new AnafRefreshToken(REFRESH),
                Optional.of(REFRESH_END)));

    RecordedRequest request = anaf.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/anaf-oauth2/v1/token");
    assertThat(request.getHeaders().get("Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("an id:s3cret:ț".getBytes(UTF_8)));
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "grant_type=authorization_code&code=the+code"
                + "&redirect_uri=https%3A%2F%2Fstorno.example.ro%2Fauth%2Fcallback%2Fanaf"
                + "&token_content_type=jwt");
  }

  @Test
  void a_refresh_gives_both_tokens_anew() throws Exception {
    answers(200, tokens(ACCESS, ",\"refresh_token\":\"opaque\""));
    assertThat(refresh())
        .isEqualTo(
            new Answer.Granted(
                new AnafAccessToken(ACCESS),
                END,
                new AnafRefreshToken("opaque"),
                Optional.empty()));
    assertThat(anaf.takeRequest().getBody().utf8())
        .isEqualTo(
            "grant_type=refresh_token&refresh_token=old%2Brefresh%2Ftoken%3D"
                + "&token_content_type=jwt");
  }

  @Test
  void a_refresh_that_gives_no_refresh_token_says_so() {
    answers(200, tokens(ACCESS, ""));
    assertThat(((Answer.Granted) refresh()).refresh()).isNull();
  }

  @Test
  void a_token_that_hides_its_end_has_the_lifetime_the_server_says() {
    answers(200, tokens("opaque", ",\"expires_in\":7776000,\"refresh_token\":\"r\""));
    assertThat(((Answer.Granted) exchange()).accessExpiresAt())
        .isEqualTo(NOW.plus(Duration.ofDays(90)));
  }

  @Test
  void a_spent_code_or_refresh_token_is_an_answer_of_its_own() {
    for (int status : List.of(400, 401)) {
      answers(status, "{\"error\":\"invalid_grant\",\"error_description\":\"code expired\"}");
      assertThat(exchange()).isEqualTo(new Answer.GrantRefused("code expired"));
      answers(status, "{\"error\":\"invalid_grant\"}");
      assertThat(refresh()).isEqualTo(new Answer.GrantRefused(""));
    }
  }

  @Test
  void a_refused_application_is_told_which_settings_to_check() {
    for (ThrowingCallable call : tokenCalls()) {
      for (String error : List.of("invalid_client", "unauthorized_client")) {
        answers(400, "{\"error\":\"" + error + "\"}");
        assertThatThrownBy(call)
            .isInstanceOf(AccessRefused.class)
            .hasMessageContaining("STORNO_ANAF_CLIENT_SECRET")
            .hasMessageNotContaining("s3cret");
      }
      anaf.enqueue(new MockResponse.Builder().code(401).build());
      assertThatThrownBy(call).isInstanceOf(AccessRefused.class);
    }
  }

  @Test
  void any_other_error_is_declined_in_the_servers_words() {
    for (ThrowingCallable call : tokenCalls()) {
      answers(
          400,
          "{\"error\":\"invalid_request\",\"error_description\":\"redirect_uri\\n does not match\"}");
      assertThatThrownBy(call)
          .isInstanceOf(Declined.class)
          .hasMessageContaining("(invalid_request): redirect_uri does not match");
    }
  }

  @Test
  void limits_faults_and_pages_are_told_apart() {
    for (ThrowingCallable call : tokenCalls()) {
      anaf.enqueue(new MockResponse.Builder().code(429).build());
      assertThatThrownBy(call).isInstanceOf(LimitReached.class);
      for (int status : List.of(302, 400, 404, 500, 503)) {
        anaf.enqueue(
            new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/my.policy")
                .addHeader("Retry-After", "0")
                .build());
        assertThatThrownBy(call).isInstanceOf(OutcomeUnknown.class);
      }
      anaf.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "text/html")
              .body("<html>BIG-IP logout page</html>")
              .build());
      assertThatThrownBy(call).isInstanceOf(OutcomeUnknown.class);
      anaf.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
      assertThatThrownBy(call).isInstanceOf(OutcomeUnknown.class);
    }
    assertThat(anaf.getRequestCount()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":\"opaque-secret\"}",
        "{\"access_token\":\"opaque-secret\",\"expires_in\":\"soon\"}",
        "{\"access_token\":\"opaque-secret\",opaque-secret",
      })
  void an_answer_without_usable_tokens_is_none_and_is_not_quoted(String json) {
    answers(200, json);
    assertThatThrownBy(this::exchange)
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageNotContaining("opaque-secret")
        .hasNoCause();
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    answers(200, "{" + " ".repeat(100_000));
    assertThatThrownBy(this::exchange).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void nobody_at_the_address_means_that_nothing_was_spent() {
    URI nobody = anaf.url("/").uri();
    anaf.close();
    server = server(nobody, nobody, "id", "secret");
    for (ThrowingCallable call : tokenCalls()) {
      assertThatThrownBy(call).isInstanceOf(NotReached.class);
    }
  }

  @Test
  void a_missing_setting_is_named() {
    URI address = anaf.url("/").uri();
    assertMissing(server(null, address, "id", "secret"), "STORNO_ANAF_OAUTH_URL");
    assertMissing(server(address, address, null, "secret"), "STORNO_ANAF_CLIENT_ID");
    assertMissing(server(address, address, "id", null), "STORNO_ANAF_CLIENT_SECRET");
    assertThatThrownBy(
            () -> server(address, null, "id", "secret").check(new AnafAccessToken(ACCESS)))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining("STORNO_ANAF_BASE_URL");
    assertThat(anaf.getRequestCount()).isZero();
  }

  private static void assertMissing(HttpAuthorizationServer incomplete, String setting) {
    assertThatThrownBy(() -> incomplete.exchange("code", REDIRECT))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining(setting);
  }

  @Test
  void a_token_is_checked_with_a_greeting() throws Exception {
    anaf.enqueue(new MockResponse.Builder().body("Hello, storno").build());
    server.check(new AnafAccessToken(ACCESS));
    RecordedRequest request = anaf.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/TestOauth/jaxrs/hello?name=storno");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + ACCESS);
  }

  @Test
  void a_refused_token_is_told_from_a_service_that_is_out_of_order() {
    AnafAccessToken token = new AnafAccessToken(ACCESS);
    for (int status : List.of(401, 403)) {
      anaf.enqueue(new MockResponse.Builder().code(status).build());
      assertThatThrownBy(() -> server.check(token)).isInstanceOf(AccessRefused.class);
    }
    anaf.enqueue(new MockResponse.Builder().code(500).build());
    assertThatThrownBy(() -> server.check(token)).isInstanceOf(OutcomeUnknown.class);
    anaf.enqueue(new MockResponse.Builder().body("something else").build());
    assertThatThrownBy(() -> server.check(token)).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void the_end_of_a_token_is_read_from_the_token_whatever_else_it_says() {
    String token = jwt("{\"alg\":\"none\",\"exp\":1803155400,\"role\":[\"x\"],\"nbf\":9}");
    assertThat(server.form(new AnafAccessToken(token)))
        .isEqualTo(new TokenForm.Readable(Instant.ofEpochSecond(1803155400)));
    assertThat(anaf.getRequestCount()).isZero();
  }

  @Test
  void what_is_no_token_is_told_without_quoting_it() {
    for (String odd :
        List.of(
            "",
            "secret",
            "secret.secret",
            "..",
            "a.b.c.d",
            "a.!!!.c",
            "a." + base64("secret") + ".c",
            jwt("[]"),
            jwt("{}"),
            jwt("{\"exp\":\"1803155400\"}"),
            jwt("{\"exp\":1.5}"),
            jwt("{\"exp\":0}"),
            jwt("{\"exp\":-1}"),
            jwt("{\"exp\":253402300800}"),
            jwt("{\"exp\":99999999999999999999999}"),
            jwt("{\"exp\":1e999999999}"),
            jwt("{\"exp\":1803155400,\"exp\":1903155400}"),
            jwt("{\"exp\":1803155400,\"x\":\"" + "y".repeat(20_000) + "\"}"),
            jwt("[".repeat(5_000)))) {
      assertThat(server.form(new AnafAccessToken(odd)))
          .isInstanceOfSatisfying(
              TokenForm.Malformed.class,
              malformed -> assertThat(malformed.why()).isNotBlank().doesNotContain("secret"));
    }
  }

  @Test
  void no_secret_is_shown_by_what_holds_it() {
    assertThat(
            "%s %s %s"
                .formatted(
                    new AuthorizationSettings(null, null, "id", "s3cret"),
                    new AnafAccessToken("s3cret"),
                    new AnafRefreshToken("s3cret")))
        .doesNotContain("s3cret");
  }
}
