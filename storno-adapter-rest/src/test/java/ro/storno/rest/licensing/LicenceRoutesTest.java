package ro.storno.rest.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.domain.identity.Role;
import ro.storno.domain.licensing.Subscription;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class LicenceRoutesTest extends WithStorno {
  private static final String KEYS = "/api/v1/licensing/keys";
  private static final String VALIDATE = "/api/v1/licensing/validate";
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  @AfterEach
  void nothingIssued() {
    storno().planRoom().say(0);
  }

  private Answer made() {
    return scene.owner().post(KEYS, "{\"instanceName\":\"Producție\"}").expect(201);
  }

  private Answer validated(String key) {
    return scene.anyone().post(VALIDATE, "{\"licenseKey\":\"" + key + "\"}");
  }

  private void on(String plan, Subscription.State state, Instant end) {
    storno()
        .subscribe(scene.organization(), plan, new Subscription(scene.organization(), state, end));
  }

  @Test
  void key_is_shown_in_full_once_and_by_its_ends_afterwards() {
    Answer made = made();
    String key = made.at("/licenseKey");
    Answer list = scene.owner().get(KEYS).expect(200);
    assertThat(list.at("/keys/0/id")).isEqualTo(made.at("/id"));
    assertThat(list.at("/keys/0/licenseKey"))
        .isEqualTo(key.substring(0, 8) + "..." + key.substring(key.length() - 8));
    assertThat(list.text()).doesNotContain(key);
    assertThat(list.json().at("/keys/0/lastValidatedAt").isNull()).isTrue();
  }

  @Test
  void valid_key_tells_the_plan_and_its_use_is_noted() {
    String key = made().at("/licenseKey");
    on("professional", Subscription.State.ACTIVE, FAR);
    Answer valid =
        scene
            .anyone()
            .post(
                VALIDATE,
                "{\"licenseKey\":\""
                    + key
                    + "\",\"instanceName\":\"Server\",\"instanceUrl\":\"https://f.example.ro\"}")
            .expect(200);
    assertThat(valid.at("/plan")).isEqualTo("pro");
    assertThat(valid.at("/features/maxCompanies")).isEqualTo("10");
    assertThat(valid.json().at("/features/maxInvoicesPerMonth").isNull()).isTrue();
    assertThat(valid.at("/currentPeriodEnd")).startsWith("2999-01-01");
    assertThat(valid.at("/billingUrl")).isEqualTo("https://storno.example/settings/billing");
    Answer list = scene.owner().get(KEYS).expect(200);
    assertThat(list.at("/keys/0/instanceName")).isEqualTo("Server");
    assertThat(list.at("/keys/0/instanceUrl")).isEqualTo("https://f.example.ro");
    assertThat(list.json().at("/keys/0/activatedAt").isNull()).isFalse();
  }

  @Test
  void address_that_is_no_web_address_is_not_kept() {
    String key = made().at("/licenseKey");
    scene
        .anyone()
        .post(VALIDATE, "{\"licenseKey\":\"" + key + "\",\"instanceUrl\":\"javascript:alert(1)\"}")
        .expect(200);
    assertThat(scene.owner().get(KEYS).json().at("/keys/0/instanceUrl").isNull()).isTrue();
  }

  @Test
  void trial_says_when_it_ends() {
    String key = made().at("/licenseKey");
    on("business", Subscription.State.TRIAL, FAR);
    Answer trial = validated(key).expect(200);
    assertThat(trial.at("/trialEndsAt")).startsWith("2999-01-01");
    assertThat(Long.parseLong(trial.at("/trialDaysLeft"))).isPositive();
  }

  @Test
  void missing_unknown_and_revoked_keys_are_refused() {
    assertThat(scene.anyone().post(VALIDATE, "{}").expect(400).at("/error"))
        .isEqualTo("licenseKey is required");
    Answer unknown = validated("0".repeat(64)).expect(401);
    assertThat(unknown.at("/error")).isEqualTo("Invalid or revoked license key");
    assertThat(unknown.at("/valid")).isEqualTo("false");
    validated("x".repeat(5000)).expect(401);
    Answer made = made();
    String path = KEYS + "/" + made.at("/id");
    assertThat(scene.owner().call("DELETE", path).expect(200).at("/status")).isEqualTo("revoked");
    scene.owner().call("DELETE", path).expect(200);
    validated(made.at("/licenseKey")).expect(401);
    assertThat(scene.owner().get(KEYS).at("/keys/0/active")).isEqualTo("false");
  }

  @Test
  void organization_that_is_suspended_or_has_run_out_is_inactive() {
    String key = made().at("/licenseKey");
    on("business", Subscription.State.SUSPENDED, FAR);
    assertThat(validated(key).expect(403).at("/error")).isEqualTo("Organization is inactive");
    on("business", Subscription.State.ACTIVE, Instant.EPOCH);
    assertThat(validated(key).expect(403).at("/valid")).isEqualTo("false");
  }

  @Test
  void keys_are_their_owners() {
    Answer made = made();
    Scene other = Scene.on(storno());
    other.owner().call("DELETE", KEYS + "/" + made.at("/id")).expect(404);
    assertThat(other.owner().get(KEYS).expect(200).json().at("/keys")).isEmpty();
    String admin = storno().member(scene.organization(), Role.ADMIN, Set.of());
    scene.anyone().as(admin).get(KEYS).expect(403);
    scene.anyone().as(admin).post(KEYS, "{}").expect(403);
  }

  @Test
  void plan_limits_companies_and_invoices_a_month() {
    on("freemium", Subscription.State.ACTIVE, null);
    Answer company =
        scene.owner().post("/api/v1/companies", "{\"cif\":\"RO14399840\"}").expect(402);
    assertThat(company.at("/code")).isEqualTo("PLAN_LIMIT");
    assertThat(company.at("/limit")).isEqualTo("1");
    String draft = scene.draft();
    storno().planRoom().say(100);
    Answer issue = scene.owner().call("POST", "/api/v1/invoices/" + draft + "/issue").expect(402);
    assertThat(issue.at("/code")).isEqualTo("PLAN_LIMIT");
    assertThat(issue.at("/limit")).isEqualTo("100");
    storno().planRoom().say(99);
    scene.owner().call("POST", "/api/v1/invoices/" + draft + "/issue").expect(200);
  }
}
