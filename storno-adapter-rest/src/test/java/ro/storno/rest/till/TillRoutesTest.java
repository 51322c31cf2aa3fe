package ro.storno.rest.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class TillRoutesTest extends WithStorno {
  private static final String TILL = "/api/v1/cash-register";
  private static final String MOVEMENTS = TILL + "/movements";
  private static final String REPORTS = TILL + "/z-reports";

  /** The day of the test, also if midnight passes while it runs. */
  private final LocalDate day = InMemoryStorno.today();

  private void open() {
    scene
        .owner()
        .post(
            "/api/v1/bank-accounts",
            """
            {"type":"cash","currency":"RON","openingBalance":250.00,"openingBalanceDate":"%s"}
            """
                .formatted(day.minusDays(1)))
        .expect(201);
  }

  private String movement(String more) {
    return """
        {"kind":"deposit","amount":200.00,"movementDate":"%s","description":"Depunere la BCR",
         "documentNumber":"DEP-042"%s}
        """
        .formatted(day, more);
  }

  private Answer soldInCash() {
    String made =
        scene
            .owner()
            .post(
                "/api/v1/receipts",
                """
                {"issueDate":"%s","currency":"RON","cashRegisterName":"Casa 1",
                 "fiscalNumber":"AAAA123456","paymentMethod":"cash","customerName":"Acme SRL",
                 "lines":[{"description":"Cafea","quantity":1,"unitPrice":121,
                           "vatIncluded":true}]}
                """
                    .formatted(day))
            .expect(201)
            .at("/id");
    return scene.owner().call("POST", "/api/v1/receipts/" + made + "/issue").expect(200);
  }

  @Test
  void balance_is_told_in_the_three_forms_of_its_page() {
    Answer none = scene.owner().get(TILL + "/balance").expect(200);
    assertThat(none.text()).isEqualTo("{\"configured\":false}");
    assertThat(scene.owner().get(TILL + "/ledger").expect(200).text())
        .isEqualTo("{\"configured\":false,\"days\":[]}");
    assertThat(scene.owner().get(MOVEMENTS).expect(200).text()).isEqualTo("{\"data\":[]}");
    scene.owner().post(MOVEMENTS, movement("")).expect(409);
    String account =
        scene.owner().post("/api/v1/bank-accounts", "{\"type\":\"cash\"}").expect(201).at("/id");
    Answer unopened = scene.owner().get(TILL + "/balance").expect(200);
    assertThat(unopened.json()).hasSize(3);
    assertThat(unopened.at("/cashAccountId")).isEqualTo(account);
  }

  @Test
  void balance_and_ledger_agree() {
    open();
    Answer receipt = soldInCash();
    scene.owner().post(MOVEMENTS, movement("")).expect(201);
    Answer balance = scene.owner().get(TILL + "/balance").expect(200);
    assertThat(balance.at("/configured")).isEqualTo("true");
    assertThat(balance.at("/openingBalance")).isEqualTo("250.00");
    assertThat(balance.at("/cashReceipts")).isEqualTo("121.00");
    assertThat(balance.at("/cashPayments")).isEqualTo("0.00");
    assertThat(balance.at("/manualNet")).isEqualTo("-200.00");
    assertThat(balance.at("/currentBalance")).isEqualTo("171.00");
    Answer ledger = scene.owner().get(TILL + "/ledger?to=" + day).expect(200);
    assertThat(ledger.json().at("/days")).hasSize(2);
    assertThat(ledger.at("/days/0/closing")).isEqualTo("250.00");
    assertThat(ledger.at("/days/1/opening")).isEqualTo("250.00");
    assertThat(ledger.at("/days/1/totalIn")).isEqualTo("121.00");
    assertThat(ledger.at("/days/1/totalOut")).isEqualTo("200.00");
    assertThat(ledger.at("/days/1/closing")).isEqualTo(balance.at("/currentBalance"));
    assertThat(ledger.at("/days/1/entries/0/kind")).isEqualTo("receipt");
    assertThat(ledger.at("/days/1/entries/0/documentType")).isEqualTo("chitanta");
    assertThat(ledger.at("/days/1/entries/0/documentNumber")).isEqualTo(receipt.at("/number"));
    assertThat(ledger.at("/days/1/entries/0/description")).isEqualTo("Acme SRL");
    assertThat(ledger.at("/days/1/entries/0/in")).isEqualTo("121.00");
    assertThat(ledger.at("/days/1/entries/0/out")).isEqualTo("0.00");
    assertThat(ledger.at("/days/1/entries/0/sourceId")).isEqualTo(receipt.at("/id"));
    assertThat(ledger.at("/days/1/entries/1/documentType")).isEqualTo("depunere");
    assertThat(ledger.at("/days/1/entries/1/movementId"))
        .isEqualTo(ledger.at("/days/1/entries/1/sourceId"));
    scene.owner().get(TILL + "/ledger?from=2026-02-02&to=2026-02-01").expect(400);
    scene.owner().get(TILL + "/ledger?from=tomorrow").expect(400);
  }

  @Test
  void movement_lives_as_its_pages_say() {
    open();
    Answer made = scene.owner().post(MOVEMENTS, movement("")).expect(201);
    assertThat(made.at("/direction")).isEqualTo("out");
    assertThat(made.at("/amount")).isEqualTo("200.00");
    assertThat(made.at("/currency")).isEqualTo("RON");
    String path = MOVEMENTS + "/" + made.at("/id");
    Answer changed =
        scene.owner().send("PATCH", path, "{\"kind\":\"withdrawal\",\"amount\":\"5\"}").expect(200);
    assertThat(changed.at("/direction")).isEqualTo("in");
    assertThat(changed.at("/description")).isEqualTo("Depunere la BCR");
    scene.owner().send("PATCH", path, "{\"movementDate\":\"2000-01-01\"}").expect(400);
    scene.owner().post(MOVEMENTS, "{\"kind\":\"other\"}").expect(400);
    assertThat(scene.owner().get(MOVEMENTS).expect(200).at("/data/0/id")).isEqualTo(made.at("/id"));
    assertThat(scene.owner().call("DELETE", path).expect(200).at("/message"))
        .isEqualTo("Movement deleted.");
    scene.owner().call("DELETE", path).expect(404);
  }

  @Test
  void day_is_closed_once_by_a_report_that_can_be_read_again() {
    scene.owner().post(REPORTS, "{}").expect(409);
    open();
    soldInCash();
    Answer report =
        scene
            .owner()
            .post(
                REPORTS,
                "{\"date\":\"" + day + "\",\"countedCash\":\"370.00\",\"notes\":\"tura 1\"}")
            .expect(201);
    assertThat(report.at("/number")).isEqualTo("Z-0001");
    assertThat(report.at("/opening")).isEqualTo("250.00");
    assertThat(report.at("/closing")).isEqualTo("371.00");
    assertThat(report.at("/difference")).isEqualTo("-1.00");
    assertThat(report.at("/receiptCount")).isEqualTo("1");
    assertThat(report.at("/sales/cash")).isEqualTo("121.00");
    assertThat(report.at("/vat/0/vat")).isEqualTo("21.00");
    scene.owner().post(REPORTS, "{\"date\":\"" + day + "\"}").expect(409);
    scene.owner().post(REPORTS, "{\"date\":\"2099-01-01\"}").expect(400);
    assertThat(scene.owner().get(REPORTS).expect(200).at("/data/0/id")).isEqualTo(report.at("/id"));
    assertThat(scene.owner().get(REPORTS + "/" + report.at("/id")).expect(200).at("/closing"))
        .isEqualTo("371.00");
    Answer pdf = scene.owner().get(REPORTS + "/" + report.at("/id") + "/pdf").expect(200);
    assertThat(pdf.header("Content-Type")).contains("application/pdf");
    assertThat(pdf.header("Content-Disposition").orElseThrow()).contains("raport-Z-0001.pdf");
    assertThat(pdf.text()).isEqualTo("%PDF-1.7 Z-0001 RO");
    assertThat(
            scene
                .owner()
                .get(REPORTS + "/" + report.at("/id") + "/pdf?language=en")
                .expect(200)
                .text())
        .endsWith("EN");
    scene.owner().get(REPORTS + "/" + report.at("/id") + "/pdf?language=it").expect(400);
    scene.owner().get(REPORTS + "/01930000-0000-7000-8000-00000000dead/pdf").expect(404);
  }
}
