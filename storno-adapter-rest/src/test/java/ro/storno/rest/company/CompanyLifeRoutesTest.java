package ro.storno.rest.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class CompanyLifeRoutesTest extends WithStorno {
  private static final String COMPANIES = "/api/v1/companies";

  @Test
  void company_is_deleted_listed_and_brought_back_once() {
    String path = COMPANIES + "/" + scene.company();
    scene.owner().call("POST", path + "/restore").expect(409);
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().get(path).expect(404);
    scene.owner().call("DELETE", path).expect(404);
    scene.owner().with("X-Company", scene.company().toString()).get("/api/v1/invoices").expect(403);
    Answer deleted = scene.owner().get(COMPANIES + "/deleted").expect(200);
    assertThat(deleted.at("/data/0/id")).isEqualTo(scene.company().toString());
    assertThat(deleted.at("/data/0/deletedAt")).isLessThan(deleted.at("/data/0/hardDeleteAt"));
    Answer back = scene.owner().call("POST", path + "/restore").expect(200);
    assertThat(back.json().at("/deletedAt").isNull()).isTrue();
    scene.owner().get(path).expect(200);
    assertThat(scene.owner().get(COMPANIES + "/deleted").json().at("/data")).isEmpty();
  }

  @Test
  void company_is_chosen_by_those_who_may_work_in_it() {
    String path = COMPANIES + "/" + scene.company() + "/set-active";
    assertThat(scene.owner().call("PUT", path).expect(200).at("/data/id"))
        .isEqualTo(scene.company().toString());
    Scene.on(storno()).owner().call("PUT", path).expect(404);
  }

  @Test
  void strangers_neither_delete_nor_restore() {
    String path = COMPANIES + "/" + scene.company();
    Scene other = Scene.on(storno());
    other.owner().call("DELETE", path).expect(404);
    scene.owner().call("DELETE", path).expect(204);
    other.owner().call("POST", path + "/restore").expect(404);
    assertThat(other.owner().get(COMPANIES + "/deleted").text())
        .doesNotContain(scene.company().toString());
  }

  @Test
  void logo_with_a_script_is_refused_whatever_it_calls_itself() {
    String path = COMPANIES + "/" + scene.company() + "/logo";
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"image/svg+xml", "image/png"}) {
      assertThat(scene.owner().upload(path, "logo", "logo.png", type, svg).status()).isIn(400, 422);
    }
    scene.owner().get(path).expect(404);
  }
}
