package ro.storno.rest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class CodeRoutesTest extends WithStorno {
  private static final String CPV = "/api/v1/cpv-codes";

  @Test
  void codes_are_answered_with_both_names_and_where_they_are_from() {
    Answer found = scene.owner().get(CPV + "?search=soia&limit=5").expect(200);
    assertThat(found.json().at("/data")).hasSize(1);
    assertThat(found.at("/data/0/code")).isEqualTo("03111100");
    assertThat(found.at("/data/0/name")).isEqualTo("Boabe de soia");
    assertThat(found.at("/data/0/nameEn")).isEqualTo("Soya beans");
    assertThat(found.at("/list/version")).isEqualTo("2008");
    assertThat(found.at("/list/available")).isEqualTo("true");
  }

  @Test
  void the_limit_is_kept_and_brought_into_its_range() {
    assertThat(scene.owner().get(CPV).expect(200).json().at("/data")).hasSize(2);
    assertThat(scene.owner().get(CPV + "?limit=1").expect(200).json().at("/data")).hasSize(1);
    scene.owner().get(CPV + "?limit=many").expect(400);
    assertThat(scene.owner().get(CPV + "?limit=0").expect(200).json().at("/data")).hasSize(1);
  }

  @Test
  void an_absent_list_is_empty_and_says_so() {
    Answer found = scene.owner().get("/api/v1/nc-codes?search=22").expect(200);
    assertThat(found.json().at("/data")).isEmpty();
    assertThat(found.at("/list/available")).isEqualTo("false");
    assertThat(found.json().at("/list/version").isNull()).isTrue();
  }

  @Test
  void nobody_searches_without_signing_in() {
    scene.anyone().get(CPV).expect(401);
    scene.anyone().get("/api/v1/nc-codes").expect(401);
  }
}
