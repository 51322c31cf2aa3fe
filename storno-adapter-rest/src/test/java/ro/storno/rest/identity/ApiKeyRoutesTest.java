package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.domain.identity.Role;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class ApiKeyRoutesTest extends WithStorno {
  private static final String PATH = "/api/v1/api-tokens";
  private static final String ENTRY =
      """
      {"name":"CI/CD","scopes":["invoice.view","client.view"],"expiresAt":"2999-01-01T00:00:00Z"}
      """;

  private Answer made() {
    return scene.owner().post(PATH, ENTRY).expect(201);
  }

  private ApiTester with(String key) {
    return scene.anyone().with("Authorization", key);
  }

  @Test
  void key_is_shown_once_and_listed_without_its_secret() {
    Answer made = made();
    String secret = made.at("/token");
    assertThat(secret).startsWith("af_").startsWith(made.at("/tokenPrefix"));
    assertThat(made.at("/tokenPrefix")).hasSize(12);
    assertThat(made.at("/expireAt")).startsWith("2999-01-01");
    Answer list = scene.owner().get(PATH).expect(200);
    assertThat(list.at("/data/0/id")).isEqualTo(made.at("/id"));
    assertThat(list.text()).doesNotContain(secret);
  }

  @Test
  void key_opens_what_its_scopes_allow_with_and_without_bearer() {
    String key = made().at("/token");
    with(key).get("/api/v1/invoices").expect(200);
    with("Bearer " + key).get("/api/v1/clients").expect(200);
    assertThat(with(key).get("/api/v1/document-series").expect(403).at("/message"))
        .contains("series.view");
    with(key).post("/api/v1/clients", "{}").expect(403);
    assertThat(with(key).get(PATH + "/scopes").expect(200).json().at("/scopes")).hasSize(2);
  }

  @Test
  void key_manages_neither_keys_nor_the_account() {
    String key =
        scene
            .owner()
            .post(PATH, "{\"name\":\"x\",\"scopes\":[\"api_key.manage\",\"api_key.view\"]}")
            .expect(201)
            .at("/token");
    with(key).get(PATH).expect(403);
    with(key).post(PATH, ENTRY).expect(403);
    with(key).send("PATCH", "/api/v1/me", "{\"firstName\":\"x\"}").expect(403);
    with(key).call("POST", "/api/auth/logout").expect(403);
    with(key).get("/api/v1/me/mfa/status").expect(403);
  }

  @Test
  void key_is_renamed_rotated_and_revoked() {
    Answer made = made();
    String path = PATH + "/" + made.at("/id");
    assertThat(scene.owner().send("PATCH", path, "{\"name\":\"Altul\"}").expect(200).at("/name"))
        .isEqualTo("Altul");
    scene.owner().send("PATCH", path, "{}").expect(422);
    Answer rotated = scene.owner().call("POST", path + "/rotate").expect(201);
    with(made.at("/token")).get("/api/v1/invoices").expect(401);
    with(rotated.at("/token")).get("/api/v1/invoices").expect(200);
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().call("DELETE", path).expect(204);
    with(rotated.at("/token")).get("/api/v1/invoices").expect(401);
    scene.owner().call("POST", path + "/rotate").expect(409);
  }

  @Test
  void what_is_wrong_is_named() {
    assertThat(
            scene
                .owner()
                .post(PATH, "{\"name\":\"\",\"scopes\":[]}")
                .expect(422)
                .json()
                .at("/errors")
                .fieldNames())
        .toIterable()
        .containsExactly("name", "scopes");
    scene.owner().post(PATH, ENTRY.replace("2999", "1999")).expect(422);
    scene.owner().post(PATH, ENTRY.replace("client.view", "client.fly")).expect(422);
    scene.owner().post(PATH, ENTRY.replace("2999-01-01T00:00:00Z", "soon")).expect(400);
  }

  @Test
  void another_organization_does_not_find_the_key() {
    String path = PATH + "/" + made().at("/id");
    Scene other = Scene.on(storno());
    other.owner().call("DELETE", path).expect(404);
    other.owner().call("POST", path + "/rotate").expect(404);
    other.owner().send("PATCH", path, "{\"name\":\"x\"}").expect(404);
    ApiTester colleague =
        scene.anyone().as(storno().member(scene.organization(), Role.ADMIN, null));
    colleague.call("DELETE", path).expect(403);
  }
}
