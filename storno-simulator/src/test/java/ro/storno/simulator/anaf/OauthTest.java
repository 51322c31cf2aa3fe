package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.http.Parameters;

class OauthTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String CALLBACK = "https://app.example/api/connect/anaf/callback";

  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(1)
              .withClock(InstantSource.fixed(NOW))
              .withClients(new OauthClient("app", "s3cret", Set.of(CALLBACK)))
              .withHolders(
                  CertificateHolder.of("11", "Ana", "18547290"),
                  CertificateHolder.of("22", "<Ion>", "14399840")));
  private final AnafClient client = new AnafClient(anaf.api(), "");

  @AfterEach
  void stop() {
    anaf.close();
  }

  private String authorize(String more) {
    return "/anaf-oauth2/v1/authorize?response_type=code&client_id=app&token_content_type=jwt"
        + "&redirect_uri="
        + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8)
        + more;
  }

  private static Parameters query(HttpResponse<byte[]> redirect) {
    assertThat(redirect.statusCode()).isEqualTo(302);
    String location = redirect.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(CALLBACK + "?");
    return Parameters.parse(URI.create(location).getRawQuery());
  }

  private String code() throws Exception {
    return query(client.get(authorize("&simulator_holder=11"))).get("code").orElseThrow();
  }

  private JsonNode token(String form) throws Exception {
    return AnafClient.json(
        client.form("/anaf-oauth2/v1/token", form + "&client_id=app&client_secret=s3cret"));
  }

  private JsonNode exchange(String code) throws Exception {
    return token(
        "grant_type=authorization_code&token_content_type=jwt&code="
            + code
            + "&redirect_uri="
            + CALLBACK);
  }

  private JsonNode refresh(String refreshToken) throws Exception {
    return token("grant_type=refresh_token&refresh_token=" + refreshToken);
  }

  private int hello(String token) throws Exception {
    return new AnafClient(anaf.api(), token).get("/TestOauth/jaxrs/hello?name=x").statusCode();
  }

  @Test
  void the_page_lets_one_choose_a_certificate_and_passes_the_state_back() throws Exception {
    HttpResponse<byte[]> page = client.get(authorize("&state=a%26b"));
    assertThat(AnafClient.text(page)).contains("&lt;Ion&gt;").contains("value=\"22\"");
    Parameters approved =
        query(client.form(authorize("&state=a%26b"), "holder=22&decision=approve"));
    assertThat(approved.get("state")).contains("a&b");
    JsonNode tokens = exchange(approved.get("code").orElseThrow());
    assertThat(claims(tokens.path("access_token").asText()).path("serial").asText())
        .isEqualTo("22");
  }

  @Test
  void a_refusal_goes_back_with_an_error() throws Exception {
    Parameters refused = query(client.form(authorize("&state=s"), "decision=refuse"));
    assertThat(refused.get("error")).contains("access_denied");
    assertThat(refused.get("state")).contains("s");
    assertThat(refused.get("code")).isEmpty();
  }

  @Test
  void without_a_browser_the_first_holder_can_approve_everything() throws Exception {
    try (AnafSimulator automatic =
        AnafSimulator.start(AnafSimulatorSettings.defaults().withAutoApproval(true))) {
      HttpResponse<byte[]> response =
          new AnafClient(automatic.api(), "")
              .get(
                  "/anaf-oauth2/v1/authorize?response_type=code&client_id=storno"
                      + "&token_content_type=jwt&redirect_uri=http://127.0.0.1:9/cb");
      assertThat(response.headers().firstValue("Location").orElseThrow())
          .startsWith("http://127.0.0.1:9/cb?code=");
    }
  }

  @Test
  void nobody_is_sent_to_an_address_that_is_not_registered() throws Exception {
    for (String address : List.of(CALLBACK + "/", "https://evil.example/", CALLBACK + "?x=1")) {
      HttpResponse<byte[]> response =
          client.get(
              "/anaf-oauth2/v1/authorize?response_type=code&client_id=app&token_content_type=jwt"
                  + "&simulator_holder=11&redirect_uri="
                  + URLEncoder.encode(address, StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.headers().firstValue("Location")).isEmpty();
    }
    assertThat(client.get(authorize("").replace("client_id=app", "client_id=x")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void other_mistakes_go_back_to_the_application() throws Exception {
    assertThat(query(client.get(authorize("").replace("=code", "=token"))).get("error"))
        .contains("unsupported_response_type");
    assertThat(query(client.get(authorize("").replace("=jwt", "=opaque"))).get("error"))
        .contains("invalid_request");
  }

  @Test
  void tokens_are_signed_with_rs512_and_last_ninety_days_and_a_year() throws Exception {
    JsonNode tokens = exchange(code());
    assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(tokens.path("expires_in").asLong()).isEqualTo(90 * 86400);
    String access = tokens.path("access_token").asText();
    assertThat(part(access, 0).path("alg").asText()).isEqualTo("RS512");
    assertThat(verified(access)).isTrue();
    assertThat(claims(access).path("exp").asLong())
        .isEqualTo(NOW.plus(Duration.ofDays(90)).getEpochSecond());
    assertThat(claims(tokens.path("refresh_token").asText()).path("exp").asLong())
        .isEqualTo(NOW.plus(Duration.ofDays(365)).getEpochSecond());
    assertThat(hello(access)).isEqualTo(200);
  }

  private boolean verified(String token) throws Exception {
    int dot = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA512withRSA");
    signature.initVerify(anaf.oauth().publicKey());
    signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }

  private static JsonNode claims(String token) throws Exception {
    return part(token, 1);
  }

  private static JsonNode part(String token, int number) throws Exception {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
  }

  @Test
  void a_code_counts_once_for_a_minute_for_its_address_and_client() throws Exception {
    String code = code();
    assertThat(exchange(code).has("access_token")).isTrue();
    assertThat(exchange(code).path("error").asText()).isEqualTo("invalid_grant");

    String late = code();
    anaf.clock().advance(Duration.ofSeconds(61));
    assertThat(exchange(late).path("error").asText()).isEqualTo("invalid_grant");

    assertThat(
            token("grant_type=authorization_code&code=" + code() + "&redirect_uri=https://x/")
                .path("error")
                .asText())
        .isEqualTo("invalid_grant");
    anaf.oauth().register(new OauthClient("other", "o", Set.of(CALLBACK)));
    assertThat(
            AnafClient.json(
                    client.form(
                        "/anaf-oauth2/v1/token",
                        "grant_type=authorization_code&code="
                            + code()
                            + "&redirect_uri="
                            + CALLBACK
                            + "&client_id=other&client_secret=o"))
                .path("error")
                .asText())
        .isEqualTo("invalid_grant");
  }

  @Test
  void one_of_many_at_once_gets_the_code_and_one_the_refresh() throws Exception {
    String code = code();
    List<JsonNode> answers = atOnce(() -> exchange(code));
    List<JsonNode> got = answers.stream().filter(a -> a.has("access_token")).toList();
    assertThat(got).hasSize(1);
    String refreshToken = got.get(0).path("refresh_token").asText();
    assertThat(atOnce(() -> refresh(refreshToken)).stream().filter(a -> a.has("access_token")))
        .hasSize(1);
  }

  private static List<JsonNode> atOnce(Callable<JsonNode> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<JsonNode> answers = new ArrayList<>();
      for (Future<JsonNode> f : threads.invokeAll(java.util.Collections.nCopies(8, call))) {
        answers.add(f.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_refresh_gives_both_tokens_anew_and_ends_the_old_one() throws Exception {
    JsonNode first = exchange(code());
    JsonNode second = refresh(first.path("refresh_token").asText());
    assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
    assertThat(hello(second.path("access_token").asText())).isEqualTo(200);
    assertThat(refresh(first.path("refresh_token").asText()).path("error").asText())
        .isEqualTo("invalid_grant");
    // an access token is none
    assertThat(refresh(second.path("access_token").asText()).path("error").asText())
        .isEqualTo("invalid_grant");
  }

  @Test
  void the_client_is_known_by_header_or_body_and_its_secret_counts() throws Exception {
    String basic =
        Base64.getEncoder().encodeToString("app:s3cret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(anaf.oauthBase() + "/token"))
            .header("Authorization", "Basic " + basic)
            .POST(
                BodyPublishers.ofString(
                    "grant_type=authorization_code&code=" + code() + "&redirect_uri=" + CALLBACK))
            .build();
    assertThat(AnafClient.json(client.send(request)).has("access_token")).isTrue();
    HttpResponse<byte[]> wrong =
        client.form(
            "/anaf-oauth2/v1/token",
            "grant_type=authorization_code&code=" + code() + "&client_id=app&client_secret=no");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(AnafClient.json(wrong).path("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void missing_foreign_ended_and_expired_tokens_are_not_let_in() throws Exception {
    String access = exchange(code()).path("access_token").asText();
    assertThat(hello("")).isEqualTo(401);
    assertThat(hello("a.b.c")).isEqualTo(401);
    try (AnafSimulator elsewhere =
        AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(2))) {
      assertThat(hello(elsewhere.oauth().issue(AnafSimulatorSettings.HOLDER).access()))
          .isEqualTo(401);
    }
    String ended = exchange(code()).path("access_token").asText();
    anaf.oauth().end(ended);
    assertThat(hello(ended)).isEqualTo(401);
    anaf.clock().advance(Duration.ofDays(90));
    assertThat(hello(access)).isEqualTo(401);
  }

  @Test
  void rights_that_change_count_for_tokens_given_out() throws Exception {
    String access = exchange(code()).path("access_token").asText();
    AnafClient his = new AnafClient(anaf.api(), access);
    assertThat(his.list("18547290", 1).path("eroare").asText()).startsWith("Nu exista mesaje");
    anaf.oauth().register(CertificateHolder.of("11", "Ana"));
    assertThat(his.list("18547290", 1).path("eroare").asText()).startsWith("Nu exista niciun CIF");
  }
}
