package ro.storno.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.ErrorMapping;

class ApiJsonTest {
  private static final ObjectMapper JSON = ApiJson.mapper();

  enum Color {
    DEEP_RED,
    BLUE
  }

  record Line(@Nullable String description, @Nullable BigDecimal quantity) {}

  record Request(
      @Nullable String text,
      @Nullable Integer days,
      @Nullable Boolean flag,
      @Nullable LocalDate day,
      @Nullable UUID id,
      @Nullable Color color,
      @Nullable List<Line> lines,
      @Nullable Line one) {}

  record View(
      BigDecimal total,
      LocalDate day,
      Instant at,
      @Nullable String missing,
      Color color,
      boolean isDefault) {
    public boolean isPaid() {
      return true;
    }
  }

  @Test
  void views_are_written_as_the_wire_format_says() throws Exception {
    View view =
        new View(
            new BigDecimal("1190.00"),
            LocalDate.parse("2026-01-31"),
            Instant.parse("2026-01-31T10:00:00Z"),
            null,
            Color.DEEP_RED,
            true);
    assertThat(JSON.writeValueAsString(view))
        .isEqualTo(
            "{\"total\":\"1190.00\",\"day\":\"2026-01-31\",\"at\":\"2026-01-31T10:00:00Z\","
                + "\"missing\":null,\"color\":\"deep_red\",\"isDefault\":true}");
  }

  @Test
  void a_large_or_small_number_is_written_without_exponent() throws Exception {
    assertThat(JSON.writeValueAsString(new BigDecimal("1E+10"))).isEqualTo("\"10000000000\"");
    assertThat(JSON.writeValueAsString(new BigDecimal("1E-7"))).isEqualTo("\"0.0000001\"");
  }

  @Test
  void numbers_are_read_exactly_from_strings_and_numbers() throws Exception {
    for (String quantity : new String[] {"0.1", "\"0.1\"", "\" 0.1 \"", "1e-1"}) {
      assertThat(line("{\"quantity\":" + quantity + "}").quantity())
          .isEqualByComparingTo(new BigDecimal("0.1"));
    }
    assertThat(line("{\"quantity\":0.100000000001}").quantity())
        .isEqualTo(new BigDecimal("0.100000000001"));
    assertThat(line("{\"quantity\":12345678901234567.89}").quantity())
        .isEqualTo(new BigDecimal("12345678901234567.89"));
    assertThat(line("{\"quantity\":\"\"}").quantity()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "\"1e999999999\"",
        "1e-999999999",
        "\"NaN\"",
        "\"1,5\"",
        "true",
        "[]",
        "{}",
        "\"0x10\"",
        "1234567890123456789012345678901",
        "0.1234567890123"
      })
  void a_quantity_that_is_no_sane_decimal_is_refused_by_its_path(String quantity) {
    ApiError error = refused("{\"lines\":[{},{\"quantity\":" + quantity + "}]}");
    assertThat(error.fields()).containsOnlyKeys("lines[1].quantity");
    assertThat(error.fields().get("lines[1].quantity")).contains("decimal number");
  }

  @Test
  void wrong_types_are_named_with_what_was_expected() {
    assertWrong("{\"text\":{}}", "text", "a text");
    assertWrong("{\"text\":true}", "text", "a text");
    assertWrong("{\"days\":\"soon\"}", "days", "a whole number");
    assertWrong("{\"days\":1.5}", "days", "a whole number");
    assertWrong("{\"flag\":\"maybe\"}", "flag", "true or false");
    assertWrong("{\"flag\":1}", "flag", "true or false");
    assertWrong("{\"day\":\"31.01.2026\"}", "day", "YYYY-MM-DD");
    assertWrong("{\"day\":\"2026-02-30\"}", "day", "YYYY-MM-DD");
    assertWrong("{\"id\":\"42\"}", "id", "a UUID");
    assertWrong("{\"color\":\"green\"}", "color", "one of: deep_red, blue");
    assertWrong("{\"lines\":{}}", "lines", "an array");
    assertWrong("{\"lines\":[1]}", "lines[0]", "an object");
    assertWrong("{\"one\":[1]}", "one", "an object");
  }

  @Test
  void enums_are_read_in_any_case() throws Exception {
    assertThat(request("{\"color\":\"DEEP_RED\"}").color()).isEqualTo(Color.DEEP_RED);
    assertThat(request("{\"color\":\"blue\"}").color()).isEqualTo(Color.BLUE);
  }

  @Test
  void an_empty_array_stands_for_an_object_without_fields() throws Exception {
    assertThat(request("[]")).isEqualTo(request("{}"));
    assertThat(request("{\"one\":[]}").one()).isEqualTo(new Line(null, null));
    assertThat(request("{\"lines\":[[]]}").lines()).containsExactly(new Line(null, null));
    assertThat(request("{\"lines\":[]}").lines()).isEmpty();
  }

  @Test
  void a_null_inside_an_array_is_refused() {
    ApiError error = refused("{\"lines\":[{},null]}");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.fields().keySet()).allMatch(path -> path.startsWith("lines"));
    assertThat(error.fields().values()).allMatch(text -> text.contains("null"));
  }

  @Test
  void unknown_keys_are_ignored() throws Exception {
    assertThat(request("{\"nobody\":{\"knows\":[1,2]},\"days\":3}").days()).isEqualTo(3);
  }

  @Test
  void a_key_that_appears_twice_is_refused() {
    ApiError error = refused("{\"days\":1,\"days\":2}");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.message()).contains("twice").contains("line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"days\":}", "nonsense", "{\"days\":1}}", "{'days':1}", "\u0000"})
  void malformed_json_says_where(String json) {
    ApiError error = refused(json);
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.message()).contains("line 1, column");
  }

  @Test
  void malformed_json_deep_inside_says_where() {
    assertThat(refused("{\n \"lines\": [ {\"quantity\": 1, oops} ] }").message())
        .contains("line 2, column");
  }

  @Test
  void nesting_text_numbers_and_keys_are_bounded() {
    assertThat(refused("{\"x\":".repeat(200) + "1" + "}".repeat(200)).error())
        .isEqualTo("Request too complex");
    assertThat(refused("{\"text\":\"" + "x".repeat(ApiJson.LONGEST_TEXT + 1) + "\"}").error())
        .isEqualTo("Request too complex");
    assertThat(refused("{\"" + "k".repeat(300) + "\":1}").error()).isEqualTo("Request too complex");
    assertThat(refused("{\"x\":" + "9".repeat(100) + "}").error()).isEqualTo("Request too complex");
  }

  @Test
  void texts_that_no_database_can_store_are_refused() {
    assertWrong("{\"text\":\"a\\u0000b\"}", "text", "cannot be stored");
    assertWrong("{\"text\":\"\\ud800\"}", "text", "cannot be stored");
  }

  @Test
  void the_answer_never_repeats_the_input() {
    assertThat(refused("{\"days\":\"my-secret-word\"}").body().toString())
        .doesNotContain("my-secret-word");
    assertThat(refused("{\"days\": my-secret-word}").body().toString())
        .doesNotContain("my-secret-word");
  }

  @Test
  void a_field_is_read_under_its_second_names_too() throws Exception {
    Aliases aliases = new Aliases().accept(Line.class, "quantity", "qty", "amount");
    ObjectMapper json = ApiJson.mapper(aliases);
    for (String name : new String[] {"quantity", "qty", "amount"}) {
      assertThat(json.readValue("{\"" + name + "\":3}", Line.class).quantity())
          .isEqualTo(new BigDecimal("3"));
      assertThat(aliases.component(Line.class, name)).isEqualTo("quantity");
    }
    assertThat(aliases.component(Line.class, "other")).isEqualTo("other");
  }

  private static void assertWrong(String json, String path, String expected) {
    ApiError error = refused(json);
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.fields()).as(json).containsOnlyKeys(path);
    assertThat(error.fields().get(path)).contains(expected);
  }

  private static ApiError refused(String json) {
    try {
      Request read = request(json);
      throw new AssertionError("was read: " + read);
    } catch (JsonProcessingException e) {
      return ErrorMapping.map(e, "");
    }
  }

  private static Request request(String json) throws JsonProcessingException {
    return JSON.readValue(json, Request.class);
  }

  private static Line line(String json) throws JsonProcessingException {
    return JSON.readValue(json, Line.class);
  }
}
