package ro.storno.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class EndOfAccountRoutesTest extends WithStorno {
  private static final String PASSWORD = "Parola-buna-1";
  private final String email = "user-" + UUID.randomUUID() + "@example.com";

  private ApiTester registered() {
    Answer answer =
        scene
            .anyone()
            .post(
                "/api/auth/register",
                "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
            .expect(201);
    return scene.anyone().as(answer.at("/token"));
  }

  @Test
  void account_is_deleted_with_the_password_and_signs_in_no_more() {
    ApiTester user = registered();
    assertThat(user.get("/api/v1/me/export").expect(200).text()).contains(email);
    user.call("DELETE", "/api/v1/me").expect(400);
    Answer refused = user.send("DELETE", "/api/v1/me", "{\"password\":\"falsch\"}").expect(403);
    assertThat(refused.at("/message")).isEqualTo("Password is incorrect. Account not deleted.");
    user.send("DELETE", "/api/v1/me", "{\"password\":\"" + PASSWORD + "\"}").expect(204);
    user.get("/api/v1/me").expect(401);
    scene
        .anyone()
        .post("/api/auth", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
        .expect(401);
  }

  @Test
  void ownership_is_not_handed_over_without_the_password_nor_to_oneself() {
    ApiTester user = registered();
    String self = user.get("/api/v1/members").expect(200).at("/data/0/id");
    String path = "/api/v1/members/" + self + "/transfer-ownership";
    user.post(path, "{}").expect(400);
    user.post(path, "{\"password\":\"falsch\"}").expect(403);
    user.post(path, "{\"password\":\"" + PASSWORD + "\"}").expect(422);
    scene.anyone().post(path, "{\"password\":\"" + PASSWORD + "\"}").expect(401);
  }
}
