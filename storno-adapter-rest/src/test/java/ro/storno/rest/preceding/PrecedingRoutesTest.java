package ro.storno.rest.preceding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class PrecedingRoutesTest extends WithStorno {
  private static final String PROFORMAS = "/api/v1/proforma-invoices";
  private static final String NOTES = "/api/v1/delivery-notes";
  private static final String INVOICES = "/api/v1/invoices";

  /** A client that can be written to. */
  private String client() {
    String id = scene.client();
    scene
        .owner()
        .send("PATCH", "/api/v1/clients/" + id, "{\"email\":\"office@client.ro\"}")
        .expect(200);
    return id;
  }

  /** A body as the page shows it: series by seriesId, rate by vatRateId. */
  private String body(String client, String type) {
    String series = scene.owner().get("/api/v1/document-series?type=" + type).at("/data/0/id");
    String rate = scene.owner().get("/api/v1/vat-rates").at("/data/0/id");
    return """
        {"clientId":"%s","seriesId":"%s","issueDate":"%s","dueDate":"%s","validUntil":"%s",
         "currency":"RON","exchangeRate":1.0,"invoiceTypeCode":"380","notes":"Nota",
         "projectReference":"P-1","deputyName":"Ion Pop",
         "lines":[{"description":"Servicii","quantity":40,"unitPrice":150,"vatRateId":"%s",
                   "unitOfMeasure":"ora","discount":200,"discountPercent":0}]}
        """
        .formatted(
            client,
            series,
            InMemoryStorno.today(),
            InMemoryStorno.today().plusDays(30),
            InMemoryStorno.today().plusDays(30),
            rate);
  }

  private Answer proforma() {
    return scene.owner().post(PROFORMAS, body(client(), "proforma")).expect(201);
  }

  private String issuedNote(String client) {
    String id = scene.owner().post(NOTES, body(client, "delivery_note")).expect(201).at("/id");
    scene.owner().call("POST", NOTES + "/" + id + "/issue").expect(200);
    return id;
  }

  @Test
  void proforma_answers_as_its_page_and_its_object_show_it() {
    Answer made = proforma();
    assertThat(made.at("/uuid")).isEqualTo(made.at("/id"));
    assertThat(made.at("/number")).startsWith("PRO-");
    assertThat(made.at("/seriesId")).isEqualTo(made.at("/series/uuid"));
    assertThat(made.at("/status")).isEqualTo("draft");
    assertThat(made.at("/client/email")).isEqualTo("office@client.ro");
    assertThat(made.at("/lines/0/lineNumber")).isEqualTo("1");
    assertThat(made.at("/lines/0/quantity")).isEqualTo("40.0000");
    assertThat(made.at("/lines/0/discount")).isEqualTo("200.00");
    assertThat(made.at("/lines/0/subtotal")).isEqualTo("5800.00");
    assertThat(made.at("/lines/0/vatRate/uuid")).isEqualTo(made.at("/lines/0/vatRateId"));
    assertThat(made.at("/subtotal")).isEqualTo("5800.00");
    assertThat(made.at("/totalDiscount")).isEqualTo("200.00");
    assertThat(made.at("/vatAmount")).isEqualTo(made.at("/vatTotal"));
    assertThat(made.json().at("/convertedInvoiceId").isNull()).isTrue();
    assertThat(made.json().at("/sentAt").isNull()).isTrue();
    Answer list = scene.owner().get(PROFORMAS + "?status=draft&search=pro-").expect(200);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/data/0/id")).isEqualTo(made.at("/id"));
    assertThat(scene.owner().get(PROFORMAS + "?status=sent,accepted").at("/total")).isEqualTo("0");
    assertThat(scene.owner().get(PROFORMAS + "?from=2099-01-01").at("/total")).isEqualTo("0");
    assertThat(scene.owner().get(PROFORMAS + "?dateTo=2000-01-01").at("/total")).isEqualTo("0");
  }

  @Test
  void proforma_is_sent_accepted_and_converted_once_with_links_both_ways() {
    String path = PROFORMAS + "/" + proforma().at("/id");
    assertThat(scene.owner().call("POST", path + "/send").expect(200).at("/status"))
        .isEqualTo("sent");
    scene.owner().call("POST", path + "/send").expect(409);
    Answer accepted = scene.owner().call("POST", path + "/accept").expect(200);
    assertThat(accepted.json().at("/acceptedAt").isNull()).isFalse();
    scene.owner().send("PUT", path, "{\"notes\":\"x\"}").expect(409);
    Answer converted = scene.owner().post(path + "/convert", "{}").expect(201);
    String invoice = converted.at("/invoice/id");
    assertThat(converted.at("/id")).isEqualTo(invoice);
    assertThat(converted.at("/status")).isEqualTo("draft");
    assertThat(converted.at("/invoice/proformaId")).isEqualTo(converted.at("/proforma/id"));
    assertThat(converted.at("/proforma/status")).isEqualTo("converted");
    assertThat(converted.at("/proforma/convertedInvoiceId")).isEqualTo(invoice);
    Answer again = scene.owner().post(path + "/convert", "{}").expect(409);
    assertThat(again.at("/message")).contains("already been converted");
    Answer shown = scene.owner().get(INVOICES + "/" + invoice).expect(200);
    assertThat(shown.at("/proformaReference")).isEqualTo(accepted.at("/number"));
    assertThat(shown.at("/total")).isEqualTo(accepted.at("/total"));
    scene.owner().call("DELETE", INVOICES + "/" + invoice).expect(409);
    scene.owner().call("DELETE", path).expect(409);
  }

  @Test
  void proforma_is_changed_rejected_cancelled_printed_and_deleted() {
    String path = PROFORMAS + "/" + proforma().at("/id");
    assertThat(
            scene
                .owner()
                .send("PUT", path, "{\"notes\":\"Alta\",\"validUntil\":null}")
                .expect(200)
                .at("/notes"))
        .isEqualTo("Alta");
    Answer pdf = scene.owner().get(path + "/pdf").expect(200);
    assertThat(pdf.text()).startsWith("%PDF");
    Answer rejected =
        scene
            .owner()
            .post(path + "/reject", "{\"rejectionReason\":\"Preț\",\"rejectionNotes\":\"mare\"}")
            .expect(200);
    assertThat(rejected.at("/rejectionReason")).isEqualTo("Preț");
    scene.owner().post(path + "/convert", "{}").expect(409);
    Answer cancelled =
        scene.owner().post(path + "/cancel", "{\"cancellationNotes\":\"n\"}").expect(200);
    assertThat(cancelled.at("/status")).isEqualTo("cancelled");
    assertThat(cancelled.at("/cancellationNotes")).isEqualTo("n");
    scene.owner().post(path + "/cancel", "{}").expect(409);
    String other = proforma().at("/id");
    scene.owner().call("DELETE", PROFORMAS + "/" + other).expect(204);
    scene.owner().get(PROFORMAS + "/" + other).expect(404);
    Answer bulk =
        scene
            .owner()
            .post(PROFORMAS + "/bulk-delete", "{\"ids\":[\"" + proforma().at("/id") + "\",\"x\"]}")
            .expect(200);
    assertThat(bulk.at("/deleted")).isEqualTo("1");
  }

  @Test
  void malformed_drafts_are_refused_with_422_by_field() {
    Answer empty = scene.owner().post(PROFORMAS, "{}").expect(422);
    assertThat(empty.json().at("/errors").fieldNames())
        .toIterable()
        .contains("clientId", "issueDate", "lines");
    Answer wrong =
        scene
            .owner()
            .post(
                NOTES,
                """
                {"clientId":"%s","issueDate":"2026-03-01","dueDate":"2026-02-01",
                 "lines":[{"description":"x","quantity":-1,"unitPrice":1}]}
                """
                    .formatted(client()))
            .expect(422);
    assertThat(wrong.json().at("/errors").fieldNames())
        .toIterable()
        .contains("dueDate", "lines[0].quantity");
  }

  @Test
  void delivery_note_lives_as_its_pages_say() {
    String client = client();
    Answer draft = scene.owner().post(NOTES, body(client, "delivery_note")).expect(201);
    assertThat(draft.at("/number")).startsWith("AVIZ-");
    assertThat(draft.at("/deputyName")).isEqualTo("Ion Pop");
    String path = NOTES + "/" + draft.at("/id");
    scene.owner().call("POST", path + "/restore").expect(422);
    scene.owner().call("POST", path + "/storno").expect(422);
    Answer issued = scene.owner().call("POST", path + "/issue").expect(200);
    assertThat(issued.json().at("/issuedAt").isNull()).isFalse();
    scene.owner().call("POST", path + "/issue").expect(409);
    Answer storno = scene.owner().call("POST", path + "/storno").expect(201);
    assertThat(storno.at("/stornoOfId")).isEqualTo(draft.at("/id"));
    assertThat(storno.at("/lines/0/quantity")).isEqualTo("-40.0000");
    assertThat(scene.owner().get(path).at("/stornoedById")).isEqualTo(storno.at("/id"));
    scene.owner().call("POST", path + "/storno").expect(409);
    scene.owner().post(path + "/convert", "{}").expect(409);
    scene.owner().post(path + "/cancel", "{}").expect(200);
    scene.owner().call("POST", NOTES + "/" + storno.at("/id") + "/issue").expect(409);
    scene.owner().call("DELETE", NOTES + "/" + storno.at("/id")).expect(204);
    assertThat(scene.owner().get(path).json().at("/stornoedById").isNull()).isTrue();
    Answer restored = scene.owner().call("POST", path + "/restore").expect(200);
    assertThat(restored.at("/status")).isEqualTo("draft");
    assertThat(restored.at("/number")).isEqualTo(issued.at("/number"));
    scene.owner().call("DELETE", path).expect(409);
    Answer converted = scene.owner().post(path + "/convert", "{}").expect(201);
    assertThat(converted.at("/deliveryNote/status")).isEqualTo("converted");
    assertThat(converted.at("/invoice/deliveryNoteId")).isEqualTo(draft.at("/id"));
    scene.owner().post(path + "/convert", "{}").expect(409);
    Answer pdf = scene.owner().get(path + "/pdf").expect(200);
    assertThat(pdf.text()).startsWith("%PDF");
    assertThat(pdf.header("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"aviz-");
  }

  @Test
  void several_delivery_notes_become_one_invoice() {
    String client = client();
    String one = issuedNote(client);
    String two = issuedNote(client);
    String strange = issuedNote(client());
    Answer refused =
        scene
            .owner()
            .post(NOTES + "/bulk-convert", "{\"ids\":[\"" + one + "\",\"" + strange + "\"]}")
            .expect(422);
    assertThat(refused.at("/errors/conflictingIds")).isEqualTo(strange);
    scene.owner().post(NOTES + "/bulk-convert", "{\"ids\":[\"" + one + "\"]}").expect(422);
    Answer invoice =
        scene
            .owner()
            .post(NOTES + "/bulk-convert", "{\"ids\":[\"" + one + "\",\"" + two + "\"]}")
            .expect(201);
    assertThat(invoice.json().at("/lines")).hasSize(2);
    assertThat(invoice.at("/deliveryNoteIds/0")).isEqualTo(one);
    assertThat(invoice.at("/deliveryNoteIds/1")).isEqualTo(two);
    Answer history = scene.owner().get("/api/v1/clients/" + client).expect(200);
    assertThat(history.at("/deliveryNoteCount")).isEqualTo("2");
    assertThat(history.at("/deliveryNoteHistory/0/status")).isEqualTo("converted");
    scene
        .owner()
        .post(NOTES + "/bulk-convert", "{\"ids\":[\"" + one + "\",\"" + two + "\"]}")
        .expect(422);
  }

  @Test
  void delivery_note_is_made_from_a_proforma() {
    Answer proforma = proforma();
    Answer note =
        scene
            .owner()
            .post(NOTES + "/from-proforma", "{\"proformaId\":\"" + proforma.at("/id") + "\"}")
            .expect(201);
    assertThat(note.at("/total")).isEqualTo(proforma.at("/total"));
    assertThat(note.at("/notes")).contains(proforma.at("/number"));
    scene.owner().post(NOTES + "/from-proforma", "{}").expect(422);
    scene
        .owner()
        .post(NOTES + "/from-proforma", "{\"proformaId\":\"" + note.at("/id") + "\"}")
        .expect(404);
  }
}
