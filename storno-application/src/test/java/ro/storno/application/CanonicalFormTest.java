package ro.storno.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  private static CanonicalForm form(String quantity, @Nullable String notes) {
    return CanonicalForm.of(
        Entries.invoice().lines(Entries.line(quantity, "5")).with("notes", notes).build(),
        "idempotencyKey");
  }

  @Test
  void numbers_of_one_value_have_one_form() {
    assertThat(form("10", null).hash()).isEqualTo(form("10.000", null).hash());
    assertThat(form("10", null).hash()).isNotEqualTo(form("100", null).hash());
  }

  @Test
  void first_difference_is_named_by_its_path() {
    assertThat(form("1", "a").firstDifference(form("2", "a"))).contains("lines[0].quantity");
    assertThat(form("1", "a").firstDifference(form("1", null))).contains("notes");
    assertThat(form("1", "a").firstDifference(form("1", "a"))).isEmpty();
  }

  @Test
  void json_comes_back_even_reordered_and_spaced() {
    CanonicalForm form = form("1", "ghilimele \" \\ și\nrând \u2028");
    assertThat(CanonicalForm.ofJson(form.json())).isEqualTo(form);
    assertThat(FlatJson.read(" { \"b\" : \"1\" , \"a\":\"\\u0041\\n\" } "))
        .isEqualTo(Map.of("b", "1", "a", "A\n"));
    assertThat(FlatJson.read("{}")).isEmpty();
    assertThatThrownBy(() -> FlatJson.read("{\"a\":")).isInstanceOf(IllegalArgumentException.class);
  }
}
