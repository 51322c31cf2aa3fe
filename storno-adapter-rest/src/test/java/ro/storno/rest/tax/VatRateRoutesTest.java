package ro.storno.rest.tax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class VatRateRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/vat-rates";

  @Test
  void a_new_company_offers_21_percent_by_default() {
    JsonNode rates = scene.owner().get(ALL).expect(200).json().at("/data");
    assertThat(rates)
        .anyMatch(r -> r.at("/rate").asText().equals("21.00") && r.at("/isDefault").asBoolean());
  }

  @Test
  void a_rate_is_added_changed_and_removed() {
    Answer made =
        scene
            .owner()
            .post(ALL, "{\"rate\":\"7.5\",\"label\":\"Special\",\"categoryCode\":\"S\"}")
            .expect(201);
    assertThat(made.at("/rate")).isEqualTo("7.50");
    String path = ALL + "/" + made.at("/id");
    assertThat(scene.owner().send("PATCH", path, "{\"label\":\"Altul\"}").expect(200).at("/label"))
        .isEqualTo("Altul");
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().call("DELETE", path).expect(404);
  }

  @Test
  void impossible_rates_are_refused_by_field() {
    Answer answer = scene.owner().post(ALL, "{\"rate\":-1,\"label\":\"x\"}");
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.json().at("/errors").has("rate")).isTrue();
    scene.owner().send("PATCH", ALL + "/" + UUID.randomUUID(), "{\"label\":\"x\"}").expect(404);
  }

  @Test
  void categories_are_those_of_en_16931() {
    Answer shown = scene.owner().get("/api/v1/vat-category-codes").expect(200);
    assertThat(shown.json().at("/data").findValuesAsText("code"))
        .containsExactly("S", "Z", "E", "AE", "K", "G", "O", "L", "M");
    assertThat(shown.at("/data/0/taxed")).isEqualTo("true");
    assertThat(shown.at("/data/3/needsExemptionReason")).isEqualTo("true");
    scene.anyone().get("/api/v1/vat-category-codes").expect(401);
  }
}
