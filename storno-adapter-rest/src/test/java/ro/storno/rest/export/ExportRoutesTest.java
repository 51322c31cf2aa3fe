package ro.storno.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

/** Lists as files: CSV, and XML for SAGA. */
class ExportRoutesTest extends WithStorno {
  @ParameterizedTest
  @CsvSource({
    "invoices, invoices, Invoice Number",
    "clients, clienti, Name",
    "suppliers, furnizori, Name",
    "products, produse, Name"
  })
  void csv_is_a_file_with_a_mark_a_header_and_a_count(
      String collection, String name, String column) {
    String client = scene.client();
    scene.owner().post("/api/v1/invoices", Scene.entry(client)).expect(201);
    Answer csv = scene.owner().get("/api/v1/" + collection + "/export/csv").expect(200);
    assertThat(csv.header("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.header("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"" + name + "-" + InMemoryStorno.today() + ".csv\"");
    assertThat(csv.text()).startsWith("\uFEFF" + column + ",");
    long lines = csv.text().lines().count() - 1;
    assertThat(csv.header("X-Total-Records")).contains(Long.toString(lines));
    assertThat(lines).isEqualTo(column.equals("Name") && !name.equals("clienti") ? 0 : 1);
  }

  @Test
  void csv_of_invoices_takes_the_filters_of_the_list() {
    scene.issued();
    assertThat(
            scene
                .owner()
                .get("/api/v1/invoices/export/csv?status=draft")
                .expect(200)
                .header("X-Total-Records"))
        .contains("0");
    scene.owner().get("/api/v1/invoices/export/csv?status=lost").expect(422);
    scene.owner().get("/api/v1/invoices/export/csv?from=gestern").expect(400);
  }

  @ParameterizedTest
  @CsvSource({
    "invoices/export/saga-xml, Facturi, I_RO",
    "invoices/export/receipts-saga-xml, Incasari, I_RO",
    "invoices/export/payments-saga-xml, Plati, I_RO",
    "clients/export/saga-xml, Clienti, CLI_",
    "suppliers/export/saga-xml, Furnizori, FRN_",
    "products/export/saga-xml, Articole, ART_"
  })
  void saga_files_are_named_and_rooted_as_saga_expects(String path, String root, String name) {
    scene.issued();
    Answer xml = scene.owner().get("/api/v1/" + path).expect(200);
    assertThat(xml.header("Content-Type").orElseThrow()).startsWith("application/xml");
    assertThat(xml.header("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"" + name)
        .contains(".xml\"");
    assertThat(xml.text()).startsWith("<?xml").contains("<" + root + ">").endsWith(root + ">\n");
  }

  @Test
  void invoices_are_packed_in_the_background_and_fetched_once_by_name_or_by_link() {
    String invoice = scene.issued();
    String wanted = "{\"invoiceIds\":[\"" + invoice + "\"],\"folderStructure\":\"by-client\"}";
    Answer queued = scene.owner().post("/api/v1/invoices/export/zip", wanted).expect(202);
    assertThat(queued.at("/status")).isEqualTo("queued");
    assertThat(queued.at("/totalInvoices")).isEqualTo("1");
    assertThat(queued.at("/statusUrl")).isEqualTo("/api/v1/exports/" + queued.at("/exportId"));
    storno().packExports();
    Answer done = scene.owner().get(queued.at("/statusUrl")).expect(200);
    assertThat(done.at("/status")).isEqualTo("completed");
    assertThat(done.at("/progress")).isEqualTo("100");
    assertThat(done.at("/filesIncluded/pdf")).isEqualTo("1");
    String link = done.at("/downloadUrl");
    assertThat(link).startsWith("https://storno.example" + queued.at("/statusUrl") + "/");
    Answer zip = scene.owner().get(link.substring("https://storno.example".length())).expect(200);
    assertThat(zip.header("Content-Type")).contains("application/zip");
    assertThat(zip.text()).startsWith("PK");
    scene.owner().get(link.substring("https://storno.example".length())).expect(404);
    assertThat(scene.owner().get(queued.at("/statusUrl")).at("/status")).isEqualTo("expired");

    Answer second =
        scene
            .owner()
            .post("/api/v1/invoices/export/zip", "{\"ids\":[\"" + invoice + "\"]}")
            .expect(202);
    storno().packExports();
    String filename = scene.owner().get(second.at("/statusUrl")).at("/filename");
    assertThat(scene.owner().get("/api/v1/exports/" + filename).expect(200).text())
        .startsWith("PK");
    scene.owner().get("/api/v1/exports/" + filename).expect(404);
    scene.owner().get("/api/v1/exports/nothing").expect(404);
    scene.owner().post("/api/v1/invoices/export/zip", "{}").expect(400);
    scene
        .owner()
        .post("/api/v1/invoices/export/zip", "{\"ids\":[\"" + scene.draft() + "\"]}")
        .expect(422);
  }

  @Test
  void receipts_of_no_currency_are_refused() {
    scene
        .owner()
        .get("/api/v1/invoices/export/receipts-saga-xml?currency=EURO&accountCard=5125")
        .expect(422);
  }

  @Test
  void accounting_zip_is_streamed_back_at_once_and_other_programs_are_told_in_words() {
    scene.issued();
    Answer zip =
        scene.owner().post("/api/v1/accounting-export/zip", "{\"target\":\"saga\"}").expect(200);
    assertThat(zip.header("Content-Type")).contains("application/zip");
    assertThat(zip.header("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"saga-export_")
        .contains(".zip\"");
    assertThat(zip.text()).startsWith("PK");
    for (String target : new String[] {"winmentor", "ciel", "excel"}) {
      Answer refused =
          scene
              .owner()
              .post("/api/v1/accounting-export/zip", "{\"target\":\"" + target + "\"}")
              .expect(400);
      assertThat(refused.json().at("/errors/target").asText()).contains("saga");
    }
  }

  @Test
  void accounting_settings_are_shown_resolved_and_changed_in_part() {
    String path = "/api/v1/accounting-export/settings";
    Answer first = scene.owner().get(path).expect(200);
    assertThat(first.at("/saga/accountCard")).isEqualTo("5125.2");
    assertThat(first.json().at("/saga/currencyAccounts").isObject()).isTrue();
    assertThat(first.json().at("/ciel").isObject()).isTrue();
    assertThat(first.at("/winmentor/bankName")).isEmpty();
    Answer changed =
        scene
            .owner()
            .send(
                "PUT",
                path,
                "{\"saga\":{\"accountCard\":\"5125.7\","
                    + "\"currencyAccounts\":{\"USD\":{\"cash\":\"5314\"}}}}")
            .expect(200);
    assertThat(changed.at("/saga/accountCard")).isEqualTo("5125.7");
    assertThat(changed.at("/saga/accountBank")).isEqualTo("5121");
    assertThat(changed.at("/saga/currencyAccounts/USD/cash")).isEqualTo("5314");
    assertThat(changed.at("/saga/currencyAccounts/USD/bank")).isEmpty();
    Answer refused =
        scene.owner().send("PUT", path, "{\"saga\":{\"accountBank\":\"=1\"}}").expect(400);
    assertThat(refused.json().at("/errors").has("saga.accountBank")).isTrue();
    scene
        .owner()
        .send("PUT", path, "{\"saga\":{\"currencyAccounts\":{\"USD\":{\"cash\":\"\"}}}}")
        .expect(200);
    assertThat(scene.owner().get(path).json().at("/saga/currencyAccounts")).isEmpty();
  }
}
