package ro.storno.simulator.choruspro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.simulator.choruspro.junit.ChorusProSimulatorExtension;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.rest.RestClient;

class ChorusProSimulatorTest {
  private static final String OPENID =
      "grant_type=client_credentials&client_id=storno&client_secret=simulator-secret&scope=openid";

  @RegisterExtension
  final ChorusProSimulatorExtension extension =
      ChorusProSimulatorExtension.with(
          s ->
              s.withSeed(5)
                  .withTokenLife(Duration.ofMinutes(10))
                  .withJudging(Span.of(Duration.ofMinutes(1))));

  private final RestClient client = new RestClient();
  private final ObjectMapper json = new ObjectMapper();
  private ChorusProSimulator chorus;
  private String token = "";

  @BeforeEach
  void start() throws IOException {
    chorus = extension.simulator();
    token = token();
  }

  private URI at(String path) {
    return chorus.api().resolve(path);
  }

  private String token() throws IOException {
    return RestClient.json(client.form(at("/api/oauth/token"), OPENID))
        .path("access_token")
        .asText();
  }

  private static String account(String login, String password) {
    return Base64.getEncoder()
        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String path, ObjectNode body, String account)
      throws IOException {
    return client.send(
        HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(body.toString())),
        "Authorization",
        "Bearer " + token,
        "cpro-account",
        account,
        "Content-Type",
        "application/json");
  }

  private JsonNode post(String path, ObjectNode body) throws IOException {
    HttpResponse<String> answer =
        post(path, body, account(ChorusProSimulator.LOGIN, ChorusProSimulator.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(200);
    return RestClient.json(answer);
  }

  private static byte[] pdf(String number) {
    String xml =
        "<rsm:CrossIndustryInvoice xmlns:rsm='a' xmlns:ram='b'><rsm:ExchangedDocument><ram:ID>"
            + number
            + "</ram:ID></rsm:ExchangedDocument><ram:SellerTradeParty>"
            + "<ram:SpecifiedLegalOrganization><ram:ID>73282932000074</ram:ID>"
            + "</ram:SpecifiedLegalOrganization></ram:SellerTradeParty></rsm:CrossIndustryInvoice>";
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      file.write("%PDF-1.7\n1 0 obj <</Filter/FlateDecode>> stream\n".getBytes());
      try (DeflaterOutputStream deflated = new DeflaterOutputStream(file)) {
        deflated.write(xml.getBytes(StandardCharsets.UTF_8));
      }
      file.write("\nendstream endobj\n%%EOF".getBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return file.toByteArray();
  }

  private ObjectNode deposit(byte[] file) {
    return json.createObjectNode()
        .put("fichierFlux", Base64.getEncoder().encodeToString(file))
        .put("nomFichier", "F1.pdf")
        .put("syntaxeFlux", "IN_DP_E2_CII_FACTURX")
        .put("avecSignature", false);
  }

  private JsonNode handIn(byte[] file) throws IOException {
    return post("/cpro/factures/v1/deposer/flux", deposit(file));
  }

  private JsonNode report(String flow) throws IOException {
    return post(
        "/cpro/transverses/v1/consulterCRDetaille",
        json.createObjectNode().put("numeroFluxDepot", flow));
  }

  private JsonNode search(String number) throws IOException {
    return post(
        "/cpro/factures/v1/rechercher/fournisseur",
        json.createObjectNode().put("numeroFacture", number));
  }

  @Test
  void a_deposit_is_in_treatment_then_integrated_and_found_by_its_invoice() throws IOException {
    String flow = handIn(pdf("F1")).path("numeroFluxDepot").asText();
    assertThat(flow).matches("CPP\\d{22,24}");
    assertThat(report(flow).path("etatCourantDepotFlux").asText())
        .isEqualTo("IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP");
    assertThat(search("F1").path("listeFactures")).isEmpty();
    chorus.clock().advance(Duration.ofMinutes(1));
    assertThat(report(flow).path("etatCourantDepotFlux").asText()).isEqualTo("IN_INTEGRE");
    assertThat(report(flow).path("nomFichier").asText()).isEqualTo("F1.pdf");
    JsonNode found = search("F1").path("listeFactures");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("numeroFluxDepot").asText()).isEqualTo(flow);
    assertThat(found.get(0).path("codeFournisseur").asText()).isEqualTo("73282932000074");
    assertThat(search("F2").path("listeFactures")).isEmpty();
  }

  @Test
  void the_same_invoice_a_second_time_is_rejected_with_its_number() throws IOException {
    handIn(pdf("F1"));
    String second = handIn(pdf("F1")).path("numeroFluxDepot").asText();
    chorus.clock().advance(Duration.ofMinutes(1));
    JsonNode report = report(second);
    assertThat(report.path("etatCourantDepotFlux").asText()).isEqualTo("IN_REJETE");
    assertThat(report.path("listeErreurDP").get(0).path("libelleErreurDP").asText())
        .contains("F1", "doublon");
    assertThat(chorus.desk().takenMoreThanOnce()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "fichierFlux,'',obligatoire",
    "fichierFlux,'*',base64",
    "fichierFlux,SGFsbG8=,pas un PDF",
    "fichierFlux,JVBERi0xLjcKJSVFT0Y=,factur-x.xml",
    "nomFichier,F1.xml,nom du fichier",
    "nomFichier,../F1.pdf,nom du fichier",
    "syntaxeFlux,IN_DP_E1_UBL_INVOICE,syntaxe"
  })
  void what_is_wrong_with_a_deposit_is_told_with_status_200(
      String field, String value, String label) throws IOException {
    JsonNode answer = post("/cpro/factures/v1/deposer/flux", deposit(pdf("F1")).put(field, value));
    assertThat(answer.path("codeRetour").asInt()).isNotZero();
    assertThat(answer.path("libelle").asText()).contains(label);
    assertThat(chorus.desk().deposits()).isEmpty();
  }

  @Test
  void a_file_that_is_too_large_is_refused() throws IOException {
    chorus.largestFile(100);
    assertThat(handIn(pdf("F1")).path("libelle").asText()).contains("100 octets");
  }

  @Test
  void only_known_technical_accounts_are_answered() throws IOException {
    for (String account : List.of("", "x", account(ChorusProSimulator.LOGIN, "wrong"))) {
      assertThat(post("/cpro/factures/v1/deposer/flux", deposit(pdf("F1")), account).statusCode())
          .isEqualTo(403);
    }
    assertThat(chorus.desk().deposits()).isEmpty();
  }

  @Test
  void another_account_sees_nothing_of_a_deposit() throws IOException {
    String flow = handIn(pdf("F1")).path("numeroFluxDepot").asText();
    chorus.clock().advance(Duration.ofMinutes(1));
    chorus.register("other", "password");
    HttpResponse<String> answer =
        post(
            "/cpro/transverses/v1/consulterCRDetaille",
            json.createObjectNode().put("numeroFluxDepot", flow),
            account("other", "password"));
    assertThat(RestClient.json(answer).path("codeRetour").asInt()).isNotZero();
  }

  @Test
  void tokens_end_and_are_given_for_the_right_scope_and_secret_only() throws IOException {
    URI endpoint = at("/api/oauth/token");
    assertThat(client.form(endpoint, OPENID.replace("&scope=openid", "")).statusCode())
        .isEqualTo(400);
    assertThat(client.form(endpoint, OPENID.replace("simulator-", "")).statusCode()).isEqualTo(401);
    chorus.clock().advance(Duration.ofMinutes(10));
    HttpResponse<String> answer =
        post(
            "/cpro/factures/v1/deposer/flux",
            deposit(pdf("F1")),
            account(ChorusProSimulator.LOGIN, ChorusProSimulator.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void a_lost_answer_leaves_a_deposit_and_a_lost_request_none() {
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LOST_REQUEST);
    assertThatThrownBy(() -> handIn(pdf("F1"))).isInstanceOf(IOException.class);
    assertThat(chorus.desk().deposits()).isEmpty();
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LOST_ANSWER);
    assertThatThrownBy(() -> handIn(pdf("F1"))).isInstanceOf(IOException.class);
    assertThat(chorus.desk().deposits()).hasSize(1);
  }

  @Test
  void what_arrives_late_is_found_late() throws IOException {
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LATE_ACCEPTANCE);
    assertThatThrownBy(() -> handIn(pdf("F1"))).isInstanceOf(IOException.class);
    chorus.clock().advance(Duration.ofMinutes(5));
    assertThat(search("F1").path("listeFactures")).isEmpty();
    chorus.clock().advance(Duration.ofMinutes(1));
    assertThat(search("F1").path("listeFactures")).hasSize(1);
  }

  @Test
  void the_same_seed_and_calls_give_the_same_history() throws IOException {
    handIn(pdf("F1"));
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.REFUSAL);
    handIn(pdf("F2"));
    List<String> history = chorus.history();
    chorus.reset();
    token = token();
    handIn(pdf("F1"));
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.REFUSAL);
    handIn(pdf("F2"));
    assertThat(chorus.history()).isEqualTo(history);
    assertThat(history).hasSize(5).anyMatch(line -> line.endsWith("rejected"));
  }

  @Test
  void handles_tell_the_state_and_order_faults() throws IOException {
    client.send(
        HttpRequest.newBuilder(at("/simulator/faults"))
            .POST(
                BodyPublishers.ofString("{\"operation\":\"deposer-flux\",\"fault\":\"refusal\"}")));
    handIn(pdf("F1"));
    JsonNode state = RestClient.json(client.send(HttpRequest.newBuilder(at("/simulator/state"))));
    assertThat(state.path("calls").path("deposer-flux").asInt()).isEqualTo(1);
    assertThat(state.path("deposits").get(0).path("errors")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_operation_is_on_the_page(ChorusProOperation operation) throws IOException {
    assertThat(java.nio.file.Files.readString(java.nio.file.Path.of("..", "docs", "simulators.md")))
        .contains("`" + operation.wireName() + "`");
  }
}
