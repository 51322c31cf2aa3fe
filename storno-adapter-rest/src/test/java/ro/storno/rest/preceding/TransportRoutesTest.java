package ro.storno.rest.preceding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

/** e-Transport of delivery notes over HTTP, as its pages show it. */
class TransportRoutesTest extends WithStorno {
  private static final String NOTES = "/api/v1/delivery-notes";

  private String body(String more, String lineMore) {
    return """
        {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"RON",%s
         "lines":[{"description":"Pompe","quantity":2,"unitPrice":100,"unitOfMeasure":"buc"%s}]}
        """
        .formatted(
            scene.client(),
            InMemoryStorno.today(),
            InMemoryStorno.today().plusDays(30),
            more,
            lineMore);
  }

  private String declarable() {
    return body(
        """
        "etransportOperationType":30,"etransportVehicleNumber":"BC01ABC",
        "etransportTransporterCountry":"RO","etransportTransporterCode":"31385365",
        "etransportTransporterName":"Transport SRL","etransportTransportDate":"%s",
        "etransportStartCounty":4,"etransportStartLocality":"Bacău",
        "etransportStartStreet":"Str. Unirii","etransportEndCounty":40,
        "etransportEndLocality":"Sector 1","etransportEndStreet":"Calea Victoriei",
        "etransportEndPostalCode":"010061","etransportPostIncident":false,
        """
            .formatted(InMemoryStorno.today()),
        ",\"tariffCode\":\"84131100\",\"purposeCode\":101,\"unitOfMeasureCode\":\"H87\","
            + "\"netWeight\":\"120.00\",\"grossWeight\":\"140.00\",\"valueWithoutVat\":\"15000.00\"");
  }

  private String issued(String body) {
    String path = NOTES + "/" + scene.owner().post(NOTES, body).expect(201).at("/id");
    scene.owner().call("POST", path + "/issue").expect(200);
    return path;
  }

  @Test
  void fields_are_kept_flat_on_the_note_and_its_lines_and_changed_one_by_one() {
    Answer made = scene.owner().post(NOTES, declarable()).expect(201);
    assertThat(made.at("/etransportOperationType")).isEqualTo("30");
    assertThat(made.at("/etransportVehicleNumber")).isEqualTo("BC01ABC");
    assertThat(made.at("/etransportStartLocality")).isEqualTo("Bacău");
    assertThat(made.at("/etransportEndPostalCode")).isEqualTo("010061");
    assertThat(made.at("/lines/0/tariffCode")).isEqualTo("84131100");
    assertThat(made.at("/lines/0/purposeCode")).isEqualTo("101");
    assertThat(made.at("/lines/0/grossWeight")).isEqualTo("140.00");
    assertThat(made.json().at("/etransportUit").isNull()).isTrue();
    assertThat(made.json().at("/etransportStatus").isNull()).isTrue();
    String path = NOTES + "/" + made.at("/id");
    Answer changed =
        scene
            .owner()
            .send("PUT", path, "{\"etransportTrailer1\":\"b-99-xyz\",\"notes\":\"x\"}")
            .expect(200);
    assertThat(changed.at("/etransportTrailer1")).isEqualTo("B99XYZ");
    assertThat(changed.at("/etransportVehicleNumber")).isEqualTo("BC01ABC");
    assertThat(changed.at("/lines/0/tariffCode")).isEqualTo("84131100");
    assertThat(scene.owner().get(path).expect(200).at("/etransportTrailer1")).isEqualTo("B99XYZ");
    Answer refused =
        scene.owner().post(NOTES, body("\"etransportOperationType\":31,", "")).expect(422);
    assertThat(refused.json().at("/errors").has("etransportOperationType")).isTrue();
  }

  @Test
  void validation_names_rule_and_field_and_sends_nothing() {
    String path = NOTES + "/" + scene.owner().post(NOTES, body("", "")).expect(201).at("/id");
    Answer wrong = scene.owner().call("POST", path + "/validate-etransport").expect(200);
    assertThat(wrong.at("/valid")).isEqualTo("false");
    assertThat(wrong.at("/errors/0")).startsWith("etransportOperationType: ");
    assertThat(wrong.at("/findings/0/rule")).isEqualTo("ETR-03");
    assertThat(wrong.json().at("/warnings").isArray()).isTrue();
  }

  @Test
  void only_an_issued_note_of_an_authorized_company_is_submitted() {
    String draft = NOTES + "/" + scene.owner().post(NOTES, declarable()).expect(201).at("/id");
    scene.owner().call("POST", draft + "/submit-etransport").expect(422);
    scene
        .owner()
        .call("POST", NOTES + "/01930000-0000-7000-8000-00000000dead/submit-etransport")
        .expect(404);
    String note = issued(declarable());
    scene.owner().call("POST", note + "/etransport/correct").expect(422);
    scene.owner().call("POST", note + "/etransport/delete").expect(422);
    scene.owner().post(note + "/etransport/confirm", "{\"type\":\"nonsense\"}").expect(422);
    scene.owner().post(note + "/etransport/confirm", "{}").expect(422);
    scene.owner().post(note + "/etransport/change-vehicle", "{}").expect(422);
    Answer none = scene.owner().get(note + "/etransport").expect(200);
    assertThat(none.json().at("/data").size()).isZero();
  }

  @Test
  void submitted_note_shows_uploaded_at_once_and_what_was_declared() {
    String note = issued(declarable());
    Answer submitted = scene.owner().call("POST", note + "/submit-etransport").expect(200);
    assertThat(submitted.at("/etransportStatus")).isEqualTo("uploaded");
    assertThat(submitted.json().at("/etransportSubmittedAt").isNull()).isFalse();
    assertThat(submitted.json().at("/etransportUit").isNull()).isTrue();
    assertThat(submitted.at("/status")).isEqualTo("issued");
    scene.owner().call("POST", note + "/submit-etransport").expect(422);
    Answer declared = scene.owner().get(note + "/etransport").expect(200);
    assertThat(declared.at("/data/0/kind")).isEqualTo("notification");
    assertThat(declared.at("/data/0/status")).isEqualTo("uploaded");
    assertThat(
            scene.owner().get(NOTES + "?status=issued").expect(200).at("/data/0/etransportStatus"))
        .isEqualTo("uploaded");
  }
}
