package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.identity.Role;
import ro.storno.rest.memory.Apps;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class OAuth2RoutesTest extends WithStorno {
  private static final String CLIENTS = "/api/v1/oauth2/clients";
  private static final String AUTHORIZE = "/api/v1/oauth2/authorize";

  private Answer register(String redirectUris) {
    return scene
        .owner()
        .post(
            CLIENTS,
            "{\"name\":\"x\",\"clientType\":\"public\",\"redirectUris\":%s,\"scopes\":[\"invoice.view\"]}"
                .formatted(redirectUris));
  }

  private static String query(String clientId, String redirectUri, String scope) {
    return AUTHORIZE
        + "?response_type=code&state=s&code_challenge_method=S256&code_challenge="
        + Apps.CHALLENGE
        + "&client_id="
        + clientId
        + "&redirect_uri="
        + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8)
        + "&scope="
        + URLEncoder.encode(scope, StandardCharsets.UTF_8);
  }

  @Test
  void secret_is_shown_once_and_rotated_and_a_public_app_has_none() {
    Answer made = Apps.register(scene, "invoice.view");
    assertThat(made.at("/clientId")).matches("storno_cid_[0-9a-f]{32}");
    assertThat(made.at("/clientSecret")).startsWith(made.at("/clientSecretPrefix"));
    assertThat(made.at("/clientSecretPrefix")).startsWith("storno_cs_").hasSize(14);
    String path = CLIENTS + "/" + made.at("/id");
    assertThat(scene.owner().get(path).expect(200).text()).doesNotContain(made.at("/clientSecret"));
    assertThat(scene.owner().get(CLIENTS).expect(200).at("/data/0/id")).isEqualTo(made.at("/id"));
    Answer rotated = scene.owner().call("POST", path + "/rotate-secret").expect(200);
    assertThat(rotated.at("/clientSecret")).isNotEqualTo(made.at("/clientSecret"));
    String code = Apps.code(scene.owner(), made.at("/clientId"), "invoice.view");
    assertThat(
            Apps.trade(scene, made.at("/clientId"), made.at("/clientSecret"), code)
                .expect(400)
                .at("/error"))
        .isEqualTo("invalid_client");
    Apps.trade(scene, made.at("/clientId"), rotated.at("/clientSecret"), code).expect(200);

    Answer open = register("[\"com.example.app://callback\"]").expect(201);
    assertThat(open.json().at("/clientSecret").isNull()).isTrue();
    assertThat(open.json().at("/clientSecretPrefix").isNull()).isTrue();
    scene.owner().call("POST", CLIENTS + "/" + open.at("/id") + "/rotate-secret").expect(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "javascript://x/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://example.com/callback",
        "https://example.com/#fragment",
        "https://user@example.com/",
        "https:///callback",
        "/callback",
        "not a url"
      })
  void addresses_that_browsers_must_not_be_sent_to_are_not_registered(String uri) {
    assertThat(register("[\"" + uri + "\"]").expect(422).json().at("/errors").fieldNames())
        .toIterable()
        .containsExactly("redirectUris[0]");
  }

  @Test
  void local_and_app_addresses_are_registered_for_development() {
    register("[\"http://localhost:3000/cb\",\"http://127.0.0.1/cb\",\"myapp://cb\"]").expect(201);
  }

  @Test
  void app_is_changed_switched_off_and_revoked() {
    Answer made = Apps.register(scene, "invoice.view", "client.view");
    String path = CLIENTS + "/" + made.at("/id");
    String clientId = made.at("/clientId");
    String code = Apps.code(scene.owner(), clientId, "invoice.view");
    String token = Apps.trade(scene, clientId, made.at("/clientSecret"), code).at("/access_token");
    scene.owner().send("PATCH", path, "{}").expect(422);
    Answer off =
        scene
            .owner()
            .send("PATCH", path, "{\"isActive\":false,\"scopes\":[\"client.view\"]}")
            .expect(200);
    assertThat(off.at("/isActive")).isEqualTo("false");
    assertThat(off.json().at("/scopes")).hasSize(1);
    scene.owner().get(query(clientId, Apps.REDIRECT, "client.view")).expect(404);
    scene.anyone().as(token).get("/api/v1/invoices").expect(200);
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().call("DELETE", path).expect(204);
    scene.anyone().as(token).get("/api/v1/invoices").expect(401);
    scene.owner().send("PATCH", path, "{\"isActive\":true}").expect(409);
  }

  @Test
  void user_lets_an_app_in_and_it_acts_within_its_scopes() {
    Answer app = Apps.register(scene, "invoice.view", "client.view");
    String clientId = app.at("/clientId");
    Answer asked =
        scene.owner().get(query(clientId, Apps.REDIRECT, "invoice.view client.view")).expect(200);
    assertThat(asked.at("/clientName")).isEqualTo("Acme");
    assertThat(asked.json().at("/requestedScopes")).hasSize(2);
    Answer sent =
        scene.owner().post(AUTHORIZE, Apps.decision(clientId, "client.view", true)).expect(200);
    assertThat(sent.at("/redirect_uri"))
        .startsWith(Apps.REDIRECT + "&code=")
        .endsWith("&state=a%20b%26c");
    String code = Apps.code(scene.owner(), clientId, "client.view");
    Answer tokens = Apps.trade(scene, clientId, app.at("/clientSecret"), code).expect(200);
    assertThat(tokens.at("/token_type")).isEqualTo("Bearer");
    assertThat(tokens.at("/expires_in")).isEqualTo("3600");
    assertThat(tokens.at("/scope")).isEqualTo("client.view");
    assertThat(tokens.at("/access_token")).matches("storno_oat_\\S+");
    assertThat(tokens.at("/refresh_token")).matches("storno_ort_\\S+");
    assertThat(tokens.header("Cache-Control")).contains("no-store");
    ApiTester acting = scene.anyone().as(tokens.at("/access_token"));
    acting.get("/api/v1/clients").expect(200);
    acting.get("/api/v1/invoices").expect(403);
    acting.get(CLIENTS).expect(403);
    acting.post(CLIENTS, "{}").expect(401);
    acting.get(query(clientId, Apps.REDIRECT, "client.view")).expect(401);
    acting.post("/api/v1/api-tokens", "{}").expect(403);
  }

  @Test
  void user_who_says_no_sends_the_app_away() {
    String clientId = Apps.register(scene, "invoice.view").at("/clientId");
    assertThat(
            scene
                .owner()
                .post(AUTHORIZE, Apps.decision(clientId, "invoice.view", false))
                .expect(200)
                .at("/redirect_uri"))
        .isEqualTo(Apps.REDIRECT + "&error=access_denied&state=a%20b%26c");
  }

  @Test
  void nothing_is_sent_to_an_address_that_is_not_registered_letter_by_letter() {
    String clientId = Apps.register(scene, "invoice.view").at("/clientId");
    for (String wrong :
        List.of(
            "https://evil.example/",
            Apps.REDIRECT + "/",
            Apps.REDIRECT.replace("app.example", "APP.example"),
            Apps.REDIRECT + "&x=1",
            "https://app.example/callback")) {
      scene.owner().get(query(clientId, wrong, "invoice.view")).expect(400);
      scene
          .owner()
          .post(
              AUTHORIZE,
              Apps.decision(clientId, "invoice.view", true).replace(Apps.REDIRECT, wrong))
          .expect(400);
    }
  }

  @Test
  void plain_challenges_missing_parts_and_unknown_apps_are_refused() {
    String clientId = Apps.register(scene, "invoice.view").at("/clientId");
    String good = query(clientId, Apps.REDIRECT, "invoice.view");
    scene.owner().get(good).expect(200);
    scene.owner().get(good.replace("S256", "plain")).expect(400);
    scene.owner().get(good.replace("=code&", "=token&")).expect(400);
    scene.owner().get(good.replace("&state=s", "")).expect(400);
    scene.owner().get(good.replace(Apps.CHALLENGE, "short")).expect(400);
    scene.owner().get(good.replace("invoice.view", "invoice.fly")).expect(400);
    scene.owner().get(good.replace("invoice.view", "client.view")).expect(400);
    scene.owner().get(good.replace(clientId, "storno_cid_unknown")).expect(404);
    scene.owner().post(AUTHORIZE, "{}").expect(400);
    scene.owner().post(AUTHORIZE, Apps.decision(clientId, "client.view", true)).expect(422);
  }

  @Test
  void nobody_grants_more_than_they_may_do() {
    String clientId = Apps.register(scene, "invoice.view", "settings.manage").at("/clientId");
    ApiTester employee =
        scene.anyone().as(storno().member(scene.organization(), Role.EMPLOYEE, null));
    assertThat(
            employee
                .get(query(clientId, Apps.REDIRECT, "invoice.view settings.manage"))
                .expect(200)
                .json()
                .at("/requestedScopes"))
        .hasSize(1);
    employee
        .post(AUTHORIZE, Apps.decision(clientId, "invoice.view settings.manage", true))
        .expect(422);
    employee.post(CLIENTS, "{}").expect(403);
  }

  @Test
  void code_is_worth_nothing_without_verifier_address_and_app() {
    Answer app = Apps.register(scene, "invoice.view");
    Answer other = Apps.register(scene, "invoice.view");
    String clientId = app.at("/clientId");
    String secret = app.at("/clientSecret");
    String code = Apps.code(scene.owner(), clientId, "invoice.view");
    for (String[] wrong :
        new String[][] {
          {clientId, secret, Apps.REDIRECT, Apps.VERIFIER.replace('d', 'e')},
          {clientId, secret, "https://evil.example/", Apps.VERIFIER},
          {other.at("/clientId"), other.at("/clientSecret"), Apps.REDIRECT, Apps.VERIFIER}
        }) {
      Answer refused =
          Apps.form(
              scene,
              "/api/v1/oauth2/token",
              "grant_type",
              "authorization_code",
              "client_id",
              wrong[0],
              "client_secret",
              wrong[1],
              "code",
              code,
              "redirect_uri",
              wrong[2],
              "code_verifier",
              wrong[3]);
      assertThat(refused.expect(400).at("/error")).isEqualTo("invalid_grant");
      assertThat(refused.at("/error_description")).isNotBlank();
    }
    Apps.trade(scene, clientId, secret, code).expect(200);
  }

  @Test
  void replayed_code_and_replayed_refresh_token_end_everything() {
    Answer app = Apps.register(scene, "invoice.view");
    String clientId = app.at("/clientId");
    String secret = app.at("/clientSecret");
    String code = Apps.code(scene.owner(), clientId, "invoice.view");
    String first = Apps.trade(scene, clientId, secret, code).expect(200).at("/access_token");
    scene.anyone().as(first).get("/api/v1/invoices").expect(200);
    Apps.trade(scene, clientId, secret, code).expect(400);
    scene.anyone().as(first).get("/api/v1/invoices").expect(401);

    String again = Apps.code(scene.owner(), clientId, "invoice.view");
    Answer one = Apps.trade(scene, clientId, secret, again).expect(200);
    Answer two = Apps.refresh(scene, clientId, secret, one.at("/refresh_token")).expect(200);
    scene.anyone().as(two.at("/access_token")).get("/api/v1/invoices").expect(200);
    assertThat(
            Apps.refresh(scene, clientId, secret, one.at("/refresh_token"))
                .expect(400)
                .at("/error"))
        .isEqualTo("invalid_grant");
    scene.anyone().as(two.at("/access_token")).get("/api/v1/invoices").expect(401);
    Apps.refresh(scene, clientId, secret, two.at("/refresh_token")).expect(400);
  }

  @Test
  void given_back_tokens_open_nothing_and_unknown_ones_are_passed_over() {
    Answer app = Apps.register(scene, "invoice.view");
    String clientId = app.at("/clientId");
    String secret = app.at("/clientSecret");
    String code = Apps.code(scene.owner(), clientId, "invoice.view");
    Answer tokens = Apps.trade(scene, clientId, secret, code).expect(200);
    String access = tokens.at("/access_token");
    revoke(clientId, "wrong", access).expect(400);
    scene.anyone().as(access).get("/api/v1/invoices").expect(200);
    assertThat(revoke(clientId, secret, access).expect(200).text()).isEmpty();
    scene.anyone().as(access).get("/api/v1/invoices").expect(401);
    Answer next = Apps.refresh(scene, clientId, secret, tokens.at("/refresh_token")).expect(200);
    revoke(clientId, secret, next.at("/refresh_token")).expect(200);
    scene.anyone().as(next.at("/access_token")).get("/api/v1/invoices").expect(401);
    revoke(clientId, secret, "storno_oat_unknown").expect(200);
  }

  private Answer revoke(String clientId, String secret, String token) {
    return Apps.form(
        scene,
        "/api/v1/oauth2/revoke",
        "token",
        token,
        "client_id",
        clientId,
        "client_secret",
        secret);
  }

  @Test
  void token_endpoint_says_what_is_wrong_in_the_words_of_the_standard() {
    assertThat(token("{}")).isEqualTo("invalid_request");
    assertThat(token("{\"grant_type\":\"password\"}")).isEqualTo("unsupported_grant_type");
    assertThat(
            token("{\"grant_type\":\"refresh_token\",\"client_id\":\"x\",\"refresh_token\":\"y\"}"))
        .isEqualTo("invalid_client");
    Apps.form(scene, "/api/v1/oauth2/token", "grant_type", "a", "grant_type", "b").expect(400);
    scene
        .anyone()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/api/v1/oauth2/token", "grant_type=%zz")
        .expect(400);
    scene
        .anyone()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/api/auth", "email=a&password=b")
        .expect(415);
  }

  private String token(String json) {
    return scene.anyone().post("/api/v1/oauth2/token", json).expect(400).at("/error");
  }

  @Test
  void user_sees_the_apps_that_were_let_in_and_takes_them_back() {
    String token = Apps.token(scene, "invoice.view");
    Answer apps = scene.owner().get("/api/v1/me/authorized-apps").expect(200);
    assertThat(apps.json().at("/data")).hasSize(1);
    String path = "/api/v1/me/authorized-apps/" + apps.at("/data/0/id");
    Scene.on(storno()).owner().call("DELETE", path).expect(404);
    scene.anyone().as(token).get("/api/v1/invoices").expect(200);
    scene.owner().call("DELETE", path).expect(204);
    scene.anyone().as(token).get("/api/v1/invoices").expect(401);
    scene.owner().call("DELETE", path).expect(404);
  }

  @Test
  void metadata_tells_libraries_where_everything_is() {
    Answer metadata = scene.anyone().get("/.well-known/oauth-authorization-server").expect(200);
    assertThat(metadata.at("/issuer")).isEqualTo("https://storno.example");
    assertThat(metadata.at("/token_endpoint"))
        .isEqualTo("https://storno.example/api/v1/oauth2/token");
    assertThat(metadata.at("/code_challenge_methods_supported/0")).isEqualTo("S256");
  }
}
