package ro.storno.rest.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.server.ApiTester.Answer;

class ExchangeRateRoutesTest {
  private static final String RATES = "/api/v1/exchange-rates";
  private static final String YESTERDAY =
      LocalDate.now(ZoneId.of("Europe/Bucharest")).minusDays(1).toString();

  @Test
  void rates_are_numbers_for_one_unit_with_four_decimals_or_more() {
    try (InMemoryStorno storno = new InMemoryStorno()) {
      storno.bank().publish(YESTERDAY, "4.9750");
      Scene scene = Scene.on(storno);
      Answer answer = scene.owner().get(RATES).expect(200);
      assertThat(answer.at("/date")).isEqualTo(YESTERDAY);
      assertThat(answer.at("/base")).isEqualTo("RON");
      assertThat(answer.text()).contains("\"EUR\":4.9750", "\"HUF\":0.012345");
      assertThat(answer.json().at("/rates/EUR").isNumber()).isTrue();
      scene.anyone().get(RATES).expect(401);
    }
  }

  @Test
  void a_conversion_answers_numbers() {
    try (InMemoryStorno storno = new InMemoryStorno()) {
      storno.bank().publish(YESTERDAY, "4.9750");
      Scene scene = Scene.on(storno);
      JsonNode lei =
          scene.owner().get(RATES + "/convert?amount=100&from=EUR&to=RON").expect(200).json();
      assertThat(lei.at("/result").isNumber()).isTrue();
      assertThat(lei.toString()).contains("\"amount\":100,", "\"result\":497.5", "\"to\":\"RON\"");
      assertThat(scene.owner().get(RATES + "/convert?amount=100&from=EUR&to=RON").text())
          .contains("\"result\":497.50", "\"rate\":4.9750");
      assertThat(scene.owner().get(RATES + "/convert?amount=100&from=USD&to=EUR").at("/result"))
          .isEqualTo("91.66");
    }
  }

  @Test
  void what_is_missing_or_unsupported_is_422() {
    try (InMemoryStorno storno = new InMemoryStorno()) {
      storno.bank().publish(YESTERDAY, "4.9750");
      Scene scene = Scene.on(storno);
      assertThat(scene.owner().get(RATES + "/convert").expect(422).json().at("/errors")).hasSize(3);
      scene.owner().get(RATES + "/convert?amount=ten&from=EUR&to=RON").expect(422);
      scene.owner().get(RATES + "/convert?amount=1&from=EUR&to=XYZ").expect(422);
    }
  }

  @Test
  void without_any_rates_the_answer_is_503_and_says_what_to_do() {
    try (InMemoryStorno storno = new InMemoryStorno()) {
      Scene scene = Scene.on(storno);
      assertThat(scene.owner().get(RATES).expect(503).at("/message")).contains("STORNO_BNR_URL");
      scene.owner().get(RATES + "/convert?amount=1&from=EUR&to=RON").expect(503);
    }
  }

  @Test
  void invoice_forms_are_told_the_rates_and_their_day() {
    try (InMemoryStorno storno = new InMemoryStorno()) {
      storno.bank().publish("2026-01-16", "4.9750");
      Scene scene = Scene.on(storno);
      Answer defaults = scene.owner().get("/api/v1/invoice-defaults").expect(200);
      assertThat(defaults.at("/exchangeRateDate")).isEqualTo("2026-01-16");
      assertThat(defaults.text()).contains("\"EUR\":4.9750");
    }
  }
}
