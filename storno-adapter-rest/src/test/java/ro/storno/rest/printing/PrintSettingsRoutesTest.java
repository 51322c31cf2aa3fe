package ro.storno.rest.printing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class PrintSettingsRoutesTest extends WithStorno {
  private static final String CONFIG = "/api/v1/pdf-template-config";

  private Answer put(String json) {
    return scene.owner().send("PUT", CONFIG, json);
  }

  @Test
  void company_that_chose_nothing_has_the_standard_of_the_page() {
    Answer shown = scene.owner().get(CONFIG).expect(200);
    assertThat(shown.at("/id")).isEqualTo(shown.at("/uuid")).isNotBlank();
    assertThat(shown.at("/templateSlug")).isEqualTo("classic");
    assertThat(shown.at("/primaryColor")).isEqualTo("#2563eb");
    assertThat(shown.at("/fontFamily")).isEqualTo("DejaVu Sans");
    assertThat(shown.json().at("/showLogo").asBoolean()).isTrue();
    assertThat(shown.json().at("/showBankInfo").asBoolean()).isTrue();
    assertThat(shown.json().at("/footerText").isNull()).isTrue();
    assertThat(shown.json().at("/customCss").isNull()).isTrue();
    assertThat(shown.json().at("/labelOverrides").isEmpty()).isTrue();
    assertThat(scene.owner().get(CONFIG).expect(200).at("/id"))
        .as("the same before and after something is stored")
        .isEqualTo(put("{}").expect(200).at("/id"));
  }

  @Test
  void partial_changes_are_kept() {
    put("""
        {"templateSlug":"modern","primaryColor":"#6366F1","showLogo":true,
         "footerText":"Thank you for your business!","customCss":"h1 { color: #123456 }",
         "labelOverrides":{"buyer":"Beneficiar","buyer@de":"Kunde"}}
        """)
        .expect(200);
    Answer changed = put("{\"fontFamily\":\"roboto\",\"showBankInfo\":false}").expect(200);
    assertThat(changed.at("/templateSlug")).isEqualTo("modern");
    assertThat(changed.at("/primaryColor")).isEqualTo("#6366F1");
    assertThat(changed.at("/fontFamily")).isEqualTo("Roboto");
    assertThat(changed.json().at("/showBankInfo").asBoolean()).isFalse();
    assertThat(changed.at("/footerText")).isEqualTo("Thank you for your business!");
    assertThat(changed.at("/customCss")).isEqualTo("h1 { color: #123456 }");
    assertThat(changed.at("/labelOverrides/buyer@de")).isEqualTo("Kunde");
    assertThat(scene.owner().get(CONFIG).expect(200).json()).isEqualTo(changed.json());
    assertThat(put("{\"primaryColor\":null}").expect(200).json().at("/primaryColor").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"templateSlug\":\"fancy\"}|templateSlug",
        "{\"primaryColor\":\"red\"}|primaryColor",
        "{\"primaryColor\":\"#12345\"}|primaryColor",
        "{\"fontFamily\":\"Comic Sans\"}|fontFamily",
        "{\"customCss\":\"@import url(https://example.org/x.css);\"}|customCss",
        "{\"customCss\":\"h1 { background: url(file:///etc/passwd) }\"}|customCss",
        "{\"footerText\":\"1\\n2\\n3\\n4\"}|footerText"
      })
  void what_cannot_be_used_is_400_with_its_field_here_and_in_the_preview(
      String body, String field) {
    assertThat(put(body).expect(400).at("/errors/" + field)).isNotBlank();
    assertThat(scene.owner().post(CONFIG + "/preview", body).expect(400).at("/errors/" + field))
        .isNotBlank();
  }

  @Test
  void labels_may_be_none_in_any_spelling_and_unknown_names_are_left_out() {
    put("{\"labelOverrides\":{\"buyer\":\"Beneficiar\",\"invoice_title\":\"x\"}}").expect(200);
    Answer kept = scene.owner().get(CONFIG).expect(200);
    assertThat(kept.json().at("/labelOverrides")).hasSize(1);
    assertThat(put("{\"labelOverrides\":[]}").expect(200).json().at("/labelOverrides")).isEmpty();
    put("{\"labelOverrides\":{\"buyer\":null}}").expect(400);
    put("{\"labelOverrides\":\"buyer\"}").expect(400);
    put("{\"showLogo\":\"maybe\"}").expect(400);
  }

  @Test
  void designs_are_a_plain_array_in_the_words_of_the_page() {
    Answer all = scene.owner().get(CONFIG + "/templates").expect(200);
    assertThat(all.json().isArray()).isTrue();
    assertThat(all.json()).hasSize(4);
    assertThat(all.at("/3/slug")).isEqualTo("bold");
    assertThat(all.at("/3/name")).isEqualTo("Indrăzneț");
    assertThat(all.at("/2/description"))
        .isEqualTo("Design minimalist cu linii fine si aspect compact");
    assertThat(all.at("/1/defaultColor")).isEqualTo("#6366f1");
  }

  @Test
  void preview_is_a_page_that_no_script_runs_in() {
    Answer page =
        scene
            .owner()
            .post(
                CONFIG + "/preview",
                "{\"templateSlug\":\"modern\",\"documentType\":\"proforma\",\"language\":\"de\"}")
            .expect(200);
    assertThat(page.header("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src", "http");
    assertThat(page.text()).startsWith("<html>");
    for (String body : new String[] {"{\"documentType\":\"letter\"}", "{\"language\":\"xx\"}"}) {
      scene.owner().post(CONFIG + "/preview", body).expect(400);
    }
  }

  @Test
  void another_company_has_settings_of_its_own() {
    put("{\"templateSlug\":\"bold\",\"footerText\":\"Al nostru\"}").expect(200);
    Scene other = Scene.on(storno());
    assertThat(other.owner().get(CONFIG).expect(200).at("/templateSlug")).isEqualTo("classic");
    assertThat(other.owner().post(CONFIG + "/preview", "{}").expect(200).text())
        .doesNotContain("Al nostru");
    other.owner().with("X-Company", scene.company().toString()).get(CONFIG).expect(403);
    other
        .owner()
        .with("X-Company", scene.company().toString())
        .post(CONFIG + "/preview", "{}")
        .expect(403);
  }
}
