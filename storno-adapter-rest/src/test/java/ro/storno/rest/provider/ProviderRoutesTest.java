package ro.storno.rest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class ProviderRoutesTest extends WithStorno {
  private static final String INVOICES = "/api/v1/invoices/";
  private static final String GOOD =
      "{\"provider\":\"sdi\",\"enabled\":true,\"config\":{\"apiEndpoint\":"
          + "\"https://i.example.com\",\"apiKey\":\""
          + FakeProvider.KEY
          + "\"}}";

  @AfterEach
  void calm() {
    storno().sdi().judge(new Judged.Pending(null));
  }

  private String config() {
    return "/api/v1/companies/" + scene.company() + "/einvoice-config";
  }

  @Test
  void providers_are_an_array_with_their_fields() {
    Answer providers = scene.owner().get("/api/v1/einvoice/providers").expect(200);
    assertThat(providers.json().isArray()).isTrue();
    assertThat(providers.json().findValuesAsText("provider"))
        .containsExactly("anaf", "xrechnung", "sdi", "ksef", "facturx");
    assertThat(providers.json().findValuesAsText("country"))
        .containsExactly("RO", "DE", "IT", "PL", "FR");
    assertThat(providers.at("/2/fields/0/name")).isEqualTo("apiEndpoint");
    assertThat(providers.json().at("/2/fields/2/secret").asBoolean()).isTrue();
    assertThat(providers.json().at("/2/configured").isNull()).isTrue();
  }

  @Test
  void a_configuration_is_saved_shown_masked_tried_and_removed() {
    assertThat(scene.owner().get(config()).expect(200).json().isEmpty()).isTrue();
    Answer saved = scene.owner().post(config(), GOOD).expect(200);
    assertThat(saved.at("/provider")).isEqualTo("sdi");
    assertThat(saved.at("/id")).isNotBlank();
    assertThat(saved.json().at("/enabled").asBoolean()).isTrue();
    assertThat(saved.at("/maskedConfig/apiKey")).isEqualTo("****1234");
    assertThat(saved.text()).doesNotContain(FakeProvider.KEY);
    Answer listed = scene.owner().get(config()).expect(200);
    assertThat(listed.json().get(0)).isEqualTo(saved.json());
    Answer tested = scene.owner().post(config() + "/test", "{\"provider\":\"sdi\"}").expect(200);
    assertThat(tested.json().at("/success").asBoolean()).isTrue();
    Answer failed =
        scene
            .owner()
            .post(
                config() + "/test",
                "{\"provider\":\"sdi\",\"config\":{\"apiKey\":\"not-the-key-at-all\"}}")
            .expect(200);
    assertThat(failed.json().at("/success").asBoolean()).isFalse();
    assertThat(failed.text()).doesNotContain("not-the-key-at-all");
    scene.owner().call("DELETE", config() + "/sdi").expect(204);
    scene.owner().call("DELETE", config() + "/sdi").expect(404);
    scene.owner().call("DELETE", config() + "/fax").expect(404);
  }

  @Test
  void what_is_wrong_is_named_by_field() {
    Answer unknown =
        scene
            .owner()
            .post(config(), "{\"provider\":\"sdi\",\"config\":{\"colour\":\"red\"}}")
            .expect(422);
    assertThat(unknown.json().at("/errors").has("config.colour")).isTrue();
    Answer missing = scene.owner().post(config(), "{\"provider\":\"sdi\"}").expect(422);
    assertThat(missing.json().at("/errors").has("config.apiKey")).isTrue();
    scene.owner().post(config(), "{\"provider\":\"anaf\"}").expect(422);
    scene.owner().post(config(), "{}").expect(422);
    scene.owner().post(config() + "/test", "{\"provider\":\"fax\"}").expect(422);
  }

  @Test
  void another_organization_sees_and_changes_nothing() {
    scene.owner().post(config(), GOOD).expect(200);
    Scene other = Scene.on(storno());
    other.owner().get(config()).expect(404);
    other.owner().post(config(), GOOD).expect(404);
    other.owner().post(config() + "/test", GOOD).expect(404);
    other.owner().call("DELETE", config() + "/sdi").expect(404);
    String id = scene.issued();
    Answer submitted =
        scene
            .owner()
            .post(INVOICES + id + "/submit-einvoice", "{\"provider\":\"sdi\"}")
            .expect(200);
    other.owner().get(INVOICES + id + "/einvoice-submissions").expect(404);
    other
        .owner()
        .get(INVOICES + id + "/einvoice-submissions/" + submitted.at("/submissionId") + "/xml")
        .expect(404);
    other.owner().post(INVOICES + id + "/submit-einvoice", "{\"provider\":\"sdi\"}").expect(404);
  }

  @Test
  void an_invoice_goes_to_a_provider_and_its_verdict_is_shown() {
    scene.owner().post(config(), GOOD).expect(200);
    String id = scene.issued();
    Answer submitted =
        scene
            .owner()
            .post(INVOICES + id + "/submit-einvoice", "{\"provider\":\"sdi\"}")
            .expect(200);
    assertThat(submitted.at("/provider")).isEqualTo("sdi");
    assertThat(submitted.at("/message")).isEqualTo("Invoice submitted to the e-invoice provider");
    assertThat(submitted.at("/status")).isEqualTo("submitted");
    scene.owner().post(INVOICES + id + "/submit-einvoice", "{\"provider\":\"sdi\"}").expect(409);
    storno().sdi().judge(new Judged.Rejected(null, List.of("00404"), "<NS/>"));
    storno().advanceSubmissions();
    Answer all = scene.owner().get(INVOICES + id + "/einvoice-submissions").expect(200);
    assertThat(all.json().isArray()).isTrue();
    assertThat(all.at("/0/provider")).isEqualTo("sdi");
    assertThat(all.at("/0/externalId")).startsWith("sdi-");
    assertThat(all.at("/0/status")).isEqualTo("rejected");
    assertThat(all.at("/0/errors/0")).isEqualTo("00404");
    assertThat(all.json().at("/0/xmlAvailable").asBoolean()).isTrue();
    assertThat(
            scene
                .owner()
                .get(INVOICES + id + "/einvoice-submissions/" + all.at("/0/id") + "/xml")
                .expect(200)
                .text())
        .startsWith("<n>");
    assertThat(scene.owner().get(INVOICES + id).at("/status")).isEqualTo("issued");
  }

  @Test
  void without_a_configuration_the_file_is_for_download() {
    String id = scene.issued();
    Answer made =
        scene
            .owner()
            .post(INVOICES + id + "/submit-einvoice", "{\"provider\":\"sdi\"}")
            .expect(200);
    assertThat(made.at("/status")).isEqualTo("pending");
    assertThat(made.at("/message")).contains("download");
    scene
        .owner()
        .get(INVOICES + id + "/einvoice-submissions/" + made.at("/submissionId") + "/xml")
        .expect(200);
    assertThat(scene.owner().get(INVOICES + id).at("/anafState")).isNotEqualTo("prepared");
  }

  @Test
  void a_notice_moves_its_submission_once_and_nobody_else_may_send_it() {
    String secret = "a-secret-of-the-company";
    scene
        .owner()
        .post(
            config(),
            GOOD.replace("\"apiKey\"", "\"notificationToken\":\"" + secret + "\",\"apiKey\""))
        .expect(200);
    String hook = "/hooks/sdi/" + scene.company() + "/";
    Answer wrong = scene.anyone().post(hook + "wrong", "RC 7 ").expect(404);
    Answer stranger =
        scene
            .anyone()
            .post("/hooks/sdi/01990000-0000-7000-8000-00000000abcd/" + secret, "RC 7 ")
            .expect(404);
    assertThat(stranger.at("/detail")).as("it tells no more").isEqualTo(wrong.at("/detail"));
    scene.anyone().post(hook + secret, "no notice").expect(422);
    scene.anyone().post(hook + secret, "RC 7 ").expect(200);
    scene.anyone().post(hook + secret, "RC 7 ").expect(200);
    scene.owner().call("DELETE", config() + "/sdi").expect(204);
    scene.anyone().post(hook + secret, "RC 7 ").expect(404);
  }
}
