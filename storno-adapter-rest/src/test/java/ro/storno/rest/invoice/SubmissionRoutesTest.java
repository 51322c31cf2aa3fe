package ro.storno.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.anaf.InMemoryAnaf.Fate;
import ro.storno.application.anaf.InMemoryAnaf.Fault;
import ro.storno.domain.company.CompanyId;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class SubmissionRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/invoices/";
  private static final Fate AT_ONCE = new Fate(Duration.ZERO, Duration.ZERO, true);

  @AfterEach
  void calm() {
    storno().anaf().down(false);
    storno().anaf().fate(Fate.USUAL);
  }

  private Answer post(String id, String action) {
    return scene.owner().call("POST", ALL + id + action);
  }

  @Test
  void an_issued_invoice_is_submitted_validated_and_its_seal_verified() {
    storno().anaf().fate(AT_ONCE);
    String id = scene.issued();
    Answer submitted = post(id, "/submit").expect(200);
    assertThat(submitted.at("/status")).isEqualTo("sent_to_provider");
    assertThat(submitted.at("/message")).isEqualTo("Invoice submitted to the e-invoice provider");
    String index = submitted.at("/anafUploadId");
    assertThat(index).isNotEmpty();
    assertThat(submitted.at("/anafSubmissionId")).isEqualTo(index);
    assertThat(submitted.json().at("/anafDownloadId").isNull()).isTrue();
    assertThat(submitted.json().at("/anafValidationErrors").isNull()).isTrue();
    assertThat(submitted.at("/events/0/type")).isEqualTo("anaf_submitted");
    assertThat(submitted.at("/events/0/metadata/submissionId")).isEqualTo(index);
    assertThat(submitted.json().at("/submissionDeadline").isTextual()).isTrue();
    post(id, "/submit").expect(409);

    storno().advanceSubmissions();

    Answer validated = scene.owner().get(ALL + id).expect(200);
    assertThat(validated.at("/status")).isEqualTo("validated");
    assertThat(validated.at("/anafState")).isEqualTo("validated");
    assertThat(validated.at("/anafDownloadId")).isNotEmpty();
    assertThat(validated.at("/events/0/type")).isEqualTo("anaf_validated");
    Answer verified = post(id, "/verify-signature").expect(200);
    assertThat(verified.json().at("/valid").asBoolean()).isTrue();
    assertThat(verified.json().at("/xmlIntegrityValid").asBoolean()).isTrue();
    assertThat(verified.json().has("details")).isFalse();
    assertThat(scene.owner().get(ALL + id + "/signature").expect(200).text()).contains("Signature");
    assertThat(scene.owner().get(ALL + id + "/anaf-response").expect(200).text()).isNotEmpty();
    Answer submissions = scene.owner().get(ALL + id + "/submissions").expect(200);
    assertThat(submissions.json().isArray()).isTrue();
    assertThat(submissions.at("/0/provider")).isEqualTo("anaf");
    assertThat(submissions.at("/0/externalId")).isEqualTo(index);
    assertThat(submissions.at("/0/status")).isEqualTo("accepted");
    assertThat(submissions.at("/0/evidence/0/seal")).isEqualTo("VALID");
    assertThat(submissions.json().at("/0/history").size()).isEqualTo(4);
  }

  @Test
  void a_rejected_invoice_tells_why_and_can_be_submitted_again() {
    storno().anaf().fate(new Fate(Duration.ZERO, Duration.ZERO, false));
    String id = scene.issued();
    post(id, "/submit").expect(200);
    storno().advanceSubmissions();
    Answer rejected = scene.owner().get(ALL + id).expect(200);
    assertThat(rejected.at("/status")).isEqualTo("rejected");
    assertThat(rejected.at("/anafErrorMessage")).contains("BR-RO-100");
    assertThat(rejected.json().at("/anafValidationErrors").size()).isEqualTo(2);
    post(id, "/verify-signature").expect(404);
    storno().anaf().fate(AT_ONCE);
    post(id, "/submit").expect(200);
    assertThat(scene.owner().get(ALL + id + "/submissions").at("/0/status")).isEqualTo("submitted");
    assertThat(scene.owner().get(ALL + id + "/submissions").at("/1/status")).isEqualTo("rejected");
  }

  @Test
  void statuses_are_the_documented_ones() {
    String draft = scene.draft();
    post(draft, "/submit").expect(409);
    post(draft, "/verify-signature").expect(404);
    scene.owner().get(ALL + draft + "/anaf-response").expect(404);
    scene.owner().get(ALL + draft + "/signature").expect(404);
    assertThat(scene.owner().get(ALL + draft + "/submissions").expect(200).json().size()).isZero();
    post("01930000-0000-7000-8000-00000000dead", "/submit").expect(404);

    String issued = scene.issued();
    storno().anaf().authorize(new CompanyId(scene.company()), false);
    assertThat(post(issued, "/submit").expect(400).json().at("/errors").has("anaf")).isTrue();
    storno().anaf().authorize(new CompanyId(scene.company()), true);

    storno().anaf().down(true);
    assertThat(post(issued, "/submit").expect(503).at("/message")).contains("stays queued");
    assertThat(scene.owner().get(ALL + issued).at("/status")).isEqualTo("issued");
    assertThat(scene.owner().get(ALL + issued).at("/anafState")).isEqualTo("queued");
    storno().anaf().down(false);
    post(issued, "/submit").expect(200);
  }

  @Test
  void a_lost_answer_is_no_error_but_a_state() {
    String id = scene.issued();
    storno().anaf().once(Fault.ANSWER_LOST);
    Answer submitted = post(id, "/submit").expect(200);
    assertThat(submitted.at("/status")).isEqualTo("sent_to_provider");
    assertThat(submitted.at("/anafState")).isEqualTo("unknown");
    assertThat(submitted.at("/message")).contains("being looked for");
    assertThat(submitted.at("/anafErrorMessage")).contains("cut off");
  }

  @Test
  void providers_are_named() {
    String id = scene.issued();
    scene.owner().post(ALL + id + "/submit-einvoice", "{\"provider\":\"fax\"}").expect(422);
    Answer answer =
        scene.owner().post(ALL + id + "/submit-einvoice", "{\"provider\":\"anaf\"}").expect(200);
    assertThat(answer.at("/provider")).isEqualTo("anaf");
    assertThat(answer.at("/status")).isEqualTo("sent_to_provider");
  }

  @Test
  void late_submissions_are_listed() {
    String id = scene.issued();
    Answer none = scene.owner().get("/api/v1/invoices?isLateSubmission=true&limit=100").expect(200);
    assertThat(none.text()).doesNotContain(id);
    assertThat(
            scene
                .owner()
                .get("/api/v1/invoices?isLateSubmission=false&limit=100")
                .expect(200)
                .text())
        .contains(id);
  }
}
