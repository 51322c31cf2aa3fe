package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handles over HTTP, as somebody in another language would use them. */
class ControlTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(77)
              .withClock(InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z"))));
  private final AnafClient client = AnafClient.of(anaf);

  @AfterEach
  void stop() {
    anaf.close();
  }

  private HttpResponse<byte[]> post(String handle, String body) throws Exception {
    return client.post("/simulator/" + handle, body.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode state() throws Exception {
    return AnafClient.json(client.get("/simulator/state"));
  }

  @Test
  void the_state_tells_what_happened() throws Exception {
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    client.state(index);
    JsonNode state = state();
    assertThat(state.path("seed").asLong()).isEqualTo(77);
    assertThat(state.path("time").asText()).isEqualTo("2026-11-27T12:00:00Z");
    assertThat(state.path("calls").path("stareMesaj").asInt()).isEqualTo(1);
    assertThat(state.path("documents").path("accepted").asInt()).isEqualTo(1);
    assertThat(state.path("uploads").path(0).path("index").asText()).isEqualTo(index);
    assertThat(state.path("uploads").path(0).path("number").asText()).isEqualTo("A-1");
    assertThat(state.path("lastAnswers")).hasSize(2);
    assertThat(state.path("takenMoreThanOnce")).isEmpty();
    post("reset", "{}");
    assertThat(state().path("uploads")).isEmpty();
    assertThat(client.state(index)).contains("Nu exista factura");
  }

  @Test
  void the_clock_moves_forward_only() throws Exception {
    assertThat(AnafClient.json(post("clock", "{\"advance\":\"15m\"}")).path("time").asText())
        .isEqualTo("2026-11-27T12:15:00Z");
    assertThat(
            AnafClient.json(post("clock", "{\"to\":\"2026-12-01T00:00:00Z\"}"))
                .path("time")
                .asText())
        .isEqualTo("2026-12-01T00:00:00Z");
    assertThat(post("clock", "{\"to\":\"2026-11-01T00:00:00Z\"}").statusCode()).isEqualTo(400);
    assertThat(AnafClient.json(post("clock", "{\"skew\":\"-30s\"}")).path("time").asText())
        .isEqualTo("2026-11-30T23:59:30Z");
  }

  @Test
  void faults_are_planned_and_ordered() throws Exception {
    assertThat(
            AnafClient.json(post("faults", "{\"plan\":\"upload.lost-answer=20%\"}"))
                .path("plan")
                .asText())
        .isEqualTo("upload.lost-answer=20%");
    post("faults", "{\"plan\":\"\",\"operation\":\"stareMesaj\",\"fault\":\"firewall\"}");
    assertThat(client.state("1")).contains("Request Rejected");
    assertThat(client.state("1")).contains("Nu exista factura");
  }

  @Test
  void limits_are_set() throws Exception {
    post("limits", "{\"limits\":\"none\",\"callsPerMinute\":1}");
    client.state("1");
    assertThat(client.get("/prod/FCTEL/rest/stareMesaj?id_incarcare=1").statusCode())
        .isEqualTo(429);
  }

  @Test
  void a_document_is_put_into_an_inbox() throws Exception {
    byte[] xml = Documents.invoice("F-1");
    JsonNode delivered =
        AnafClient.json(
            client.post(
                "/simulator/inbox?cif=" + Documents.BUYER + "&seller=" + Documents.SELLER, xml));
    assertThat(
            client
                .archive(delivered.path("id").asText())
                .get(delivered.path("id_solicitare").asText() + ".xml"))
        .isEqualTo(xml);
  }

  @Test
  void an_inbox_is_filled_with_made_up_invoices() throws Exception {
    client.post("/simulator/inbox?cif=" + Documents.BUYER + "&count=60&over=30d", new byte[0]);
    JsonNode entries = client.list(Documents.BUYER, 60).path("mesaje");
    assertThat(entries).hasSize(60);
    assertThat(client.list(Documents.BUYER, 15).path("mesaje").size()).isBetween(29, 31);
    Set<String> documents = new HashSet<>();
    for (JsonNode entry : entries) {
      Map<String, byte[]> archive = client.archive(entry.path("id").asText());
      String xml = new String(archive.values().iterator().next(), StandardCharsets.UTF_8);
      assertThat(xml).contains("RO" + Documents.BUYER);
      assertThat(entry.path("detalii").asText()).contains("cif_beneficiar=" + Documents.BUYER);
      documents.add(xml);
    }
    assertThat(documents).hasSize(60);
    assertThat(documents).anyMatch(xml -> xml.contains("<CreditNote "));
  }

  @Test
  void holders_clients_and_tokens_are_made() throws Exception {
    post("holders", "{\"serial\":\"9\",\"name\":\"Ion\",\"cifs\":[\"18547290\"]}");
    String token =
        AnafClient.json(post("tokens", "{\"holder\":\"9\"}")).path("access_token").asText();
    AnafClient his = new AnafClient(anaf.api(), token);
    assertThat(his.list("18547290", 1).path("eroare").asText()).startsWith("Nu exista mesaje");
    assertThat(his.list("14399840", 1).path("eroare").asText()).startsWith("Nu aveti drept");
    post("clients", "{\"id\":\"c\",\"secret\":\"s\",\"redirectUris\":[\"https://x/cb\"]}");
    assertThat(
            client
                .get(
                    "/anaf-oauth2/v1/authorize?response_type=code&client_id=c&"
                        + "token_content_type=jwt&redirect_uri=https://x/cb&simulator_holder=9")
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void taxpayers_and_member_states_are_changed() throws Exception {
    post("taxpayers", "{\"cif\":\"18547290\",\"name\":\"Noua SRL\",\"vatSince\":null}");
    assertThat(anaf.directory().find("18547290").orElseThrow().name()).isEqualTo("Noua SRL");
    assertThat(anaf.directory().find("18547290").orElseThrow().registrations().vatSince()).isNull();
    post("taxpayers", "{\"cif\":\"18547290\",\"absent\":true}");
    assertThat(anaf.directory().find("18547290")).isEmpty();

    post("vies", "{\"country\":\"DE\",\"error\":\"MS_UNAVAILABLE\"}");
    byte[] question =
        "{\"countryCode\":\"DE\",\"vatNumber\":\"123456789\"}".getBytes(StandardCharsets.UTF_8);
    String path = "/taxation_customs/vies/rest-api/check-vat-number";
    assertThat(AnafClient.text(client.post(path, question))).contains("MS_UNAVAILABLE");
    post("vies", "{\"recover\":true}");
    assertThat(AnafClient.text(client.post(path, question))).contains("\"valid\":true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock | no json | no JSON",
        "clock | [] | must be a JSON object",
        "clock | {\"advance\":\"soon\"} | not a duration",
        "clock | {\"to\":\"tomorrow\"} | could not be parsed",
        "faults | {\"plan\":\"x.slow=1%\"} | There is no operation",
        "faults | {\"operation\":\"upload\"} | fault' is missing",
        "faults | {\"operation\":\"upload\",\"fault\":\"no-seal\"} | does not know the fault",
        "taxpayers | {} | cif' is missing",
        "vies | {\"country\":\"DE\"} | error' is missing",
        "faults | {\"operation\":\"up\",\"fault\":\"lag\"} | There is no operation",
        "limits | {\"limits\":\"some\"} | official",
        "tokens | {\"holder\":\"nobody\"} | no such holder",
        "clients | {\"id\":\"x\"} | secret' is missing",
        "inbox | {} | cif' is missing"
      })
  void mistakes_are_told_in_words(String handle, String body, String message) throws Exception {
    HttpResponse<byte[]> response = post(handle, body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(AnafClient.json(response).path("error").asText()).contains(message);
  }

  @Test
  void unknown_handles_are_not_found_and_the_index_names_the_others() throws Exception {
    assertThat(post("nothing", "{}").statusCode()).isEqualTo(404);
    assertThat(AnafClient.json(client.get("/simulator")).path("handles").toString())
        .contains("POST /simulator/inbox");
  }

  @Test
  void settings_for_storno_name_every_address_and_the_anchor(@TempDir Path folder)
      throws Exception {
    Path anchor = folder.resolve("anchor.pem");
    anaf.writeAnchor(anchor);
    assertThat(anaf.stornoSettings(anchor))
        .containsEntry("STORNO_ANAF_BASE_URL", anaf.api().toString())
        .containsEntry("STORNO_ANAF_OAUTH_URL", anaf.api() + "/anaf-oauth2/v1")
        .containsEntry("STORNO_ANAF_REGISTRY_URL", anaf.api().toString())
        .containsEntry("STORNO_BNR_URL", anaf.api().toString())
        .containsEntry("STORNO_VIES_URL", anaf.api() + "/taxation_customs/vies/rest-api")
        .containsEntry("STORNO_ANAF_CLIENT_ID", "storno")
        .containsEntry("STORNO_ANAF_TRUST", anchor.toString());
    assertThat(Files.readString(anchor))
        .isEqualTo(AnafClient.text(client.get("/simulator/anchor.pem")))
        .startsWith("-----BEGIN CERTIFICATE-----");
  }
}
