package ro.storno.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class InvoiceRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/invoices";

  @Test
  void a_draft_is_answered_with_its_check() {
    Answer made = scene.owner().post(ALL, Scene.entry(scene.client())).expect(201);
    assertThat(made.at("/invoice/number")).startsWith("DRAFT-");
    assertThat(made.at("/invoice/status")).isEqualTo("draft");
    assertThat(made.at("/invoice/subtotal")).isEqualTo("1000.00");
    assertThat(made.at("/invoice/vatTotal")).isEqualTo("210.00");
    assertThat(made.at("/invoice/total")).isEqualTo("1210.00");
    assertThat(made.at("/invoice/lines/0/quantity")).isEqualTo("10.0000");
    assertThat(made.at("/invoice/lines/0/vatRate")).isEqualTo("21.00");
    assertThat(made.at("/invoice/uuid")).isEqualTo(made.at("/invoice/id"));
    assertThat(made.json().at("/invoice/cancelledAt").isNull()).isTrue();
    assertThat(made.json().at("/validation/valid").isBoolean()).isTrue();
    assertThat(made.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void what_is_missing_or_wrong_is_named_by_its_path() {
    Answer answer =
        scene.owner().post(ALL, "{\"lines\":[{\"quantity\":0,\"unitPrice\":-1}]}").expect(400);
    assertThat(answer.json().at("/errors").fieldNames())
        .toIterable()
        .contains("issueDate", "lines[0].description", "lines[0].unitPrice");
    assertThat(
            scene
                .owner()
                .post(ALL, "{\"lines\":[{},{\"unitPrice\":\"1e999999999\"}]}")
                .expect(400)
                .json()
                .at("/errors")
                .has("lines[1].unitPrice"))
        .isTrue();
    scene.owner().post(ALL, Scene.entry(UUID.randomUUID().toString())).expect(404);
  }

  @Test
  void the_same_key_makes_one_invoice_and_another_body_is_refused() {
    String entry = Scene.entry(scene.client());
    String keyed = "{\"idempotencyKey\":\"k-1\"," + entry.strip().substring(1);
    Answer first = scene.owner().post(ALL, keyed).expect(201);
    Answer second = scene.owner().post(ALL, keyed).expect(201);
    assertThat(second.at("/invoice/id")).isEqualTo(first.at("/invoice/id"));
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    scene.owner().post(ALL, keyed.replace("100.00", "101.00")).expect(422);
  }

  @Test
  void an_issued_invoice_has_a_number_an_xml_and_a_pdf() {
    String path = ALL + "/" + scene.draft();
    Answer issued = scene.owner().call("POST", path + "/issue").expect(200);
    assertThat(issued.at("/number")).matches("[A-Z]+-0001");
    assertThat(issued.at("/status")).isEqualTo("issued");
    scene.owner().call("POST", path + "/issue").expect(409);
    Answer xml = scene.owner().get(path + "/xml").expect(200);
    assertThat(xml.text()).contains(issued.at("/number"));
    assertThat(xml.header("Content-Disposition").orElseThrow()).startsWith("attachment");
    Answer pdf = scene.owner().get(path + "/pdf").expect(200);
    assertThat(pdf.text()).startsWith("%PDF");
    assertThat(pdf.header("Content-Disposition").orElseThrow()).startsWith("inline");
    assertThat(pdf.header("X-Generated-At")).isPresent();
    assertThat(storno().waitingJobs()).anyMatch(job -> job.kind().equals("invoice.follow-up"));
  }

  @Test
  void an_update_changes_what_is_sent_and_an_issued_number_stays() {
    String path = ALL + "/" + scene.draft();
    Answer changed =
        scene.owner().send("PUT", path, "{\"notes\":\"Mulțumim\",\"orderNumber\":\"PO-7\"}");
    assertThat(changed.expect(200).at("/invoice/notes")).isEqualTo("Mulțumim");
    assertThat(changed.at("/invoice/total")).isEqualTo("1210.00");
    changed = scene.owner().send("PUT", path, "{\"notes\":null}").expect(200);
    assertThat(changed.json().at("/invoice/notes").isNull()).isTrue();
    assertThat(changed.at("/invoice/orderNumber")).isEqualTo("PO-7");
    scene.owner().send("PUT", path, "{\"lines\":[]}").expect(400);
  }

  @Test
  void an_invoice_is_cancelled_with_a_reason_and_restored() {
    String path = ALL + "/" + scene.issued();
    String number = scene.owner().get(path).expect(200).at("/number");
    scene.owner().post(path + "/cancel", "{\"reason\":\"short\"}").expect(400);
    scene.owner().call("POST", path + "/cancel").expect(400);
    Answer cancelled =
        scene.owner().post(path + "/cancel", "{\"reason\":\"Wrong billing data\"}").expect(200);
    assertThat(cancelled.at("/status")).isEqualTo("cancelled");
    assertThat(cancelled.at("/cancelledBy/name")).contains("Ana");
    assertThat(cancelled.at("/balance")).isEqualTo("0.00");
    Answer restored = scene.owner().call("POST", path + "/restore").expect(200);
    assertThat(restored.at("/status")).isEqualTo("draft");
    assertThat(restored.at("/number")).isEqualTo(number);
    scene.owner().call("DELETE", path).expect(409);
    scene.owner().call("POST", path + "/restore").expect(409);
  }

  @Test
  void a_draft_is_deleted_for_good() {
    String path = ALL + "/" + scene.draft();
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().get(path).expect(404);
    scene.owner().call("DELETE", path).expect(404);
  }

  @Test
  void checks_are_quick_or_full() {
    String path = ALL + "/" + scene.issued() + "/validate";
    Answer quick = scene.owner().call("POST", path).expect(200);
    assertThat(quick.json().has("verdict")).isFalse();
    Answer full = scene.owner().call("POST", path + "?mode=full").expect(200);
    assertThat(full.at("/verdict")).isEqualTo("valid");
    assertThat(full.at("/ruleSet")).isEqualTo("TEST 1");
    assertThat(scene.owner().post(path, "{\"mode\":\"full\"}").expect(200).json().has("verdict"))
        .isTrue();
    scene.owner().call("POST", path + "?mode=deep").expect(422);
  }

  @Test
  void events_tell_the_story_newest_first() {
    String path = ALL + "/" + scene.issued();
    Answer events = scene.owner().get(path + "/events").expect(200);
    assertThat(events.json().isArray()).isTrue();
    assertThat(events.at("/0/status")).isEqualTo("issued");
    assertThat(events.at("/0/newStatus")).isEqualTo("issued");
    assertThat(events.at("/0/user/name")).contains("Ana");
    scene.owner().get(path + "/verdicts").expect(200);
  }

  @Test
  void lists_carry_totals_and_filters() {
    scene.issued();
    scene.draft();
    Answer list = scene.owner().get(ALL + "?limit=1").expect(200);
    assertThat(list.at("/total")).isEqualTo("2");
    assertThat(list.at("/pages")).isEqualTo("2");
    assertThat(list.at("/totals/total")).isEqualTo("2420.00");
    assertThat(list.at("/currency")).isEqualTo("RON");
    assertThat(scene.owner().get(ALL + "?status=draft").expect(200).at("/total")).isEqualTo("1");
    assertThat(scene.owner().get(ALL + "?isCreditNote=true").expect(200).at("/total"))
        .isEqualTo("0");
    String tomorrow = InMemoryStorno.today().plusDays(1).toString();
    assertThat(scene.owner().get(ALL + "?dateFrom=" + tomorrow).expect(200).at("/total"))
        .isEqualTo("0");
    assertThat(scene.owner().get(ALL + "?from=" + tomorrow).expect(200).at("/total"))
        .isEqualTo("0");
    scene.owner().get(ALL + "?clientId=42").expect(400);
    assertThat(scene.owner().get(ALL + "?status=lost").status()).isIn(400, 422);
  }

  @Test
  void a_refund_is_a_credit_note_with_a_parent_under_the_names_of_its_page() {
    String parent = scene.issued();
    String client = scene.owner().get(ALL + "/" + parent).at("/clientId");
    String series =
        scene
            .owner()
            .post("/api/v1/document-series", "{\"prefix\":\"RETUR\",\"type\":\"credit_note\"}")
            .at("/id");
    Answer note =
        scene
            .owner()
            .post(
                ALL,
                """
                {"isCreditNote":true,"parentDocumentId":"%s","clientId":"%s","seriesId":"%s",
                 "issueDate":"%s","currency":"RON","invoiceTypeCode":"381",
                 "lines":[{"description":"Servicii (CREDIT)","quantity":-10,"unitPrice":100.00,
                           "vatRate":"21.00"}]}
                """
                    .formatted(parent, client, series, InMemoryStorno.today()))
            .expect(201);
    assertThat(note.at("/invoice/documentType")).isEqualTo("credit_note");
    assertThat(note.at("/invoice/isCreditNote")).isEqualTo("true");
    assertThat(note.at("/invoice/documentSeriesId")).isEqualTo(series);
    assertThat(note.at("/invoice/total")).isEqualTo("-1210.00");
    assertThat(note.at("/invoice/parentDocument/id")).isEqualTo(parent);
    assertThat(scene.owner().get(ALL + "?parentDocumentId=" + parent).expect(200).status())
        .isEqualTo(200);
  }

  @Test
  void extensions_come_back_as_they_were_sent() {
    String entry = Scene.entry(scene.client()).strip();
    Answer made =
        scene
            .owner()
            .post(
                ALL,
                """
                {"buyerReference":"BR-1","ublExtensions":{"invoicePeriod":{"startDate":"2026-01-01",
                 "endDate":"2026-01-31"},"delivery":[],"allowanceCharges":[{"chargeIndicator":false,
                 "amount":"10.00","taxCategoryCode":"S","taxRate":"21","reason":"Fidelitate"}],
                 "additionalDocumentReferences":[{"id":"CTR-1"}]},
                """
                    + entry.substring(1))
            .expect(201);
    assertThat(made.at("/invoice/buyerReference")).isEqualTo("BR-1");
    assertThat(made.at("/invoice/ublExtensions/invoicePeriod/endDate")).isEqualTo("2026-01-31");
    assertThat(made.at("/invoice/ublExtensions/allowanceCharges/0/taxRate")).isEqualTo("21.00");
    assertThat(made.at("/invoice/ublExtensions/additionalDocumentReferences/0/id"))
        .isEqualTo("CTR-1");
  }

  @Test
  void files_are_attached_listed_and_handed_out() {
    String all = ALL + "/" + scene.draft() + "/attachments";
    byte[] content = "%PDF-1.4 contract".getBytes(StandardCharsets.UTF_8);
    Answer made =
        scene.owner().upload(all, "file", "contract ș.pdf", "application/pdf", content).expect(201);
    assertThat(made.at("/size")).isEqualTo(String.valueOf(content.length));
    assertThat(scene.owner().get(all).expect(200).json().at("/data")).hasSize(1);
    Answer file = scene.owner().get(all + "/" + made.at("/id")).expect(200);
    assertThat(file.body()).isEqualTo(content);
    assertThat(file.header("Content-Disposition").orElseThrow()).startsWith("attachment");
    assertThat(file.header("X-Upload-Date")).isPresent();
    scene.owner().get(all + "/" + UUID.randomUUID()).expect(404);
  }

  @Test
  void a_form_is_told_what_it_starts_with() {
    Answer defaults = scene.owner().get("/api/v1/invoice-defaults").expect(200);
    assertThat(defaults.at("/defaultCurrency")).isEqualTo("RON");
    assertThat(defaults.json().at("/vatRates/0").has("default")).isTrue();
    scene.owner().get("/api/v1/invoice-defaults?clientId=" + scene.client()).expect(200);
    scene.owner().get("/api/v1/invoice-defaults?clientId=" + UUID.randomUUID()).expect(404);
  }

  @Test
  void the_company_is_taken_from_the_query_the_header_or_because_there_is_one() {
    String id = scene.draft();
    scene.owner().with("X-Company", scene.company().toString()).get(ALL + "/" + id).expect(200);
    scene.owner().get(ALL + "/" + id + "?company=" + scene.company()).expect(200);
    Answer foreign = scene.owner().with("X-Company", UUID.randomUUID().toString()).get(ALL);
    assertThat(foreign.expect(403).at("/error")).isEqualTo("Access denied");
    scene.owner().with("X-Company", "42").get(ALL).expect(403);
    assertThat(
            scene
                .owner()
                .with("X-Company", UUID.randomUUID().toString())
                .get(ALL + "?company=" + scene.company())
                .status())
        .as("the query beats the header")
        .isEqualTo(200);
  }
}
