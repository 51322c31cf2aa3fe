package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.Apps;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class AccountPageRoutesTest extends WithStorno {
  private static final String PASSWORD = "Parola-buna-1";

  private String token(String email) {
    Matcher link = Pattern.compile("token=([A-Za-z0-9-]+)").matcher(storno().newestMail(email));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private String ownersAddress() {
    return scene.owner().get("/api/v1/me").at("/email");
  }

  private Answer page(String path) {
    Answer page = scene.anyone().get(path);
    assertThat(page.text())
        .contains("<html lang=\"ro\">")
        .doesNotContain("<script")
        .doesNotContain("http-equiv");
    return page;
  }

  private ApiTester signIn(String email, String password) {
    return scene
        .anyone()
        .as(
            scene
                .anyone()
                .post(
                    "/api/auth",
                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .expect(200)
                .at("/token"));
  }

  @Test
  void address_is_confirmed_by_the_button_and_not_by_looking_at_the_page() {
    String token = token(ownersAddress());
    Answer page = page("/confirm-email?token=" + token).expect(200);
    assertThat(page.text()).contains("value=\"" + token + "\"");
    assertThat(scene.owner().get("/api/v1/me").at("/emailVerified")).isEqualTo("false");
    assertThat(Apps.form(scene, "/confirm-email", "token", token).expect(200).text())
        .contains("confirmată");
    assertThat(scene.owner().get("/api/v1/me").at("/emailVerified")).isEqualTo("true");
    Apps.form(scene, "/confirm-email", "token", "invented").expect(400);
    Apps.form(scene, "/confirm-email", "x", "y").expect(400);
  }

  @Test
  void new_password_is_set_once_and_a_weak_one_leaves_the_link_good() {
    String email = ownersAddress();
    scene.anyone().post("/api/auth/forgot-password", "{\"email\":\"" + email + "\"}").expect(200);
    storno().runIdentityJobs();
    String token = token(email);
    page("/reset-password?token=" + token).expect(200);
    assertThat(
            Apps.form(scene, "/reset-password", "token", token, "password", "scurt")
                .expect(422)
                .text())
        .contains("role=\"alert\"", "value=\"" + token + "\"");
    Apps.form(scene, "/reset-password", "token", token, "password", "alta parola buna").expect(200);
    signIn(email, "alta parola buna").get("/api/v1/me").expect(200);
    Apps.form(scene, "/reset-password", "token", token, "password", "inca o parola").expect(400);
  }

  private String invited(String email) {
    scene
        .owner()
        .post("/api/v1/invitations", "{\"email\":\"" + email + "\",\"role\":\"ACCOUNTANT\"}")
        .expect(201);
    return token(email);
  }

  @Test
  void newcomer_opens_an_account_by_invitation_and_is_a_member() {
    String email = UUID.randomUUID() + "@example.com";
    String token = invited(email);
    assertThat(page("/accept-invitation?token=" + token).expect(200).text())
        .contains(email, "contabil", "new-password");
    Apps.form(scene, "/accept-invitation", "token", token, "password", "scurt").expect(422);
    Apps.form(
            scene,
            "/accept-invitation",
            "token",
            token,
            "firstName",
            "Ion",
            "password",
            "o parola destul de lunga")
        .expect(200);
    ApiTester member = signIn(email, "o parola destul de lunga");
    assertThat(member.get("/api/v1/me").at("/memberships/0/organization/id"))
        .isEqualTo(scene.organization().toString());
    Apps.form(scene, "/accept-invitation", "token", token, "password", "alta parola lunga")
        .expect(404);
    page("/accept-invitation?token=invented").expect(404);
  }

  @Test
  void member_elsewhere_accepts_with_the_password_and_no_session_stays() {
    String email = "known-" + UUID.randomUUID() + "@example.com";
    scene
        .anyone()
        .post(
            "/api/auth/register",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
        .expect(201);
    String token = invited(email);
    assertThat(page("/accept-invitation?token=" + token).text()).contains("current-password");
    Answer wrong = Apps.form(scene, "/accept-invitation", "token", token, "password", "Gresita-2");
    assertThat(wrong.expect(401).text()).contains("role=\"alert\"");
    Answer joined = Apps.form(scene, "/accept-invitation", "token", token, "password", PASSWORD);
    assertThat(joined.expect(200).header("Set-Cookie")).isEmpty();
    assertThat(signIn(email, PASSWORD).get("/api/v1/me").json().at("/memberships")).hasSize(2);
  }

  private static String query(String clientId, String redirect, String scope) {
    return "/oauth2/authorize?response_type=code&state=a%20b&code_challenge_method=S256"
        + "&code_challenge="
        + Apps.CHALLENGE
        + "&client_id="
        + clientId
        + "&scope="
        + scope
        + "&redirect_uri="
        + URLEncoder.encode(redirect, StandardCharsets.UTF_8);
  }

  private Answer decided(String clientId, String... more) {
    String[] request = {
      "response_type", "code",
      "client_id", clientId,
      "redirect_uri", Apps.REDIRECT,
      "scope", "invoice.view",
      "state", "a b",
      "code_challenge", Apps.CHALLENGE,
      "code_challenge_method", "S256"
    };
    String[] pairs = java.util.Arrays.copyOf(request, request.length + more.length);
    System.arraycopy(more, 0, pairs, request.length, more.length);
    return Apps.form(scene, "/oauth2/authorize", pairs);
  }

  @Test
  void app_is_let_in_on_the_page_by_whoever_knows_the_password() {
    Answer app = Apps.register(scene, "invoice.view");
    String clientId = app.at("/clientId");
    Answer page = page(query(clientId, Apps.REDIRECT, "invoice.view")).expect(200);
    assertThat(page.text()).contains("Acme", "Facturi: citire (invoice.view)");
    assertThat(page.text()).as("where and for how long").contains("organizația", "un an cel mult");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .endsWith("form-action 'self' https://app.example");
    String email = ownersAddress();
    assertThat(decided(clientId, "email", email, "password", "Gresita-2").expect(401).text())
        .contains("value=\"" + email + "\"")
        .doesNotContain("Gresita-2");
    Answer sent = decided(clientId, "email", email, "password", PASSWORD).expect(303);
    String location = sent.header("Location").orElseThrow();
    assertThat(location).startsWith(Apps.REDIRECT + "&code=").endsWith("&state=a%20b");
    String code = location.replaceAll(".*code=([^&]*)&.*", "$1");
    Apps.trade(scene, clientId, app.at("/clientSecret"), code).expect(200);
    assertThat(decided(clientId, "refused", "true").expect(303).header("Location"))
        .contains(Apps.REDIRECT + "&error=access_denied&state=a%20b");
  }

  @Test
  void malformed_requests_are_told_to_the_user_and_lead_nowhere() {
    String clientId = Apps.register(scene, "invoice.view").at("/clientId");
    Answer evil = page(query(clientId, "https://evil.example/", "invoice.view")).expect(400);
    assertThat(evil.header("Location")).isEmpty();
    assertThat(evil.text()).doesNotContain("evil.example");
    page(query("storno_cid_x", Apps.REDIRECT, "invoice.view")).expect(400);
    page(query(clientId, Apps.REDIRECT, "invoice.fly")).expect(400);
    page("/oauth2/authorize").expect(400);
    Apps.form(scene, "/oauth2/authorize", "refused", "true").expect(400);
  }

  @Test
  void what_others_wrote_is_shown_as_text() {
    Answer app =
        scene
            .owner()
            .post(
                "/api/v1/oauth2/clients",
                "{\"name\":\"<b onclick=x>Acme</b>\",\"redirectUris\":[\"%s\"],\"scopes\":[\"invoice.view\"]}"
                    .formatted(Apps.REDIRECT))
            .expect(201);
    assertThat(page(query(app.at("/clientId"), Apps.REDIRECT, "invoice.view")).text())
        .contains("&lt;b onclick=x&gt;Acme")
        .doesNotContain("<b onclick");
    assertThat(page("/confirm-email?token=%22%3E%3Cimg%20src=x%3E").text()).doesNotContain("<img");
  }

  @Test
  void pages_speak_english_to_those_who_ask_for_it() {
    assertThat(
            scene
                .anyone()
                .with("Accept-Language", "en-GB")
                .get("/confirm-email?token=x")
                .expect(200)
                .text())
        .contains("<html lang=\"en\">", "Confirm your e-mail address");
  }
}
