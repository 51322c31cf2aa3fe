package ro.storno.rest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class ReceiptRoutesTest extends WithStorno {
  private static final String RECEIPTS = "/api/v1/receipts";

  /** A body as the page shows it: 2 x 12.61 + 9 % would be 27.49; the rate here is the default. */
  private String body(String more) {
    String rate = scene.owner().get("/api/v1/vat-rates").at("/data/0/id");
    return """
        {"issueDate":"%s","currency":"RON","cashRegisterName":"Casa 1 - Front Desk",
         "fiscalNumber":"AAAA123456","paymentMethod":"mixed","cashPayment":42.00,
         "cardPayment":"200.00","otherPayment":0.00,"notes":"Multumim","internalNote":"Card",
         %s
         "lines":[{"description":"Cafea","quantity":2,"unitPrice":100,"unitOfMeasure":"pcs",
                   "vatRateId":"%s"}]}
        """
        .formatted(InMemoryStorno.today(), more, rate);
  }

  private Answer made() {
    return scene
        .owner()
        .post(RECEIPTS, body("\"customerName\":\"Acme SRL\",\"customerCif\":\"RO12345678\","))
        .expect(201);
  }

  private String issued() {
    String path = RECEIPTS + "/" + made().at("/id");
    scene.owner().call("POST", path + "/issue").expect(200);
    return path;
  }

  @Test
  void receipt_answers_as_its_page_and_its_object_show_it() {
    Answer made = made();
    assertThat(made.at("/uuid")).isEqualTo(made.at("/id"));
    assertThat(made.at("/number")).startsWith("BON-");
    assertThat(made.at("/documentSeriesId")).isEqualTo(made.at("/series/uuid"));
    assertThat(made.at("/status")).isEqualTo("draft");
    assertThat(made.at("/cashPayment")).isEqualTo("42.00");
    assertThat(made.at("/cardPayment")).isEqualTo("200.00");
    assertThat(made.at("/otherPayment")).isEqualTo("0.00");
    assertThat(made.at("/cashRegisterName")).isEqualTo("Casa 1 - Front Desk");
    assertThat(made.at("/fiscalNumber")).isEqualTo("AAAA123456");
    assertThat(made.at("/customerCif")).isEqualTo("RO12345678");
    assertThat(made.at("/lines/0/lineNumber")).isEqualTo("1");
    assertThat(made.at("/lines/0/quantity")).isEqualTo("2.0000");
    assertThat(made.at("/lines/0/refundableQuantity")).isEqualTo("2.0000");
    assertThat(made.at("/lines/0/isSgrDeposit")).isEqualTo("false");
    assertThat(made.at("/lines/0/vatRate/uuid")).isEqualTo(made.at("/lines/0/vatRateId"));
    assertThat(made.at("/subtotal")).isEqualTo("200.00");
    assertThat(made.at("/vatAmount")).isEqualTo("42.00");
    assertThat(made.at("/vatTotal")).isEqualTo("42.00");
    assertThat(made.at("/total")).isEqualTo("242.00");
    assertThat(made.json().at("/client").isNull()).isTrue();
    assertThat(made.json().at("/refundOf").isNull()).isTrue();
    assertThat(made.json().at("/refundedBy")).isEmpty();
    assertThat(made.json().at("/issuedAt").isNull()).isTrue();
    assertThat(made.json().at("/convertedInvoice").isNull()).isTrue();
  }

  @Test
  void list_is_filtered_as_its_page_says() {
    Answer made = made();
    String found = "/data/0/id";
    for (String query :
        new String[] {
          "?status=draft&search=acme",
          "?search=aaaa1234&paymentMethod=mixed",
          "?cashRegisterName=Casa%201%20-%20Front%20Desk&hasCustomer=true",
          "?from=" + InMemoryStorno.today() + "&to=" + InMemoryStorno.today()
        }) {
      Answer list = scene.owner().get(RECEIPTS + query).expect(200);
      assertThat(list.at("/total")).as(query).isEqualTo("1");
      assertThat(list.at(found)).isEqualTo(made.at("/id"));
      assertThat(list.at("/data/0/fiscalNumber")).isEqualTo("AAAA123456");
      assertThat(list.json().at("/data/0").has("lines")).isFalse();
    }
    for (String query :
        new String[] {
          "?status=refunded,partially_refunded,invoiced",
          "?paymentMethod=cash",
          "?cashRegisterName=Casa%202",
          "?hasCustomer=false",
          "?dateFrom=2099-01-01",
          "?dateTo=2000-01-01"
        }) {
      assertThat(scene.owner().get(RECEIPTS + query).expect(200).at("/total"))
          .as(query)
          .isEqualTo("0");
    }
    scene.owner().get(RECEIPTS + "?status=paid").expect(400);
  }

  @Test
  void key_in_the_header_makes_one_receipt_and_wins_over_the_body() {
    String first = "\"idempotencyKey\":\"body-key\",";
    Answer made = scene.owner().with("Idempotency-Key", "head-key").post(RECEIPTS, body(first));
    assertThat(made.expect(201).at("/idempotencyKey")).isEqualTo("head-key");
    assertThat(made.header("Idempotency-Replayed")).isEmpty();
    Answer again = scene.owner().with("Idempotency-Key", "head-key").post(RECEIPTS, body(first));
    assertThat(again.expect(201).at("/id")).isEqualTo(made.at("/id"));
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    Answer byBody =
        scene.owner().post(RECEIPTS, body("\"idempotencyKey\":\"head-key\",")).expect(201);
    assertThat(byBody.at("/id")).isEqualTo(made.at("/id"));
    Answer other =
        scene
            .owner()
            .post(RECEIPTS, body("\"idempotencyKey\":\"head-key\",\"customerName\":\"Altul\","))
            .expect(422);
    assertThat(other.at("/message")).contains("customerName was absent, is now 'Altul'");
    assertThat(scene.owner().post(RECEIPTS, body(first)).expect(201).at("/id"))
        .isNotEqualTo(made.at("/id"));
    scene
        .owner()
        .post(RECEIPTS, body("\"idempotencyKey\":\"" + "k".repeat(256) + "\","))
        .expect(422);
  }

  @Test
  void receipt_lives_as_its_pages_say() {
    String path = RECEIPTS + "/" + made().at("/id");
    scene.owner().call("POST", path + "/restore").expect(422);
    scene.owner().post(path + "/refund", "{}").expect(422);
    scene.owner().post(path + "/convert", "{}").expect(409);
    Answer changed =
        scene.owner().send("PUT", path, body("\"customerName\":\"Altul\",")).expect(200);
    assertThat(changed.at("/customerName")).isEqualTo("Altul");
    assertThat(changed.json().at("/customerCif").isNull()).isTrue();
    Answer issued = scene.owner().call("POST", path + "/issue").expect(200);
    assertThat(issued.at("/number")).isEqualTo("BON-0001");
    scene.owner().call("POST", path + "/issue").expect(409);
    scene.owner().send("PUT", path, body("")).expect(409);
    scene.owner().call("DELETE", path).expect(409);
    Answer cancelled =
        scene
            .owner()
            .post(
                path + "/cancel", "{\"cancellationReason\":\"Greșit\",\"cancellationNotes\":\"n\"}")
            .expect(200);
    assertThat(cancelled.at("/cancellationReason")).isEqualTo("Greșit");
    scene.owner().call("POST", path + "/cancel").expect(409);
    Answer restored = scene.owner().call("POST", path + "/restore").expect(200);
    assertThat(restored.at("/number")).isEqualTo("BON-0001");
    assertThat(restored.json().at("/cancelledAt").isNull()).isTrue();
    scene.owner().call("DELETE", path).expect(409);
    Answer pdf = scene.owner().get(path + "/pdf").expect(200);
    assertThat(pdf.text()).startsWith("%PDF");
    assertThat(pdf.header("Content-Disposition").orElseThrow()).contains("bon-BON-0001.pdf");
    String draft = RECEIPTS + "/" + made().at("/id");
    scene.owner().call("DELETE", draft).expect(204);
    scene.owner().get(draft).expect(404);
  }

  @Test
  void refund_is_a_receipt_of_its_own_that_both_sides_name() {
    String path = issued();
    String line = scene.owner().get(path).at("/lines/0/id");
    Answer part =
        scene
            .owner()
            .post(
                path + "/refund",
                "{\"lineSelections\":[{\"sourceLineId\":\"" + line + "\",\"quantity\":\"0.5\"}]}")
            .expect(201);
    assertThat(part.at("/status")).isEqualTo("issued");
    assertThat(part.at("/total")).isEqualTo("-60.50");
    assertThat(part.at("/cashPayment")).isEqualTo("-10.50");
    assertThat(part.at("/cardPayment")).isEqualTo("-50.00");
    assertThat(part.at("/lines/0/quantity")).isEqualTo("-0.5000");
    assertThat(part.at("/lines/0/sourceLineId")).isEqualTo(line);
    assertThat(part.at("/refundOf/number")).isEqualTo("BON-0001");
    assertThat(part.json().at("/issuedAt").isNull()).isFalse();
    Answer parent = scene.owner().get(path).expect(200);
    assertThat(parent.at("/status")).isEqualTo("partially_refunded");
    assertThat(parent.at("/refundedBy/0/id")).isEqualTo(part.at("/id"));
    assertThat(parent.at("/lines/0/refundableQuantity")).isEqualTo("1.5000");
    assertThat(scene.owner().post(path + "/refund", "{}").expect(422).at("/message"))
        .isEqualTo("Receipt has already been refunded.");
    assertThat(
            scene
                .owner()
                .post(path + "/refund", "{\"lineSelections\":[{\"position\":1,\"quantity\":1.6}]}")
                .expect(422)
                .at("/message"))
        .startsWith(
            "Requested quantity (1.6) exceeds remaining refundable quantity (1.5) for line");
    scene.owner().call("POST", path + "/cancel").expect(409);
    scene.owner().post(path + "/convert", "{}").expect(409);
    String refund = RECEIPTS + "/" + part.at("/id");
    scene.owner().post(refund + "/refund", "{}").expect(422);
    scene.owner().call("POST", refund + "/cancel").expect(200);
    assertThat(scene.owner().get(path).at("/status")).isEqualTo("issued");
    Answer whole = scene.owner().call("POST", path + "/refund").expect(201);
    assertThat(whole.at("/total")).isEqualTo("-242.00");
    assertThat(scene.owner().get(path).at("/status")).isEqualTo("refunded");
    assertThat(scene.owner().get(RECEIPTS + "?status=issued").at("/data/0/refundOf/number"))
        .isEqualTo("BON-0001");
  }

  @Test
  void conversion_answers_with_both_and_happens_once() {
    String path = issued();
    Answer nobody = scene.owner().post(path + "/convert", "{}").expect(422);
    assertThat(nobody.at("/errors/clientId")).contains("A client is required");
    String client = scene.client();
    Answer converted =
        scene.owner().post(path + "/convert", "{\"clientId\":\"" + client + "\"}").expect(201);
    assertThat(converted.at("/id")).isEqualTo(converted.at("/invoice/id"));
    assertThat(converted.at("/invoice/receiptReference")).isEqualTo("BON-0001");
    assertThat(converted.at("/invoice/receiptId")).isEqualTo(converted.at("/receipt/id"));
    assertThat(converted.at("/invoice/status")).isEqualTo("draft");
    assertThat(converted.at("/invoice/total")).isEqualTo("242.00");
    assertThat(converted.at("/receipt/status")).isEqualTo("invoiced");
    assertThat(converted.at("/receipt/convertedInvoiceId")).isEqualTo(converted.at("/id"));
    assertThat(scene.owner().post(path + "/convert", "{}").expect(409).at("/message"))
        .contains("already been converted");
    scene.owner().call("DELETE", "/api/v1/invoices/" + converted.at("/id")).expect(409);
    Answer history = scene.owner().get("/api/v1/clients/" + client).expect(200);
    assertThat(history.at("/receiptCount")).isEqualTo("1");
    assertThat(history.at("/receiptHistory/0/status")).isEqualTo("invoiced");
  }

  @Test
  void malformed_receipts_are_refused_with_422_by_field() {
    Answer empty = scene.owner().post(RECEIPTS, "{}").expect(422);
    assertThat(empty.json().at("/errors").fieldNames())
        .toIterable()
        .contains("issueDate", "currency", "paymentMethod", "lines");
    Answer tooLittle = scene.owner().post(RECEIPTS, body("").replace("42.00", "41.99")).expect(422);
    assertThat(tooLittle.at("/errors/paymentMethod"))
        .startsWith("Sum of cash, card, and other payments must equal total");
    scene.owner().post(RECEIPTS, body("").replace("\"RON\"", "\"XXX1\"")).expect(422);
    scene.owner().post(RECEIPTS, "[1").expect(400);
  }
}
