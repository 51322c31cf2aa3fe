package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.identity.PlainTimeCodes;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class MemberRoutesTest extends WithStorno {
  private static final String INVITATIONS = "/api/v1/invitations";
  private static final String MEMBERS = "/api/v1/members";
  private static final String SECURITY = "/api/v1/organization/security";
  private static final String DEMANDED = "{\"secondFactorRequired\":true}";
  private static final String REGISTER = "/api/v1/passkey/register";
  private static final String LOGIN = "/api/auth/passkey/login";
  private final String email = "user-" + UUID.randomUUID() + "@example.com";

  private Answer invited() {
    return scene
        .owner()
        .post(INVITATIONS, "{\"email\":\"" + email + "\",\"role\":\"EMPLOYEE\"}")
        .expect(201);
  }

  private String mailedToken() {
    String text = storno().newestMail(email);
    String token = text.substring(text.indexOf("token=") + 6);
    return token.substring(0, token.indexOf(','));
  }

  @Test
  void reference_names_every_permission_and_each_role_contains_the_lower_ones() {
    Answer reference = scene.owner().get(MEMBERS + "/permissions-reference").expect(200);
    assertThat(reference.json().at("/permissions")).hasSize(Permission.values().length);
    assertThat(reference.at("/roles/0/role")).isEqualTo("owner");
    assertThat(reference.json().at("/roles/0/permissions")).hasSize(Permission.values().length);
    assertThat(reference.at("/roles/3/role")).isEqualTo("employee");
    assertThat(reference.json().at("/roles/3/permissions").toString())
        .contains("invoice.view")
        .doesNotContain("invoice.create");
    assertThat(reference.json().at("/permissions").toString())
        .contains(
            "{\"value\":\"invoice.issue\",\"category\":\"invoice\",\"lowestRole\":\"accountant\"}");
  }

  private ApiTester registered(String address) {
    return scene
        .anyone()
        .as(
            scene
                .anyone()
                .post(
                    "/api/auth/register",
                    "{\"email\":\"" + address + "\",\"password\":\"Parola-buna-1\"}")
                .expect(201)
                .at("/token"));
  }

  @Test
  void invited_person_sees_the_offer_joins_and_is_listed() {
    Answer invited = invited();
    assertThat(invited.at("/role")).isEqualTo("EMPLOYEE");
    assertThat(invited.at("/status")).isEqualTo("pending");
    String token = mailedToken();
    assertThat(scene.owner().get(INVITATIONS).expect(200).text()).doesNotContain(token);
    Answer offer = scene.anyone().get(INVITATIONS + "/accept/" + token).expect(200);
    assertThat(offer.at("/email")).isEqualTo(email);
    scene.anyone().call("POST", INVITATIONS + "/accept/" + token).expect(401);
    ApiTester user = registered(email);
    registered("other-" + email).call("POST", INVITATIONS + "/accept/" + token).expect(422);
    Answer accepted = user.call("POST", INVITATIONS + "/accept/" + token).expect(200);
    assertThat(accepted.at("/organization/uuid")).isEqualTo(scene.organization().toString());
    user.call("POST", INVITATIONS + "/accept/" + token).expect(404);
    scene.anyone().get(INVITATIONS + "/accept/" + token).expect(404);
    Answer members = scene.owner().get(MEMBERS).expect(200);
    assertThat(members.at("/data/1/email")).isEqualTo(email);
    assertThat(members.at("/meta/currentCount")).isEqualTo("2");
    ApiTester there = user.with("X-Organization", scene.organization().toString());
    there.get(MEMBERS).expect(403);
    String path = MEMBERS + "/" + members.at("/data/1/id");
    String company = scene.company().toString();
    there.with("X-Company", company).get("/api/v1/invoices").expect(403);
    scene
        .owner()
        .send("PATCH", path, "{\"role\":\"accountant\",\"allowedCompanies\":[\"" + company + "\"]}")
        .expect(200);
    there.with("X-Company", company).get("/api/v1/invoices").expect(200);
    scene.owner().call("DELETE", path).expect(204);
    there.get("/api/v1/companies").expect(403);
  }

  @Test
  void invitation_is_sent_again_and_withdrawn() {
    String path = INVITATIONS + "/" + invited().at("/id");
    String first = mailedToken();
    scene.owner().post(INVITATIONS, "{\"email\":\"" + email + "\",\"role\":\"ADMIN\"}").expect(409);
    scene.owner().call("POST", path + "/resend").expect(204);
    scene.anyone().get(INVITATIONS + "/accept/" + first).expect(404);
    scene.anyone().get(INVITATIONS + "/accept/" + mailedToken()).expect(200);
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().call("DELETE", path).expect(404);
    scene.anyone().get(INVITATIONS + "/accept/" + mailedToken()).expect(404);
    scene.owner().post(INVITATIONS, "{\"email\":\"x\",\"role\":\"OWNER\"}").expect(422);
  }

  @Test
  void owner_cannot_be_changed_and_strangers_find_nobody() {
    String path = MEMBERS + "/" + scene.owner().get(MEMBERS).at("/data/0/id");
    scene.owner().call("DELETE", path).expect(403);
    scene.owner().send("PATCH", path, "{\"role\":\"EMPLOYEE\"}").expect(403);
    scene.owner().send("PATCH", path, "{}").expect(422);
    Scene other = Scene.on(storno());
    other.owner().call("DELETE", path).expect(404);
    other.owner().send("PATCH", path, "{\"isActive\":false}").expect(404);
  }

  @Test
  void organization_demands_a_second_factor_and_members_turn_one_on() {
    String organization = scene.organization().toString();
    ApiTester member =
        scene
            .anyone()
            .as(storno().member(scene.organization(), Role.ADMIN, null))
            .with("X-Organization", organization)
            .with("X-Company", scene.company().toString());
    member.get("/api/v1/invoices").expect(200);
    assertThat(security(scene.owner().get(SECURITY).expect(200))).isFalse();
    scene.owner().send("PUT", SECURITY, "{}").expect(422);
    scene.owner().send("PUT", SECURITY, DEMANDED).expect(409);

    List<String> backup = turnedOn(scene.owner());
    assertThat(scene.owner().send("PUT", SECURITY, DEMANDED).expect(403).at("/code"))
        .isEqualTo("mfa_required");
    assertThat(
            security(
                verified(scene.owner(), backup.get(0)).send("PUT", SECURITY, DEMANDED).expect(200)))
        .isTrue();
    scene.owner().get("/api/v1/companies").expect(200);

    for (String path : List.of("/api/v1/invoices", "/api/v1/companies", MEMBERS)) {
      Answer refused = member.get(path).expect(403);
      assertThat(refused.at("/code")).as(path).isEqualTo("second_factor_demanded");
      assertThat(refused.at("/message")).contains("/api/v1/me/mfa/totp/setup");
    }
    member.get("/api/v1/me").expect(200);
    turnedOn(member);
    member.get("/api/v1/invoices").expect(200);
    assertThat(
            scene
                .owner()
                .post("/api/v1/me/mfa/totp/disable", "{\"password\":\"Parola-buna-1\"}")
                .expect(409)
                .at("/code"))
        .isEqualTo("second_factor_demanded");
  }

  @Test
  void password_alone_changes_no_factor_where_a_passkey_meets_the_demand() {
    ApiTester member =
        scene
            .anyone()
            .as(storno().member(scene.organization(), Role.ADMIN, null))
            .with("X-Organization", scene.organization().toString());
    String credential = "phone-" + UUID.randomUUID();
    String challenge = member.call("POST", REGISTER + "/options").expect(200).at("/challenge");
    String spare = member.call("POST", REGISTER + "/options").expect(200).at("/challenge");
    String passkey = member.post(REGISTER, made(credential, challenge)).expect(201).at("/id");
    List<String> backup = turnedOn(scene.owner());
    verified(scene.owner(), backup.get(0)).send("PUT", SECURITY, DEMANDED).expect(200);

    List<Answer> refused =
        List.of(
            member.get("/api/v1/companies"),
            member.call("POST", "/api/v1/me/mfa/totp/setup"),
            member.post("/api/v1/me/mfa/totp/enable", "{\"code\":\"123456\"}"),
            member.call("POST", REGISTER + "/options"),
            member.post(REGISTER, made("other-" + credential, spare)),
            member.call("DELETE", "/api/v1/me/passkeys/" + passkey));
    for (Answer answer : refused) {
      assertThat(answer.expect(403).at("/code")).isEqualTo("second_factor_demanded");
      assertThat(answer.at("/message")).contains("Sign in with your passkey first.");
    }

    String asked = scene.anyone().post(LOGIN + "/options", "{}").expect(200).at("/challenge");
    String token = scene.anyone().post(LOGIN, signed(credential, asked)).expect(200).at("/token");
    ApiTester owner =
        scene.anyone().as(token).with("X-Organization", scene.organization().toString());
    owner.get("/api/v1/companies").expect(200);
    owner.call("DELETE", "/api/v1/me/passkeys/" + passkey).expect(204);
    owner.get("/api/v1/companies").expect(403);
  }

  private static String made(String credential, String challenge) {
    return """
        {"name":"Telefon","response":{"id":"%s","rawId":"%s","type":"public-key",
         "response":{"clientDataJSON":"%s","attestationObject":"key"}}}
        """
        .formatted(credential, credential, challenge);
  }

  private static String signed(String credential, String challenge) {
    return """
        {"response":{"id":"%s","rawId":"%s","type":"public-key",
         "response":{"clientDataJSON":"%s","authenticatorData":"data","signature":"key:1"}}}
        """
        .formatted(credential, credential, challenge);
  }

  @Test
  void administrator_of_the_installation_does_not_run_it_without_the_demanded_factor() {
    ApiTester operator = scene.anyone().as(storno().operator(scene.organization()));
    operator.get("/api/v1/admin/stats").expect(200);
    List<String> backup = turnedOn(scene.owner());
    verified(scene.owner(), backup.get(0)).send("PUT", SECURITY, DEMANDED).expect(200);
    assertThat(operator.get("/api/v1/admin/stats").expect(403).at("/code"))
        .isEqualTo("second_factor_demanded");
    turnedOn(operator);
    operator.get("/api/v1/admin/stats").expect(200);
  }

  private static boolean security(Answer answer) {
    return answer.json().at("/secondFactorRequired").asBoolean();
  }

  /** Turns the second factor on; returns the backup codes. */
  private static List<String> turnedOn(ApiTester user) {
    user.call("POST", "/api/v1/me/mfa/totp/setup").expect(200);
    String code = "{\"code\":\"" + PlainTimeCodes.at(Instant.now()) + "\"}";
    List<String> codes = new ArrayList<>();
    user.post("/api/v1/me/mfa/totp/enable", code)
        .expect(200)
        .json()
        .at("/backupCodes")
        .forEach(each -> codes.add(each.asText()));
    return codes;
  }

  /** The same user, who has given the second factor again. */
  private static ApiTester verified(ApiTester user, String backupCode) {
    String challenge = user.call("POST", "/api/v1/mfa/challenge").expect(200).at("/mfa_token");
    String token =
        user.post(
                "/api/v1/mfa/verify",
                "{\"mfaToken\":\"%s\",\"code\":\"%s\",\"type\":\"backup\"}"
                    .formatted(challenge, backupCode))
            .expect(200)
            .at("/verificationToken");
    return user.with("X-Mfa-Verification", token);
  }
}
