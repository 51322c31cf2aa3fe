package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.licensing.Subscription;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class IdentityRoutesTest extends WithStorno {
  private final String email = "user-" + UUID.randomUUID() + "@example.com";

  @Test
  void a_new_account_is_signed_in_at_once() {
    Answer answer = register();
    assertThat(answer.at("/email")).isEqualTo(email);
    assertThat(answer.at("/message")).isNotBlank();
    Answer me = scene.anyone().as(answer.at("/token")).get("/api/v1/me").expect(200);
    assertThat(me.at("/email")).isEqualTo(email);
    assertThat(me.at("/currentRole")).isEqualTo("owner");
    assertThat(me.at("/memberships/0/organization/id")).isEqualTo(me.at("/organization/id"));
    assertThat(me.json().at("/permissions").toString()).contains("org.manage_billing");
  }

  @Test
  void a_taken_address_is_409_and_bad_fields_are_named() {
    register();
    scene.anyone().post("/api/auth/register", body("Parola-buna-1")).expect(409);
    Answer bad = scene.anyone().post("/api/auth/register", "{\"email\":\"x\",\"password\":\"y\"}");
    assertThat(bad.expect(400).json().at("/errors").fieldNames())
        .toIterable()
        .contains("email", "password");
    assertThat(scene.anyone().call("POST", "/api/auth/register").expect(400).at("/error"))
        .isEqualTo("Validation failed");
  }

  @Test
  void log_in_hands_out_tokens_and_refuses_wrong_passwords() {
    register();
    Answer answer = scene.anyone().post("/api/auth", body("Parola-buna-1")).expect(200);
    assertThat(answer.at("/token")).isNotBlank();
    assertThat(answer.at("/refresh_token")).isNotBlank();
    assertThat(scene.anyone().post("/api/auth", body("wrong-1234")).expect(401).at("/code"))
        .isEqualTo("401");
    scene.anyone().post("/api/auth", "{\"password\":\"x\"}").expect(400);
  }

  @Test
  void a_refresh_token_works_once_on_either_path() {
    String first = register().at("/refresh_token");
    String second = refresh("/api/auth/token/refresh", first).expect(200).at("/refresh_token");
    refresh("/api/auth/refresh", second).expect(200);
    refresh("/api/auth/refresh", first).expect(401);
    refresh("/api/auth/refresh", "invented").expect(401);
    scene.anyone().post("/api/auth/refresh", "{}").expect(400);
  }

  @Test
  void the_profile_changes_only_what_is_sent() {
    ApiTester user = scene.anyone().as(register().at("/token"));
    user.send("PATCH", "/api/v1/me", "{\"firstName\":\"Ana\",\"lastName\":\"Pop\"}").expect(200);
    Answer changed =
        user.send("PATCH", "/api/v1/me", "{\"lastName\":null,\"preferences\":{\"theme\":\"dark\"}}")
            .expect(200);
    assertThat(changed.at("/firstName")).isEqualTo("Ana");
    assertThat(changed.json().at("/lastName").isNull()).isTrue();
    assertThat(changed.at("/preferences/theme")).isEqualTo("dark");
    assertThat(changed.at("/message")).isNotBlank();
    user.send("PATCH", "/api/v1/me", "{\"preferences\":[]}").expect(200);
    assertThat(
            user.send("PATCH", "/api/v1/me", "{\"preferences\":7}")
                .expect(400)
                .json()
                .at("/errors")
                .has("preferences"))
        .isTrue();
    user.send("PATCH", "/api/v1/me", "{\"timezone\":\"Mars/Olympus\"}").expect(422);
  }

  @Test
  void profile_tells_the_plan_as_it_stands_and_what_it_covers() {
    Answer before = scene.owner().get("/api/v1/me").expect(200);
    assertThat(before.at("/subscription/status")).isEqualTo("active");
    assertThat(before.json().at("/plan/features/maxCompanies").isNull()).isTrue();
    Instant past = Instant.parse("2020-01-01T00:00:00Z");
    storno()
        .subscribe(
            scene.organization(),
            "starter",
            new Subscription(scene.organization(), Subscription.State.TRIAL, past));
    Answer over = scene.owner().get("/api/v1/me").expect(200);
    assertThat(over.at("/plan/plan")).isEqualTo("starter");
    assertThat(over.json().at("/plan/expired").asBoolean()).isTrue();
    assertThat(over.at("/subscription/status")).isEqualTo("expired");
    assertThat(over.at("/subscription/expiresAt")).startsWith("2020-01-01T00:00:00");
    assertThat(over.at("/subscription/features/maxCompanies")).isEqualTo("3");
    assertThat(over.at("/subscription/features/maxInvoices")).isEqualTo("500");
    assertThat(over.json().at("/subscription/features/apiAccess").asBoolean()).isTrue();
  }

  @Test
  void a_wrong_current_password_is_403_and_a_new_one_ends_the_refresh_tokens() {
    Answer registered = register();
    ApiTester user = scene.anyone().as(registered.at("/token"));
    user.send(
            "PATCH",
            "/api/v1/me",
            "{\"password\":\"Alta-parola-2\",\"currentPassword\":\"wrong-1234\"}")
        .expect(403);
    user.send(
            "PATCH",
            "/api/v1/me",
            "{\"newPassword\":\"Alta-parola-2\",\"currentPassword\":\"Parola-buna-1\"}")
        .expect(200);
    refresh("/api/auth/refresh", registered.at("/refresh_token")).expect(401);
    scene.anyone().post("/api/auth", body("Alta-parola-2")).expect(200);
  }

  @Test
  void missing_and_wrong_tokens_are_401_with_a_challenge() {
    assertThat(scene.anyone().get("/api/v1/me").expect(401).header("WWW-Authenticate"))
        .contains("Bearer");
    scene.anyone().as("nonsense").get("/api/v1/me").expect(401);
    scene.anyone().with("Authorization", "Basic x").get("/api/v1/me").expect(401);
    scene.anyone().get("/api/v1/invoices/" + UUID.randomUUID()).expect(401);
  }

  @Test
  void an_app_that_is_too_old_is_turned_away_but_can_sign_in_and_ask() {
    ApiTester old = scene.owner().with("X-Platform", "ios").with("X-App-Version", "1.4.9+build.7");
    Answer answer = old.get("/api/v1/me").expect(426);
    assertThat(answer.at("/tier")).isEqualTo("blocking");
    assertThat(answer.at("/gate/min")).isEqualTo("1.5.0");
    old.get("/api/v1/version?platform=ios").expect(200);
    old.post("/api/auth", "{}").expect(400);
    scene
        .owner()
        .with("X-Platform", "ios")
        .with("X-App-Version", "1.5.0")
        .get("/api/v1/me")
        .expect(200);
    scene
        .owner()
        .with("X-Platform", "vms")
        .with("X-App-Version", "0.1")
        .get("/api/v1/me")
        .expect(200);
  }

  private Answer register() {
    return scene.anyone().post("/api/auth/register", body("Parola-buna-1")).expect(201);
  }

  private String body(String password) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
  }

  private Answer refresh(String path, String token) {
    return scene.anyone().post(path, "{\"refresh_token\":\"" + token + "\"}");
  }
}
