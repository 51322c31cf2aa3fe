package ro.storno.rest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class EmailTemplateRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/email-templates";

  private Scene fresh;

  @BeforeEach
  void company() {
    fresh = Scene.on(storno());
  }

  private Answer add(String name, String more) {
    return fresh
        .owner()
        .post(
            ALL,
            """
            {"name":"%s","subject":"Factura {{invoice_number}}","body":"Bună {{client_name}}"%s}
            """
                .formatted(name, more));
  }

  @Test
  void company_without_templates_gets_one_standard_template_and_only_one() {
    Answer first = fresh.owner().get(ALL).expect(200);
    assertThat(first.json().at("/data")).hasSize(1);
    assertThat(first.at("/data/0/isDefault")).isEqualTo("true");
    assertThat(first.at("/data/0/category")).isEqualTo("invoice");
    assertThat(first.at("/data/0/body")).contains("{{document.number}}");
    assertThat(first.at("/data/0/uuid")).isEqualTo(first.at("/data/0/id"));
    assertThat(first.json().at("/availableVariables").toString())
        .contains("\"invoice_number\"", "\"document.number\"", "\"client.contactPerson\"")
        .doesNotContain("[[");
    assertThat(fresh.owner().get(ALL).at("/data/0/id")).isEqualTo(first.at("/data/0/id"));
  }

  @Test
  void template_is_kept_as_typed_and_one_of_its_category_is_the_default() {
    Answer first = add("A", ",\"isDefault\":true").expect(201);
    assertThat(first.at("/subject")).isEqualTo("Factura {{invoice_number}}");
    assertThat(first.at("/updatedAt")).isEqualTo(first.at("/createdAt"));
    Answer second = add("B", ",\"isDefault\":true").expect(201);
    Answer proforma = add("C", ",\"isDefault\":true,\"category\":\"proforma\"").expect(201);
    Answer all = fresh.owner().get(ALL).expect(200);
    assertThat(all.json().at("/data").findValuesAsText("isDefault"))
        .containsExactly("false", "true", "true");
    assertThat(
            fresh.owner().get(ALL + "?category=proforma").json().at("/data").findValuesAsText("id"))
        .containsExactly(proforma.at("/id"));
    Answer back =
        fresh
            .owner()
            .send("PATCH", ALL + "/" + first.at("/id"), "{\"isDefault\":true,\"name\":\"A2\"}")
            .expect(200);
    assertThat(back.at("/name")).isEqualTo("A2");
    assertThat(back.at("/body")).isEqualTo("Bună {{client_name}}");
    assertThat(fresh.owner().get(ALL).json().at("/data").findValuesAsText("isDefault"))
        .containsExactly("true", "false", "true");
    fresh.owner().call("DELETE", ALL + "/" + second.at("/id")).expect(204);
    fresh.owner().call("DELETE", ALL + "/" + second.at("/id")).expect(404);
  }

  @Test
  void default_and_last_template_stay() {
    String only = fresh.owner().get(ALL).at("/data/0/id");
    fresh.owner().call("DELETE", ALL + "/" + only).expect(409);
    assertThat(
            fresh
                .owner()
                .send("PATCH", ALL + "/" + only, "{\"isDefault\":false}")
                .expect(422)
                .json()
                .at("/errors/isDefault")
                .asText())
        .contains("first");
    fresh.owner().send("PATCH", ALL + "/" + only, "{\"category\":\"proforma\"}").expect(422);
    Scene other = Scene.on(storno());
    String last =
        other
            .owner()
            .post(ALL, "{\"name\":\"x\",\"subject\":\"s\",\"body\":\"b\"}")
            .expect(201)
            .at("/id");
    assertThat(other.owner().call("DELETE", ALL + "/" + last).expect(409).at("/message"))
        .contains("last");
  }

  @Test
  void what_is_missing_or_too_long_is_named() {
    assertThat(
            fresh
                .owner()
                .post(ALL, "{\"subject\":\" \"}")
                .expect(422)
                .json()
                .at("/errors")
                .fieldNames())
        .toIterable()
        .containsExactly("name", "subject", "body");
    assertThat(
            fresh
                .owner()
                .post(
                    ALL,
                    "{\"name\":\"n\",\"subject\":\"s\",\"body\":\"" + "x".repeat(100_001) + "\"}")
                .expect(422)
                .json()
                .at("/errors/body")
                .asText())
        .contains("100000");
    assertThat(add("n", ",\"category\":\"letter\"").expect(422).at("/errors/category"))
        .contains("delivery_note");
    String id = add("n", "").expect(201).at("/id");
    fresh.owner().send("PATCH", ALL + "/" + id, "{}").expect(422);
    fresh.owner().send("PATCH", ALL + "/" + id, "{\"body\":\"\"}").expect(422);
    fresh.owner().send("PATCH", ALL + "/" + id, "{\"body\":null}").expect(422);
  }
}
