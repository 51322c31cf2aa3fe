package ro.storno.rest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class PeppolRoutesTest extends WithStorno {
  private static final String INVOICES = "/api/v1/invoices/";

  private String client(String identifiers) {
    return scene
        .owner()
        .post(
            "/api/v1/clients",
            """
            {"type":"company","name":"Kunde GmbH","cui":"X-%d","address":"Allee 1","city":"Wien",
             "country":"AT"%s}
            """
                .formatted(System.nanoTime(), identifiers))
        .expect(201)
        .at("/client/id");
  }

  private String issued(String client, String more) {
    String id =
        scene
            .owner()
            .post("/api/v1/invoices", Scene.entry(client).strip().replaceFirst("^\\{", "{" + more))
            .expect(201)
            .at("/invoice/id");
    scene.owner().call("POST", INVOICES + id + "/issue").expect(200);
    return id;
  }

  private Answer peppol(String invoice, String query) {
    return scene.owner().get(INVOICES + invoice + "/peppol" + query);
  }

  private static String peppolOf(String scheme, String id) {
    return ",\"einvoiceIdentifiers\":{\"peppol\":{\"scheme\":\"%s\",\"id\":\"%s\"}}"
        .formatted(scheme, id);
  }

  @Test
  void invoice_goes_to_the_address_of_its_client_bare_or_in_an_envelope() {
    String invoice =
        issued(client(peppolOf("0088", "7300010000001")), "\"buyerReference\":\"R-1\",");
    String seller = "9947:RO" + InMemoryStorno.KNOWN_CIF;
    Answer bare = peppol(invoice, "").expect(200);
    assertThat(bare.text()).isEqualTo("FACT-0001 from " + seller + " to 0088:7300010000001");
    assertThat(bare.header("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("FACT-0001-peppol.xml");
    Answer wrapped = peppol(invoice, "?envelope=sbdh").expect(200);
    assertThat(wrapped.text()).startsWith("SBDH FACT-0001");
    assertThat(wrapped.header("Content-Disposition").orElseThrow()).contains("FACT-0001-sbdh.xml");
    peppol(invoice, "?envelope=paper").expect(400);
  }

  @Test
  void missing_and_wrong_addresses_and_broken_rules_are_told() {
    String reference = "\"buyerReference\":\"R-1\",";
    String field = "/errors/client.einvoiceIdentifiers.peppol";
    assertThat(peppol(issued(client(""), reference), "").expect(422).at(field))
        .contains("reached in Peppol");
    assertThat(
            peppol(issued(client(peppolOf("EM", "a@b.ro")), reference), "").expect(422).at(field))
        .contains("four digits");
    assertThat(
            peppol(issued(client(peppolOf("0088", "7300010000001")), ""), "")
                .expect(422)
                .at("/errors/PEPPOL-EN16931-R003"))
        .contains("buyer reference");
  }

  @Test
  void drafts_and_invoices_of_others_are_not_handed_out() {
    peppol(scene.draft(), "").expect(409);
    peppol(Scene.on(storno()).issued(), "").expect(404);
  }

  @Test
  void cancelled_invoice_and_the_numbered_draft_it_was_restored_to_are_not_handed_out() {
    String invoice =
        issued(client(peppolOf("0088", "7300010000001")), "\"buyerReference\":\"R-1\",");
    peppol(invoice, "").expect(200);
    scene
        .owner()
        .post(INVOICES + invoice + "/cancel", "{\"reason\":\"Emisă din greșeală\"}")
        .expect(200);
    assertThat(peppol(invoice, "").expect(409).text()).contains("cancelled");
    scene.owner().call("POST", INVOICES + invoice + "/restore").expect(200);
    assertThat(peppol(invoice, "").expect(409).text()).contains("draft");
  }
}
