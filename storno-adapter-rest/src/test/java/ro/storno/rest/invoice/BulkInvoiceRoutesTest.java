package ro.storno.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class BulkInvoiceRoutesTest extends WithStorno {
  private static final String INVOICES = "/api/v1/invoices/";
  private static final String NOWHERE = "01930000-0000-7000-8000-00000000dead";

  static final List<String> ACTIONS =
      List.of("delete", "cancel", "finalize", "mark-paid", "mark-unpaid", "storno");

  private Answer bulk(String action, String more, String... ids) {
    return scene
        .owner()
        .post(
            INVOICES + "bulk-" + action,
            "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]" + more + "}");
  }

  private String shown(String id, String pointer) {
    return scene.owner().get(INVOICES + id).expect(200).at(pointer);
  }

  @Test
  void drafts_are_deleted_and_what_has_a_number_stays() {
    String draft = scene.draft();
    String issued = scene.issued();
    Answer answer = bulk("delete", "", draft, issued, NOWHERE, "x").expect(200);
    assertThat(answer.at("/deleted")).isEqualTo("1");
    assertThat(answer.at("/errors/0/id")).isEqualTo(issued);
    assertThat(answer.at("/errors/0/error")).contains("Cancel it first");
    assertThat(answer.at("/errors/1/error")).isEqualTo("Invoice not found");
    assertThat(answer.at("/errors/2/error")).isEqualTo("Invoice not found");
    scene.owner().get(INVOICES + draft).expect(404);
    scene.owner().get(INVOICES + issued).expect(200);
  }

  @Test
  void several_are_cancelled_with_or_without_a_reason() {
    String one = scene.issued();
    String two = scene.draft();
    Answer answer = bulk("cancel", ",\"reason\":\"Emise din greșeală\"", one, two).expect(200);
    assertThat(answer.at("/cancelled")).isEqualTo("2");
    assertThat(answer.json().at("/errors")).isEmpty();
    assertThat(shown(one, "/cancellationReason")).isEqualTo("Emise din greșeală");
    String three = scene.issued();
    Answer silent = bulk("cancel", "", one, three).expect(200);
    assertThat(silent.at("/cancelled")).isEqualTo("1");
    assertThat(silent.at("/errors/0/error")).contains("already cancelled");
    assertThat(shown(three, "/status")).isEqualTo("cancelled");
    String four = scene.issued();
    assertThat(bulk("cancel", ",\"reason\":\"x\"", four).expect(200).at("/cancelled"))
        .as("a reason that says nothing")
        .isEqualTo("0");
  }

  @Test
  void what_is_left_of_several_is_paid() {
    String one = scene.issued();
    String two = scene.issued();
    scene
        .owner()
        .post(
            INVOICES + one + "/payments",
            "{\"amount\":10,\"paymentDate\":\"" + InMemoryStorno.today() + "\"}")
        .expect(201);
    String how = ",\"paymentMethod\":\"cash\",\"paidAt\":\"" + InMemoryStorno.today() + "\"";
    Answer answer = bulk("mark-paid", how, one, two, two).expect(200);
    assertThat(answer.at("/marked")).isEqualTo("2");
    assertThat(answer.at("/errors/0/error")).isEqualTo("Nothing is left to be paid.");
    assertThat(shown(one, "/balance")).isEqualTo("0.00");
    assertThat(shown(two, "/paymentStatus")).isEqualTo("paid");
    Answer payments = scene.owner().get(INVOICES + one + "/payments").expect(200);
    assertThat(payments.json()).hasSize(2);
    assertThat(payments.text()).contains("\"cash\"", "\"1200.00\"");
    String three = scene.issued();
    bulk("mark-paid", ",\"paymentMethod\":\"gold\"", three).expect(422);
    bulk("mark-paid", ",\"paidAt\":\"yesterday\"", three).expect(400);
    assertThat(bulk("mark-paid", ",\"paidAt\":\"2099-01-01\"", three).expect(200).at("/marked"))
        .as("payments of the future")
        .isEqualTo("0");
    assertThat(bulk("mark-paid", "", three).expect(200).at("/marked")).isEqualTo("1");
  }

  @Test
  void time_of_a_payment_stands_for_its_day() {
    String one = scene.issued();
    String when = InMemoryStorno.today() + "T00:30:00+02:00";
    assertThat(bulk("mark-paid", ",\"paidAt\":\"" + when + "\"", one).expect(200).at("/marked"))
        .isEqualTo("1");
    assertThat(scene.owner().get(INVOICES + one + "/payments").at("/0/paymentDate"))
        .isEqualTo(InMemoryStorno.today().toString());
  }

  @Test
  void each_is_taken_back_once_by_a_credit_note_of_the_whole() {
    String issued = scene.issued();
    String draft = scene.draft();
    Answer answer = bulk("storno", "", issued, draft, issued).expect(200);
    assertThat(answer.at("/created")).isEqualTo("1");
    assertThat(answer.json().at("/errors")).hasSize(2);
    assertThat(answer.at("/errors/0/error")).contains("draft");
    assertThat(answer.at("/errors/1/error")).contains("corrects it already");
    Answer found = scene.owner().get("/api/v1/invoices?parentDocumentId=" + issued).expect(200);
    assertThat(found.at("/total")).isEqualTo("1");
    String credit = found.at("/data/0/id");
    assertThat(shown(credit, "/documentType")).isEqualTo("credit_note");
    assertThat(shown(credit, "/status")).isEqualTo("draft");
    assertThat(shown(credit, "/total")).isEqualTo("-" + shown(issued, "/total"));
    assertThat(shown(credit, "/parentDocumentId")).isEqualTo(issued);
    scene.owner().call("POST", INVOICES + credit + "/issue").expect(200);
    assertThat(bulk("storno", "", credit).expect(200).at("/errors/0/error"))
        .contains("credit note");
  }

  @Test
  void drafts_are_issued_in_the_order_of_their_ids() {
    String one = scene.draft();
    String two = scene.draft();
    String issued = scene.issued();
    Answer answer = bulk("finalize", "", two, issued, one).expect(200);
    assertThat(answer.at("/issued")).isEqualTo("2");
    assertThat(answer.json().at("/errors")).hasSize(1);
    assertThat(answer.at("/errors/0/id")).isEqualTo(issued);
    assertThat(answer.at("/errors/0/error")).contains("already issued");
    assertThat(shown(issued, "/number")).isEqualTo("FACT-0001");
    assertThat(shown(two, "/number")).isEqualTo("FACT-0002");
    assertThat(shown(one, "/number")).isEqualTo("FACT-0003");
  }

  @Test
  void all_payments_of_several_are_taken_back() {
    String one = scene.issued();
    String two = scene.issued();
    for (String amount : new String[] {"10", "20.50"}) {
      scene
          .owner()
          .post(
              INVOICES + one + "/payments",
              "{\"amount\":" + amount + ",\"paymentDate\":\"" + InMemoryStorno.today() + "\"}")
          .expect(201);
    }
    Answer answer = bulk("mark-unpaid", "", one, two).expect(200);
    assertThat(answer.at("/unmarked")).isEqualTo("1");
    assertThat(answer.at("/errors/0/id")).isEqualTo(two);
    assertThat(answer.at("/errors/0/error")).isEqualTo("Nothing was paid.");
    assertThat(shown(one, "/balance")).isEqualTo("1210.00");
    assertThat(shown(one, "/paymentStatus")).isEqualTo("unpaid");
    assertThat(scene.owner().get(INVOICES + one + "/payments").expect(200).json()).isEmpty();
    String events = scene.owner().get(INVOICES + one + "/events").expect(200).text();
    assertThat(events).contains("Payment of 10.00 RON deleted", "Payment of 20.50 RON deleted");
  }

  @Test
  void invoices_of_others_are_unknown() {
    String foreign = Scene.on(storno()).issued();
    for (String action : ACTIONS) {
      Answer answer = bulk(action, "", foreign).expect(200);
      assertThat(answer.at("/errors/0/error")).as(action).isEqualTo("Invoice not found");
    }
  }

  @ParameterizedTest
  @FieldSource("ACTIONS")
  void none_or_too_many_are_refused(String action) {
    scene.owner().post(INVOICES + "bulk-" + action, "{}").expect(400);
    String[] many = Collections.nCopies(101, NOWHERE).toArray(new String[0]);
    assertThat(bulk(action, "", many).expect(400).at("/errors/ids")).contains("100");
  }
}
