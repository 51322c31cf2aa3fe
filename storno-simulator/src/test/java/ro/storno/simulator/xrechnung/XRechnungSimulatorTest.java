package ro.storno.simulator.xrechnung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.rest.RestClient;
import ro.storno.simulator.xrechnung.junit.XRechnungSimulatorExtension;

class XRechnungSimulatorTest {
  private static final String INVOICE =
      "<Invoice xmlns='u'><ID>RE-1</ID><BuyerReference>04011000-12345-03</BuyerReference></Invoice>";

  @RegisterExtension
  final XRechnungSimulatorExtension extension =
      XRechnungSimulatorExtension.with(
          s -> s.withSeed(5).withJudging(Span.of(Duration.ofMinutes(1))));

  private final RestClient client = new RestClient();
  private XRechnungSimulator simulator;
  private String token = "";

  @BeforeEach
  void start() throws IOException {
    simulator = extension.simulator();
    token =
        RestClient.json(
                client.form(
                    simulator.tokenEndpoint(),
                    "grant_type=client_credentials&client_id=storno"
                        + "&client_secret=simulator-secret"))
            .path("access_token")
            .asText();
  }

  private HttpResponse<String> post(String xml, String key) throws IOException {
    return client.send(
        HttpRequest.newBuilder(URI.create(simulator.apiEndpoint() + "/documents"))
            .POST(BodyPublishers.ofString(xml)),
        "Authorization",
        "Bearer " + token,
        "Idempotency-Key",
        key);
  }

  private JsonNode get(String path) throws IOException {
    return RestClient.json(
        client.send(
            HttpRequest.newBuilder(URI.create(simulator.apiEndpoint() + path)),
            "Authorization",
            "Bearer " + token));
  }

  private static String hash(String xml) {
    return Sha256.hex(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_document_is_received_then_accepted_and_found_by_its_hash() throws IOException {
    HttpResponse<String> answer = post(INVOICE, "k");
    assertThat(answer.statusCode()).isEqualTo(202);
    String id = RestClient.json(answer).path("id").asText();
    assertThat(get("/documents/" + id).path("status").asText()).isEqualTo("received");
    simulator.clock().advance(Duration.ofMinutes(1));
    assertThat(get("/documents/" + id).path("status").asText()).isEqualTo("accepted");
    assertThat(get("/documents?sha256=" + hash(INVOICE)).path("documents").get(0).path("id"))
        .hasToString('"' + id + '"');
    assertThat(get("/documents?sha256=00").path("documents")).isEmpty();
  }

  @Test
  void a_key_takes_one_document_once() throws IOException {
    String id = RestClient.json(post(INVOICE, "k")).path("id").asText();
    HttpResponse<String> again = post(INVOICE, "k");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(RestClient.json(again).path("id").asText()).isEqualTo(id);
    assertThat(post(INVOICE.replace("RE-1", "RE-2"), "k").statusCode()).isEqualTo(409);
    assertThat(simulator.inbox().documents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no xml",
        "<Order/>",
        "<Invoice><ID>1</ID></Invoice>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><Invoice>&y;</Invoice>"
      })
  void what_is_no_invoice_to_a_known_reference_is_refused(String xml) throws IOException {
    HttpResponse<String> answer = post(xml, "k");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(RestClient.json(answer).path("errors")).hasSize(1);
    assertThat(simulator.inbox().documents()).isEmpty();
  }

  @Test
  void a_rejection_tells_its_reasons_once_it_is_judged() throws IOException {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.REFUSAL);
    String id = RestClient.json(post(INVOICE, "k")).path("id").asText();
    assertThat(get("/documents/" + id).path("errors")).isEmpty();
    simulator.clock().advance(Duration.ofMinutes(1));
    assertThat(get("/documents/" + id).path("status").asText()).isEqualTo("rejected");
    assertThat(get("/documents/" + id).path("errors").get(0).asText())
        .contains("04011000-12345-03");
  }

  @Test
  void a_repetition_after_a_late_arrival_makes_no_second_document() throws IOException {
    simulator.faults().next(XRechnungOperation.POST, FaultKind.LATE_ACCEPTANCE);
    assertThatThrownBy(() -> post(INVOICE, "k")).isInstanceOf(IOException.class);
    assertThat(get("/documents?sha256=" + hash(INVOICE)).path("documents")).isEmpty();
    post(INVOICE, "k");
    simulator.clock().advance(Duration.ofMinutes(6));
    assertThat(get("/documents?sha256=" + hash(INVOICE)).path("documents")).hasSize(1);
    assertThat(simulator.inbox().takenMoreThanOnce()).isEmpty();
  }

  @Test
  void without_a_token_nothing_is_taken() throws IOException {
    simulator.clients().revokeAll();
    assertThat(post(INVOICE, "k").statusCode()).isEqualTo(401);
    assertThat(simulator.inbox().documents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_operation_is_on_the_page(XRechnungOperation operation) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "simulators.md")))
        .contains("`" + operation.wireName() + "`");
  }
}
