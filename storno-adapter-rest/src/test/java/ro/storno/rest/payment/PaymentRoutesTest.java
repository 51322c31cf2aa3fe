package ro.storno.rest.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class PaymentRoutesTest extends WithStorno {
  @Test
  void a_payment_is_answered_in_both_shapes_and_listed_bare() {
    String all = "/api/v1/invoices/" + scene.issued() + "/payments";
    Answer made = scene.owner().post(all, body("500")).expect(201);
    assertThat(made.at("/payment/amount")).isEqualTo("500.00");
    assertThat(made.at("/amount")).isEqualTo("500.00");
    assertThat(made.at("/invoice/remainingAmount")).isEqualTo("710.00");
    assertThat(made.at("/invoice/status")).isEqualTo("partially_paid");
    Answer list = scene.owner().get(all).expect(200);
    assertThat(list.json().isArray()).isTrue();
    assertThat(list.at("/0/id")).isEqualTo(made.at("/id"));
  }

  @Test
  void the_rest_makes_the_invoice_paid_and_deleting_takes_it_back() {
    String id = scene.issued();
    String all = "/api/v1/invoices/" + id + "/payments";
    String payment = scene.owner().post(all, body("1210.00")).expect(201).at("/id");
    Answer paid = scene.owner().get("/api/v1/invoices/" + id).expect(200);
    assertThat(paid.at("/status")).isEqualTo("paid");
    assertThat(paid.at("/documentStatus")).isEqualTo("issued");
    assertThat(paid.at("/balance")).isEqualTo("0.00");
    assertThat(paid.json().at("/paidAt").isNull()).isFalse();
    scene.owner().call("DELETE", all + "/" + payment).expect(204);
    assertThat(scene.owner().get("/api/v1/invoices/" + id).at("/balance")).isEqualTo("1210.00");
    scene.owner().call("DELETE", all + "/" + payment).expect(404);
  }

  @Test
  void too_much_and_nothing_are_refused() {
    String all = "/api/v1/invoices/" + scene.issued() + "/payments";
    scene.owner().post(all, body("1210.02")).expect(422);
    assertThat(scene.owner().post(all, "{}").status()).isIn(400, 422);
  }

  private static String body(String amount) {
    return "{\"amount\":\"%s\",\"paymentDate\":\"%s\",\"paymentMethod\":\"bank_transfer\"}"
        .formatted(amount, InMemoryStorno.today());
  }
}
