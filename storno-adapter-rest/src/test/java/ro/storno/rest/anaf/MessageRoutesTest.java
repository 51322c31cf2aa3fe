package ro.storno.rest.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.anaf.MessageType;
import ro.storno.rest.memory.Received;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class MessageRoutesTest extends WithStorno {
  private static final String MESSAGES = "/api/v1/efactura-messages";
  private static final String INVOICES = "/api/v1/invoices/";

  @Test
  void messages_are_listed_under_the_names_of_page_and_clients() {
    String id = Received.invoice(scene, "L-1");
    Answer list = scene.owner().get(MESSAGES).expect(200);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/pages")).isEqualTo("1");
    assertThat(list.at("/data/0/messageType")).isEqualTo("notification");
    assertThat(list.at("/data/0/anafMessageType")).isEqualTo("FACTURA PRIMITA");
    assertThat(list.at("/data/0/status")).isEqualTo("ok");
    assertThat(list.at("/data/0/state")).isEqualTo("processed");
    assertThat(list.at("/data/0/messageId")).isEqualTo(id);
    assertThat(list.at("/data/0/anafMessageId")).isEqualTo(id);
    assertThat(list.at("/data/0/uploadId")).isEqualTo("9" + id);
    assertThat(list.at("/data/0/invoice/number")).isEqualTo("L-1");
    assertThat(list.at("/data/0/invoiceId")).isEqualTo(list.at("/data/0/invoice/id"));
    assertThat(list.at("/data/0/details/message")).contains("id_incarcare");
    assertThat(list.at("/data/0/uuid")).isEqualTo(list.at("/data/0/id"));
  }

  @Test
  void filters_know_both_vocabularies() {
    Received.invoice(scene, "F-1");
    Received.document(scene, MessageType.ERRORS, "ERRORS;CIF invalid");
    for (String type : new String[] {"error", "ERORI%20FACTURA", "ERORI_FACTURA"}) {
      Answer found = scene.owner().get(MESSAGES + "?messageType=" + type).expect(200);
      assertThat(found.at("/total")).as(type).isEqualTo("1");
      assertThat(found.at("/data/0/status")).isEqualTo("error");
      assertThat(found.at("/data/0/errorMessage")).isEqualTo("CIF invalid");
    }
    assertThat(total("?messageType=notification&status=ok")).isEqualTo("1");
    assertThat(total("?messageType=response")).isEqualTo("0");
    assertThat(total("?messageType=warning")).isEqualTo("0");
    assertThat(total("?status=error")).isEqualTo("1");
    assertThat(total("?status=pending")).isEqualTo("0");
    scene.owner().get(MESSAGES + "?messageType=postcard").expect(422);
    scene.owner().get(MESSAGES + "?status=happy").expect(422);
  }

  private String total(String query) {
    return scene.owner().get(MESSAGES + query).expect(200).at("/total");
  }

  @Test
  void message_shows_raw_data_archive_and_seal() {
    String id = Received.message(scene);
    Answer shown = scene.owner().get(MESSAGES + "/" + id).expect(200);
    assertThat(shown.at("/rawData/tip")).isEqualTo("FACTURA PRIMITA");
    assertThat(shown.at("/signature/verdict")).isEqualTo("valid");
    assertThat(shown.at("/archive/sha256")).hasSize(64);
    assertThat(shown.at("/archive/documentSha256")).hasSize(64);
    assertThat(shown.json().at("/processedAt").isNull()).isFalse();
    assertThat(shown.json().at("/invoice/total").asText()).isEqualTo("121.00");
  }

  @Test
  void unreadable_message_shows_what_is_wrong_with_it() {
    Received.document(scene, MessageType.INVOICE_RECEIVED, "<html/>");
    Answer list = scene.owner().get(MESSAGES + "?status=error").expect(200);
    assertThat(list.at("/data/0/state")).isEqualTo("failed");
    Answer shown = scene.owner().get(MESSAGES + "/" + list.at("/data/0/id")).expect(200);
    assertThat(shown.at("/findings/0/rule")).isEqualTo("READ-ROOT");
    assertThat(shown.at("/errorMessage")).isEqualTo("This is no invoice.");
  }

  @Test
  void another_organization_sees_no_message() {
    String id = Received.message(scene);
    Scene stranger = Scene.on(storno());
    stranger.owner().get(MESSAGES + "/" + id).expect(404);
    assertThat(stranger.owner().get(MESSAGES).expect(200).at("/total")).isEqualTo("0");
    stranger.owner().with("X-Company", scene.company().toString()).get(MESSAGES).expect(403);
    scene.owner().get(MESSAGES + "/" + UUID.randomUUID()).expect(404);
    scene.owner().get(MESSAGES + "/nonsense").expect(404);
  }

  @Test
  void received_invoice_stands_among_the_invoices_with_its_original() {
    String id = Received.invoiceId(scene, "R-1");
    Answer shown = scene.owner().get(INVOICES + id).expect(200);
    assertThat(shown.at("/direction")).isEqualTo("incoming");
    assertThat(shown.at("/isIncoming")).isEqualTo("true");
    assertThat(shown.at("/documentStatus")).isEqualTo("synced");
    assertThat(shown.at("/number")).isEqualTo("R-1");
    assertThat(shown.at("/total")).isEqualTo("121.00");
    assertThat(shown.at("/supplier/name")).isEqualTo("Firma " + Received.SELLER);
    assertThat(shown.at("/supplier/id")).isEqualTo(shown.at("/supplierId"));
    assertThat(shown.at("/client/id")).isEqualTo(scene.company().toString());
    assertThat(shown.at("/receivedFindings/verdict")).isEqualTo("VALID");
    assertThat(shown.at("/anafUploadId")).startsWith("93");
    assertThat(shown.at("/events/0/type")).isEqualTo("received");
    Answer xml = scene.owner().get(INVOICES + id + "/xml").expect(200);
    assertThat(xml.text()).startsWith("INVOICE;R-1;");
    assertThat(scene.owner().get(INVOICES + id + "/pdf").expect(200).text()).contains("R-1");
    Answer list = scene.owner().get("/api/v1/invoices?direction=incoming&search=R-1").expect(200);
    assertThat(list.at("/data/0/supplier/id")).isEqualTo(shown.at("/supplierId"));
    assertThat(list.at("/data/0/status")).isEqualTo("synced");
  }

  @Test
  void received_invoice_can_be_paid_and_nothing_else() {
    String path = INVOICES + Received.invoiceId(scene, "P-1");
    scene
        .owner()
        .post(
            path + "/payments",
            "{\"amount\":\"121.00\",\"paymentMethod\":\"bank_transfer\",\"paymentDate\":\"2026-11-21\"}")
        .expect(201);
    assertThat(scene.owner().get(path).at("/status")).isEqualTo("paid");
    scene.owner().send("PUT", path, "{\"notes\":\"x\"}").expect(422);
    scene.owner().call("DELETE", path).expect(409);
    scene.owner().call("POST", path + "/issue").expect(409);
    scene.owner().post(path + "/cancel", "{\"reason\":\"o greșeală de tipar\"}").expect(409);
    scene.owner().call("POST", path + "/restore").expect(409);
  }

  @Test
  void duplicates_are_marked_and_can_be_listed() {
    Received.invoice(scene, "D-1");
    Received.invoice(scene, "D-1");
    Answer duplicates = scene.owner().get("/api/v1/invoices?isDuplicate=true").expect(200);
    assertThat(duplicates.at("/total")).isEqualTo("1");
    assertThat(duplicates.at("/data/0/isDuplicate")).isEqualTo("true");
    Answer shown = scene.owner().get(INVOICES + duplicates.at("/data/0/id")).expect(200);
    assertThat(shown.at("/isDuplicate")).isEqualTo("true");
    assertThat(scene.owner().get("/api/v1/invoices?isDuplicate=false").at("/total")).isEqualTo("1");
  }

  @Test
  void message_to_the_seller_is_queued_once_and_shown() {
    String path = INVOICES + Received.invoiceId(scene, "B-1") + "/buyer-messages";
    Answer sent = scene.owner().post(path, "{\"message\":\"Cantitate greșită\"}").expect(202);
    assertThat(sent.at("/status")).isEqualTo("queued");
    scene.owner().post(path, "{\"message\":\"Cantitate greșită\"}").expect(409);
    scene.owner().post(path, "{\"message\":\" \"}").expect(400);
    Answer list = scene.owner().get(path).expect(200);
    assertThat(list.at("/data/0/message")).isEqualTo("Cantitate greșită");
    scene
        .owner()
        .post(INVOICES + scene.issued() + "/buyer-messages", "{\"message\":\"Nu\"}")
        .expect(409);
  }

  @Test
  void archives_are_packed_by_direction_and_span() {
    Received.invoice(scene, "Z-1");
    Received.invoice(scene, "Z-2");
    Answer zip =
        scene
            .owner()
            .post("/api/v1/invoices/export/efactura-zip", "{\"direction\":\"incoming\"}")
            .expect(200);
    assertThat(zip.header("X-Document-Count")).hasValue("2");
    assertThat(zip.text()).startsWith("PK");
    scene
        .owner()
        .post(
            "/api/v1/invoices/export/efactura-zip",
            "{\"direction\":\"incoming\",\"dateTo\":\"2020-01-01\"}")
        .expect(404);
    scene.owner().post("/api/v1/invoices/export/efactura-zip", "{}").expect(400);
  }
}
