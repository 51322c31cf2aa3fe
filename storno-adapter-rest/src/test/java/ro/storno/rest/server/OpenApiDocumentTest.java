package ro.storno.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.openapi.ApiConformance;
import ro.storno.rest.openapi.OpenApiDocument;
import ro.storno.rest.openapi.OpenApiValidity;

class OpenApiDocumentTest {
  private static final String TEXT = document();
  private static final JsonNode DOCUMENT = tree(TEXT);

  @Test
  void an_independent_parser_accepts_the_document() {
    assertThat(OpenApiValidity.problems(TEXT)).isEmpty();
  }

  @Test
  void the_independent_parser_would_object_to_a_broken_document() {
    assertThat(OpenApiValidity.problems(TEXT.replace("\"responses\"", "\"answers\""))).isNotEmpty();
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);
    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void operation_ids_are_unique() {
    List<String> ids = DOCUMENT.findValuesAsText("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
  }

  @Test
  void fields_of_views_are_required_and_nullable_only_if_the_record_says_so() {
    JsonNode item = DOCUMENT.at("/components/schemas/SampleApiItem");
    assertThat(item.at("/required").toString())
        .isEqualTo("[\"name\",\"amount\",\"day\",\"shades\"]");
    assertThat(item.at("/properties/day/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(item.at("/properties/name/type").asText()).isEqualTo("string");
    assertThat(item.at("/properties/amount/type").asText()).isEqualTo("string");
    assertThat(item.at("/properties/shades/items/enum").toString())
        .isEqualTo("[\"light\",\"dark\"]");
  }

  @Test
  void requests_take_numbers_and_strings_and_require_what_they_must() {
    JsonNode request = DOCUMENT.at("/components/schemas/SampleApiItemRequest");
    assertThat(request.at("/required").toString()).isEqualTo("[\"name\"]");
    assertThat(request.at("/properties/amount/type").toString())
        .isEqualTo("[\"string\",\"number\",\"null\"]");
  }

  @Test
  void a_closed_route_names_its_permission_its_credentials_and_its_refusals() {
    JsonNode delete = DOCUMENT.at("/paths/~1sample~1items~1{uuid}/delete");
    assertThat(delete.at("/description").asText()).contains("invoice.delete");
    assertThat(delete.at("/security").toString()).contains("session", "apiKey");
    assertThat(delete.at("/parameters").toString()).contains("parameters/Company");
    assertThat(delete.at("/responses").fieldNames())
        .toIterable()
        .contains("204", "401", "403", "404", "429", "500", "503");
  }

  @Test
  void the_conformance_check_finds_what_does_not_fit() {
    ApiConformance check = ApiConformance.to(TEXT);
    byte[] good = "{\"data\":[],\"total\":0}".getBytes();
    String json = "application/json";
    assertThat(check.problems("GET", "/sample/items", 200, json, good)).isEmpty();
    assertThat(check.problems("GET", "/sample/items", 200, json, "{\"data\":1}".getBytes()))
        .isNotEmpty();
    assertThat(check.problems("GET", "/sample/items", 200, json, "{}".getBytes())).isNotEmpty();
    assertThat(check.problems("GET", "/sample/items", 200, "text/html", good)).isNotEmpty();
    assertThat(check.problems("GET", "/sample/items", 299, json, good)).isNotEmpty();
    assertThat(check.problems("GET", "/sample/others", 200, json, good)).isNotEmpty();
    assertThat(check.problems("GET", "/sample/others", 404, json, "{}".getBytes())).isNotEmpty();
    String badDate =
        "{\"data\":[{\"name\":\"x\",\"amount\":\"1\",\"day\":\"soon\",\"shades\":[]}],\"total\":1}";
    assertThat(check.problems("GET", "/sample/items", 200, json, badDate.getBytes())).isNotEmpty();
    String number = badDate.replace("\"soon\"", "null").replace("\"1\"", "1");
    assertThat(check.problems("GET", "/sample/items", 200, json, number.getBytes())).isNotEmpty();
  }

  private static String document() {
    try {
      return ApiJson.mapper()
          .writeValueAsString(OpenApiDocument.of(new SampleApi().table(), "1.2.3"));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").asText());
    }
    node.forEach(child -> collect(child, references));
  }
}
