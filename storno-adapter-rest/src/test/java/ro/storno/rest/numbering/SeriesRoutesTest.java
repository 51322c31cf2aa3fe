package ro.storno.rest.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class SeriesRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/document-series";

  @Test
  void a_series_is_added_and_tells_its_next_number() {
    Answer made = make("EXP", 41);
    assertThat(made.at("/nextNumber")).isEqualTo("42");
    assertThat(made.at("/nextDocumentNumber")).isEqualTo("EXP-0042");
    assertThat(made.at("/source")).isEqualTo("manual");
    scene.owner().post(ALL, "{\"prefix\":\"EXP\",\"type\":\"invoice\"}").status();
    assertThat(scene.owner().post(ALL, "{\"prefix\":\"EXP\",\"type\":\"invoice\"}").status())
        .isIn(409, 422);
  }

  @Test
  void lists_can_be_narrowed_to_a_type() {
    make("EXP", 0);
    Answer credit = scene.owner().get(ALL + "?type=credit_note").expect(200);
    assertThat(credit.json().at("/data"))
        .allMatch(s -> s.at("/type").asText().equals("credit_note"));
    assertThat(scene.owner().get(ALL + "?type=poem").status()).isIn(400, 422);
  }

  @Test
  void the_default_of_a_type_can_be_changed() {
    String id = make("EXP", 0).at("/id");
    assertThat(
            scene
                .owner()
                .call("POST", ALL + "/" + id + "/set-default")
                .expect(200)
                .at("/isDefault"))
        .isEqualTo("true");
    long defaults = 0;
    for (var series : scene.owner().get(ALL + "?type=invoice").expect(200).json().at("/data")) {
      defaults += series.at("/isDefault").asBoolean() ? 1 : 0;
    }
    assertThat(defaults).isEqualTo(1);
  }

  @Test
  void number_and_activity_change_and_unused_series_go() {
    String path = ALL + "/" + make("EXP", 0).at("/id");
    assertThat(
            scene
                .owner()
                .send("PATCH", path, "{\"currentNumber\":7}")
                .expect(200)
                .at("/nextNumber"))
        .isEqualTo("8");
    scene.owner().send("PATCH", path, "{\"prefix\":\"NEW\"}").expect(422);
    String unused = ALL + "/" + make("TMP", 0).at("/id");
    scene.owner().call("DELETE", unused).expect(204);
    scene.owner().call("DELETE", unused).expect(404);
  }

  private Answer make(String prefix, int current) {
    return scene
        .owner()
        .post(
            ALL,
            "{\"prefix\":\"%s\",\"type\":\"invoice\",\"currentNumber\":%d}"
                .formatted(prefix, current))
        .expect(201);
  }
}
