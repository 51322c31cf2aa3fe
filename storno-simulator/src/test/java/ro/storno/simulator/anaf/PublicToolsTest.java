package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.fault.FaultKind;

class PublicToolsTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(AnafSimulatorSettings.defaults().withSeed(1));
  private final AnafClient client = new AnafClient(anaf.api(), "");

  @AfterEach
  void stop() {
    anaf.close();
  }

  private JsonNode validated(String standard, byte[] xml) throws Exception {
    return AnafClient.json(client.post("/prod/FCTEL/rest/validare/" + standard, xml));
  }

  @Test
  void the_validator_needs_no_token_and_names_what_is_wrong() throws Exception {
    JsonNode ok = validated("FACT1", Documents.invoice("A-1"));
    assertThat(ok.path("stare").asText()).isEqualTo("ok");
    assertThat(ok.path("trace_id").asText()).hasSize(36);
    assertThat(ok.has("Messages")).isFalse();
    JsonNode wrong = validated("FACT1", Documents.invoice("A-1", "RO18547291", "RO14399840", "RO"));
    assertThat(wrong.path("stare").asText()).isEqualTo("nok");
    assertThat(wrong.path("Messages").path(0).path("message").asText()).contains("R_BT_32_cui");
    assertThat(validated("FCN", Documents.invoice("A-1")).path("stare").asText()).isEqualTo("nok");
    assertThat(validated("UBL", Documents.invoice("A-1")).toString())
        .contains("Valorile acceptate pentru parametrul standard sunt FACT1 si FCN");
    assertThat(validated("FACT1", new byte[5 * 1024 * 1024 + 1]).toString())
        .contains("Marime fisier transmis mai mare de 5 MB.");
  }

  @Test
  void the_tools_are_in_production_only() throws Exception {
    byte[] xml = Documents.invoice("A-1");
    assertThat(client.post("/test/FCTEL/rest/validare/FACT1", xml).statusCode()).isEqualTo(404);
    assertThat(client.post("/test/FCTEL/rest/transformare/FACT1", xml).statusCode()).isEqualTo(404);
  }

  @Test
  void a_valid_document_becomes_a_pdf_and_any_with_the_flag() throws Exception {
    byte[] wrong = Documents.invoice("A-(1)", "RO18547291", "RO14399840", "RO");
    String path = "/prod/FCTEL/rest/transformare/FACT1";
    HttpResponse<byte[]> good = client.post(path, Documents.invoice("A-1"));
    assertThat(good.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(new String(good.body(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("(Factura A-1)");
    assertThat(AnafClient.json(client.post(path, wrong)).path("stare").asText()).isEqualTo("nok");
    assertThat(new String(client.post(path + "/DA", wrong).body(), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("A-\\(1\\)");
  }

  @Test
  void seals_are_checked_and_the_wording_tells_the_verdict() throws Exception {
    assertThat(checked(null)).contains("au fost validate cu succes").doesNotContain(" NU ");
    assertThat(checked(FaultKind.TAMPERED)).contains("NU au putut fi validate cu succes");
    assertThat(checked(FaultKind.FOREIGN_SEAL)).contains("NU au putut fi validate cu succes");
  }

  private String checked(FaultKind flaw) throws Exception {
    Delivery delivery =
        Delivery.invoice(Documents.BUYER, Documents.SELLER, Documents.invoice("A-1")).flawed(flaw);
    String id = Long.toString(anaf.efactura().deliver(delivery).id());
    Map<String, byte[]> archive = AnafClient.of(anaf).archive(id);
    Iterator<byte[]> files = archive.values().iterator();
    HttpResponse<byte[]> response = check(files.next(), files.next());
    assertThat(response.statusCode()).isEqualTo(200);
    return AnafClient.json(response).path("msg").asText();
  }

  private HttpResponse<byte[]> check(byte[] file, byte[] signature) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "file", file);
    part(body, "signature", signature);
    body.writeBytes("--b0und--\r\n".getBytes(StandardCharsets.US_ASCII));
    return client.send(
        HttpRequest.newBuilder(anaf.api().resolve("/api/validate/signature"))
            .header("Content-Type", "multipart/form-data; boundary=b0und")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] content) {
    body.writeBytes(
        ("--b0und\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\"x.xml\"\r\nContent-Type: text/xml\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void what_is_no_signature_is_a_technical_error() throws Exception {
    byte[] bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>".getBytes(StandardCharsets.US_ASCII);
    assertThat(check(Documents.invoice("A-1"), bomb).statusCode()).isEqualTo(400);
    assertThat(
            AnafClient.json(
                    check(Documents.invoice("A-1"), "<a/>".getBytes(StandardCharsets.US_ASCII)))
                .path("msg")
                .asText())
        .contains("NU au putut");
    assertThat(client.post("/api/validate/signature", new byte[] {1}).statusCode()).isEqualTo(400);
  }
}
