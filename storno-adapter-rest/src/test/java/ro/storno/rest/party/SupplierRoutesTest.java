package ro.storno.rest.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.Received;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class SupplierRoutesTest extends WithStorno {
  private static final String SUPPLIERS = "/api/v1/suppliers";

  private String received() {
    Received.invoice(scene, "S-1");
    Received.invoice(scene, "S-2");
    return scene.owner().get(SUPPLIERS + "?search=18547290").expect(200).at("/data/F/0/id");
  }

  @Test
  void supplier_of_received_invoices_is_listed_by_letter_with_what_they_come_to() {
    received();
    Answer list = scene.owner().get(SUPPLIERS + "?limit=10").expect(200);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/data/F/0/name")).isEqualTo("Firma 18547290");
    assertThat(list.at("/data/F/0/cui")).isEqualTo("18547290");
    assertThat(list.at("/data/F/0/cif")).isEqualTo("18547290");
    assertThat(list.at("/data/F/0/vatCode")).isEqualTo("RO18547290");
    assertThat(list.at("/data/F/0/source")).isEqualTo("anaf");
    assertThat(list.at("/data/F/0/invoiceCount")).isEqualTo("2");
    assertThat(list.at("/data/F/0/totalExpenses")).isEqualTo("242.00");
    assertThat(list.at("/data/F/0/currency")).isEqualTo("RON");
  }

  @Test
  void supplier_shows_summary_and_recent_invoices_under_both_shapes() {
    Answer shown = scene.owner().get(SUPPLIERS + "/" + received()).expect(200);
    assertThat(shown.at("/invoiceSummary/totalCount")).isEqualTo("2");
    assertThat(shown.at("/invoiceSummary/totalExpenses")).isEqualTo("242.00");
    assertThat(shown.at("/invoiceSummary/averageInvoiceAmount")).isEqualTo("121.00");
    assertThat(shown.at("/invoiceSummary/lastInvoiceDate")).isEqualTo("2026-11-20");
    assertThat(shown.json().at("/recentInvoices")).hasSize(2);
    assertThat(shown.at("/recentInvoices/0/totalAmount")).isEqualTo("121.00");
    assertThat(shown.at("/recentInvoices/0/status")).isEqualTo("synced");
    assertThat(shown.at("/supplier/id")).isEqualTo(shown.at("/id"));
    assertThat(shown.at("/invoiceCount")).isEqualTo("2");
    assertThat(shown.json().at("/invoiceHistory")).hasSize(2);
  }

  @Test
  void contact_data_and_notes_change_and_name_and_code_do_not() {
    String path = SUPPLIERS + "/" + received();
    Answer changed =
        scene
            .owner()
            .send(
                "PATCH",
                path,
                """
                {"email":"a@b.ro","notes":"plătim la 30 de zile","city":"Iași","country":"ro",
                 "bankAccount":"RO49 AAAA 1B31 0075 9384 0000","name":"Altcineva","cif":"1"}
                """)
            .expect(200);
    assertThat(changed.at("/email")).isEqualTo("a@b.ro");
    assertThat(changed.at("/supplier/notes")).isEqualTo("plătim la 30 de zile");
    assertThat(changed.at("/country")).isEqualTo("RO");
    assertThat(changed.at("/name")).isEqualTo("Firma 18547290");
    assertThat(changed.at("/cui")).isEqualTo("18547290");
    assertThat(changed.at("/invoiceCount")).isEqualTo("2");
    Answer cleared = scene.owner().send("PATCH", path, "{\"email\":null}").expect(200);
    assertThat(cleared.json().at("/email").isNull()).isTrue();
    assertThat(cleared.at("/city")).isEqualTo("Iași");
  }

  @Test
  void change_of_nothing_or_to_nonsense_is_refused() {
    String path = SUPPLIERS + "/" + received();
    assertThat(scene.owner().send("PATCH", path, "{\"name\":\"X\"}").expect(422).at("/message"))
        .contains("No fields provided for update");
    Answer wrong =
        scene
            .owner()
            .send(
                "PATCH", path, "{\"email\":\"nu\",\"country\":\"România\",\"bankAccount\":\"123\"}")
            .expect(422);
    assertThat(wrong.json().at("/errors").fieldNames())
        .toIterable()
        .contains("email", "country", "bankAccount");
  }

  @Test
  void supplier_is_added_once_per_code() {
    String body =
        """
        {"name":"Nou SRL","cif":"RO 14399840","registrationNumber":"J40/372/2002",
         "address":"Sos. Virtutii 148","city":"SECTOR6","county":"RO-B","notes":"nou"}
        """;
    Answer made = scene.owner().post(SUPPLIERS, body).expect(201);
    assertThat(made.at("/supplier/cif")).isEqualTo("14399840");
    assertThat(made.at("/supplier/vatCode")).isEqualTo("RO14399840");
    assertThat(made.at("/supplier/source")).isEqualTo("manual");
    assertThat(made.at("/existing")).isEqualTo("false");
    Answer again = scene.owner().post(SUPPLIERS, body).expect(200);
    assertThat(again.at("/existing")).isEqualTo("true");
    assertThat(again.at("/supplier/id")).isEqualTo(made.at("/supplier/id"));
    assertThat(scene.owner().post(SUPPLIERS, "{}").expect(422).json().at("/errors").fieldNames())
        .toIterable()
        .contains("name", "registrationNumber", "address", "city", "county");
  }

  @Test
  void deleted_supplier_is_gone_until_its_next_invoice() {
    String id = received();
    scene.owner().call("DELETE", SUPPLIERS + "/" + id).expect(204);
    scene.owner().get(SUPPLIERS + "/" + id).expect(404);
    assertThat(scene.owner().get(SUPPLIERS).expect(200).at("/total")).isEqualTo("0");
    assertThat(scene.owner().get("/api/v1/invoices?supplierId=" + id).expect(200).at("/total"))
        .isEqualTo("2");
    Received.invoice(scene, "S-3");
    assertThat(scene.owner().get(SUPPLIERS + "/" + id).expect(200).at("/invoiceCount"))
        .isEqualTo("3");
  }

  @Test
  void several_are_deleted_each_for_itself() {
    String id = received();
    Answer answer =
        scene
            .owner()
            .post(
                SUPPLIERS + "/bulk-delete",
                "{\"ids\":[\"" + id + "\",\"" + UUID.randomUUID() + "\",\"x\"]}")
            .expect(200);
    assertThat(answer.at("/deleted")).isEqualTo("1");
    assertThat(answer.json().at("/errors")).hasSize(2);
    scene.owner().post(SUPPLIERS + "/bulk-delete", "{\"ids\":[]}").expect(400);
  }
}
