package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class MemberRoutesTest extends WithStorno {
  private static final String INVITATIONS = "/api/v1/invitations";
  private static final String MEMBERS = "/api/v1/members";
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
}
