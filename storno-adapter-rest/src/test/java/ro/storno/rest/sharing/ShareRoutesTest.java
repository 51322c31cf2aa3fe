package ro.storno.rest.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class ShareRoutesTest extends WithStorno {
  private static String links(String invoice) {
    return "/api/v1/invoices/" + invoice + "/share-links";
  }

  private ApiTester anyone() {
    return scene.anyone();
  }

  @Test
  void whoever_has_the_link_sees_the_invoice_on_a_page_as_data_and_as_files() {
    String invoice = scene.issued();
    Answer made = scene.owner().post(links(invoice), "{\"expiryDays\":7}").expect(201);
    String token = made.at("/token");
    assertThat(made.at("/url")).endsWith("/share/" + token);
    Answer shown = anyone().get("/api/v1/share/" + token).expect(200);
    assertThat(shown.at("/number")).isEqualTo("FACT-0001");
    assertThat(shown.at("/documentStatus")).isEqualTo("issued");
    assertThat(shown.at("/paymentStatus")).isEqualTo("unpaid");
    assertThat(shown.at("/total")).isEqualTo("1210.00");
    assertThat(shown.at("/expiresAt")).isEqualTo(made.at("/expiresAt"));
    assertThat(anyone().get(shown.at("/pdfUrl")).expect(200).text()).startsWith("%PDF");
    assertThat(anyone().get(shown.at("/xmlUrl")).expect(200).text()).contains("FACT-0001");
    String page = anyone().get("/share/" + token).expect(200).text();
    assertThat(page)
        .contains("Factura FACT-0001", "1210.00 RON", "nu este încă plătită")
        .contains("href=\"/api/v1/share/" + token + "/pdf\"")
        .contains("href=\"/api/v1/share/" + token + "/xml\"")
        .contains("width=device-width", "noindex");
    Answer list = scene.owner().get(links(invoice)).expect(200);
    assertThat(list.at("/0/id")).isEqualTo(made.at("/id"));
    assertThat(list.json().at("/0/token").isNull()).as("told once").isTrue();
    assertThat(list.text()).doesNotContain(token);
  }

  @Test
  void revoked_and_unknown_links_are_the_same_to_whoever_has_them() {
    String invoice = scene.issued();
    Answer made = scene.owner().call("POST", links(invoice)).expect(201);
    String token = made.at("/token");
    scene.owner().call("DELETE", links(invoice) + "/" + made.at("/id")).expect(204);
    scene.owner().call("DELETE", links(invoice) + "/" + made.at("/id")).expect(404);
    for (String path : new String[] {"/api/v1/share/" + token, "/share/" + token}) {
      anyone().get(path).expect(404);
      anyone().get(path + "x").expect(404);
    }
    anyone().get("/api/v1/share/" + token + "/pdf").expect(404);
    anyone().get("/api/v1/share/" + token + "/xml").expect(404);
  }

  private String token(String invoice) {
    return scene.owner().call("POST", links(invoice)).expect(201).at("/token");
  }

  @Test
  void whoever_has_the_link_is_told_where_to_pay_what() {
    String invoice = scene.issued();
    String token = token(invoice);
    String pay = "/api/v1/share/" + token + "/pay";
    assertThat(anyone().call("POST", pay).expect(422).at("/message")).contains("no account");
    assertThat(anyone().get("/share/" + token).expect(200).text()).doesNotContain("IBAN");
    scene
        .owner()
        .post(
            "/api/v1/bank-accounts",
            "{\"iban\":\"RO49AAAA1B31007593840000\",\"bankName\":\"Banca Unu\",\"currency\":\"RON\"}")
        .expect(201);
    String part = "{\"amount\":210,\"paymentDate\":\"" + InMemoryStorno.today() + "\"}";
    String payments = "/api/v1/invoices/" + invoice + "/payments";
    scene.owner().post(payments, part).expect(201);
    Answer told = anyone().call("POST", pay).expect(200);
    assertThat(told.at("/method")).isEqualTo("bank_transfer");
    assertThat(told.json().at("/url").isNull()).as("no card is taken").isTrue();
    assertThat(told.at("/amount")).isEqualTo("1000.00");
    assertThat(told.at("/currency")).isEqualTo("RON");
    assertThat(told.at("/reference")).isEqualTo("FACT-0001");
    assertThat(told.at("/accounts/0/iban")).isEqualTo("RO49AAAA1B31007593840000");
    assertThat(told.at("/accounts/0/bankName")).isEqualTo("Banca Unu");
    assertThat(anyone().get("/share/" + token).expect(200).text())
        .contains("IBAN RO49AAAA1B31007593840000", "1000.00 RON");
    assertThat(scene.owner().get(payments).expect(200).json()).as("nothing is paid").hasSize(1);
    scene.owner().post("/api/v1/invoices/bulk-mark-paid", "{\"ids\":[\"" + invoice + "\"]}");
    anyone().call("POST", pay).expect(409);
    assertThat(anyone().get("/share/" + token).expect(200).text()).doesNotContain("IBAN");
  }

  @Test
  void nobody_pays_what_is_cancelled_or_revoked() {
    String invoice = scene.issued();
    String token = token(invoice);
    scene
        .owner()
        .post("/api/v1/invoices/" + invoice + "/cancel", "{\"reason\":\"Emisă din greșeală\"}")
        .expect(200);
    anyone().call("POST", "/api/v1/share/" + token + "/pay").expect(409);
    String link = scene.owner().get(links(invoice)).expect(200).at("/0/id");
    scene.owner().call("DELETE", links(invoice) + "/" + link).expect(204);
    anyone().call("POST", "/api/v1/share/" + token + "/pay").expect(404);
    anyone().call("POST", "/api/v1/share/x/pay").expect(404);
  }

  @Test
  void drafts_cannot_be_shared_and_days_have_bounds() {
    scene.owner().post(links(scene.draft()), "{}").expect(409);
    scene.owner().post(links(scene.issued()), "{\"expiryDays\":366}").expect(400);
  }
}
