package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.anaf.efactura.UploadRecord;
import ro.storno.simulator.anaf.efactura.UploadState;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.fault.Span;

class UploadTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(1)
              .withLimits(Limits.OFFICIAL.withBuyerMessagesPerDay(1)));
  private final AnafClient client = AnafClient.of(anaf);

  @AfterEach
  void stop() {
    anaf.close();
  }

  @Test
  void an_upload_is_taken_accepted_and_handed_to_both_sides() throws Exception {
    byte[] xml = Documents.invoice("A-1");
    String answer = client.upload("UBL", Documents.SELLER, xml);
    assertThat(answer)
        .contains("xmlns=\"mfp:anaf:dgti:spv:respUploadFisier:v1\"")
        .contains("ExecutionStatus=\"0\"")
        .containsPattern("dateResponse=\"[0-9]{12}\"");
    String index = AnafClient.attribute(answer, "index_incarcare");
    String state = client.state(index);
    assertThat(state)
        .contains("mfp:anaf:dgti:efactura:stareMesajFactura:v1")
        .contains("stare=\"ok\"");
    String download = AnafClient.attribute(state, "id_descarcare");
    Map<String, byte[]> archive = client.archive(download);
    assertThat(archive.keySet()).containsExactly(index + ".xml", "semnatura_" + index + ".xml");
    assertThat(archive.get(index + ".xml")).isEqualTo(xml);

    JsonNode sent = client.list(Documents.SELLER, 1).path("mesaje").path(0);
    assertThat(sent.path("tip").asText()).isEqualTo("FACTURA TRIMISA");
    assertThat(sent.path("id").asText()).isEqualTo(download);
    assertThat(sent.path("id_solicitare").asText()).isEqualTo(index);
    assertThat(sent.path("detalii").asText())
        .isEqualTo(
            "Factura cu id_incarcare="
                + index
                + " emisa de cif_emitent=18547290 pentru cif_beneficiar=14399840");
    JsonNode received = client.list(Documents.BUYER, 1).path("mesaje").path(0);
    assertThat(received.path("tip").asText()).isEqualTo("FACTURA PRIMITA");
    assertThat(received.path("id").asText()).isNotEqualTo(download);
    assertThat(client.archive(received.path("id").asText()).get(index + ".xml")).isEqualTo(xml);
  }

  @Test
  void the_state_is_in_progress_until_the_document_is_judged() throws Exception {
    anaf.efactura()
        .timing(Timing.PROMPT.withJudging(Span.parse("60s")).withListing(Span.parse("15m")));
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    assertThat(client.state(index)).contains("stare=\"in prelucrare\"").doesNotContain("id_desc");
    anaf.clock().advance(Duration.ofSeconds(60));
    assertThat(client.state(index)).contains("stare=\"ok\"");
    // lists lag behind
    assertThat(client.list(Documents.SELLER, 1).path("eroare").asText())
        .isEqualTo("Nu exista mesaje in ultimele 1 zile");
    anaf.clock().advance(Duration.ofMinutes(15));
    assertThat(client.list(Documents.SELLER, 1).path("mesaje")).hasSize(1);
  }

  @Test
  void the_same_document_is_refused_the_second_time_and_names_the_first() throws Exception {
    byte[] xml = Documents.invoice("A-1");
    String first = client.taken("UBL", Documents.SELLER, xml);
    String second = client.taken("UBL", Documents.SELLER, xml);
    assertThat(second).isNotEqualTo(first);
    String state = client.state(second);
    assertThat(state).contains("stare=\"nok\"");
    String errors =
        new String(
            client.archive(AnafClient.attribute(state, "id_descarcare")).get(second + ".xml"),
            StandardCharsets.UTF_8);
    assertThat(errors)
        .contains("mfp:anaf:dgti:efactura:mesajEroriFactuta:v1")
        .contains("Index_incarcare=\"" + second + "\"")
        .contains("Factura a mai fost transmisa anterior cu index=" + first);
    assertThat(anaf.ledger().takenMoreThanOnce()).hasSize(1);
    assertThat(anaf.ledger().acceptedMoreThanOnce()).isEmpty();
    JsonNode entries = client.list(Documents.SELLER, 1).path("mesaje");
    assertThat(entries.findValuesAsText("tip"))
        .containsExactlyInAnyOrder("FACTURA TRIMISA", "ERORI FACTURA");
  }

  @Test
  void duplicates_are_told_by_the_ledger_where_they_are_not_refused() throws Exception {
    try (AnafSimulator lenient =
        AnafSimulator.start(AnafSimulatorSettings.defaults().withDuplicatesRefused(false))) {
      AnafClient there = AnafClient.of(lenient);
      byte[] xml = Documents.invoice("A-1");
      there.taken("UBL", Documents.SELLER, xml);
      there.taken("UBL", Documents.SELLER, xml);
      assertThat(lenient.ledger().acceptedMoreThanOnce().values()).containsExactly(2);
      assertThat(lenient.ledger().numbersAcceptedMoreThanOnce())
          .containsExactly(Map.entry("prod 18547290 A-1", 2));
    }
  }

  @Test
  void a_refused_document_can_be_corrected_and_sent_again() throws Exception {
    byte[] xml = Documents.invoice("A-1", "RO18547291", "RO14399840", "RO");
    String index = client.taken("UBL", "18547291", xml);
    String state = client.state(index);
    assertThat(state).contains("stare=\"nok\"");
    String errors =
        new String(
            client.archive(AnafClient.attribute(state, "id_descarcare")).get(index + ".xml"),
            StandardCharsets.UTF_8);
    assertThat(errors).contains("Cui vanzator incorect / validare CUI (18547291)");
    assertThat(client.state(client.taken("UBL", "18547291", xml))).contains("stare=\"nok\"");
    assertThat(anaf.ledger().uploads())
        .allSatisfy(u -> assertThat(u.errors()).noneMatch(e -> e.contains("a mai fost")));
  }

  @Test
  void the_seller_must_be_the_one_in_whose_name_it_is_filed() throws Exception {
    String index = client.taken("UBL", Documents.BUYER, Documents.invoice("A-1"));
    assertThat(client.state(index)).contains("stare=\"nok\"");
    assertThat(record(index).errors()).anyMatch(e -> e.contains("vanzatorului"));
  }

  private UploadRecord record(String index) {
    return anaf.ledger().uploads().stream()
        .filter(u -> index.equals(u.index()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_self_billed_invoice_gives_both_sides_an_entry_with_one_index() throws Exception {
    String path = "/prod/FCTEL/rest/upload?standard=UBL&autofactura=DA&cif=" + Documents.BUYER;
    String answer = AnafClient.text(client.post(path, Documents.invoice("A-1")));
    String index = AnafClient.attribute(answer, "index_incarcare");
    JsonNode buyer = client.list(Documents.BUYER, 1).path("mesaje").path(0);
    JsonNode seller = client.list(Documents.SELLER, 1).path("mesaje").path(0);
    assertThat(buyer.path("tip").asText()).isEqualTo("FACTURA PRIMITA");
    assertThat(seller.path("tip").asText()).isEqualTo("FACTURA TRIMISA");
    assertThat(List.of(buyer, seller))
        .allSatisfy(
            e -> {
              assertThat(e.path("id_solicitare").asText()).isEqualTo(index);
              assertThat(e.path("detalii").asText())
                  .contains("transmisa de cif=14399840  ca autofactutra in numele cif=18547290");
            });
    assertThat(client.state(index)).contains("id_descarcare=\"" + buyer.path("id").asText() + "\"");
  }

  @Test
  void a_buyer_whom_nobody_knows_receives_nothing() throws Exception {
    anaf.directory().remove(Documents.BUYER);
    client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    assertThat(client.list(Documents.SELLER, 1).path("mesaje")).hasSize(1);
    assertThat(client.list(Documents.BUYER, 1).path("eroare").asText()).startsWith("Nu exista");
  }

  @Test
  void an_invoice_to_oneself_is_listed_twice() throws Exception {
    String self = "RO" + Documents.SELLER;
    client.taken("UBL", Documents.SELLER, Documents.invoice("A-1", self, self, "RO"));
    assertThat(client.list(Documents.SELLER, 1).path("mesaje").findValuesAsText("tip"))
        .containsExactlyInAnyOrder("FACTURA TRIMISA", "FACTURA PRIMITA");
  }

  @Test
  void a_foreign_buyer_needs_the_flag_and_a_domestic_one_must_not_have_it() throws Exception {
    String path = "/prod/FCTEL/rest/upload?standard=UBL&cif=" + Documents.SELLER;
    byte[] abroad = Documents.invoice("A-1", "RO18547290", "DE123456789", "DE");
    byte[] home = Documents.invoice("A-2");
    assertThat(verdict(path + "&extern=DA", abroad)).isEqualTo("ok");
    assertThat(verdict(path, Documents.invoice("A-3", "RO18547290", "DE1", "DE"))).isEqualTo("nok");
    assertThat(verdict(path + "&extern=DA", home)).isEqualTo("nok");
  }

  private String verdict(String path, byte[] xml) throws Exception {
    String index = AnafClient.attribute(AnafClient.text(client.post(path, xml)), "index_incarcare");
    return AnafClient.attribute(client.state(index), "stare");
  }

  @Test
  void a_consumer_is_known_by_a_cnp_or_by_thirteen_noughts() throws Exception {
    String path = "/prod/FCTEL/rest/uploadb2c?standard=UBL&cif=" + Documents.SELLER;
    assertThat(verdict(path, consumer("A-1", "1960101410019"))).isEqualTo("ok");
    assertThat(verdict(path, consumer("A-2", "0000000000000"))).isEqualTo("ok");
    assertThat(verdict(path, consumer("A-3", "1960101410018"))).isEqualTo("nok");
  }

  private static byte[] consumer(String number, String cnp) {
    return Documents.invoice(number, "RO18547290", cnp, "RO");
  }

  @ParameterizedTest
  @CsvSource({"CN", "CII"})
  void credit_notes_and_cii_are_read_too(String standard) throws Exception {
    byte[] xml = standard.equals("CN") ? Documents.creditNote("C-1") : Documents.cii("C-1");
    String index = client.taken(standard, Documents.SELLER, xml);
    assertThat(client.state(index)).contains("stare=\"ok\"");
    assertThat(record(index).number()).isEqualTo("C-1");
    assertThat(record(index).buyer()).isEqualTo(Documents.BUYER);
  }

  @Test
  void a_buyers_message_reaches_the_seller() throws Exception {
    String invoice = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    byte[] message = Documents.buyerMessage(invoice, "Cantitatea nu corespunde");
    String index = client.taken("RASP", Documents.BUYER, message);
    assertThat(client.state(index)).contains("stare=\"ok\"");
    JsonNode received = client.list(Documents.SELLER, 1).path("mesaje").path(1);
    assertThat(received.path("tip").asText()).isEqualTo("MESAJ CUMPARATOR PRIMIT");
    assertThat(client.archive(received.path("id").asText()).get(index + ".xml")).isEqualTo(message);
    assertThat(client.list(Documents.BUYER, 1).path("mesaje").findValuesAsText("tip"))
        .contains("MESAJ CUMPARATOR TRANSMIS");
    // one a day is allowed here
    assertThat(client.upload("RASP", Documents.BUYER, Documents.buyerMessage(invoice, "Din nou")))
        .contains("S-au incarcat deja 1 de mesaje de tip RASP pentru cui=14399840");
  }

  @Test
  void a_buyers_message_about_somebody_elses_invoice_is_refused() throws Exception {
    String invoice = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    String index =
        client.taken("RASP", Documents.SELLER, Documents.buyerMessage(invoice, "Nu e a mea"));
    assertThat(client.state(index)).contains("stare=\"nok\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "standard=XX&cif=18547290 | Valorile acceptate pentru parametrul standard sunt UBL, CN, CII",
        "standard=UBL&cif=12a | CIF introdus= 12a nu este un numar",
        "standard=UBL&cif=18547290&extern=NU | Daca parametrul extern trebuie completat",
        "standard=UBL&cif=18547290&autofactura= | Daca parametrul autofacturare trebuie completat",
        "standard=UBL&cif=18547290&executare=da | Daca parametrul executare trebuie completat",
        "standard=CN&cif=18547290 | Cannot find the declaration of element 'Invoice'"
      })
  void bad_parameters_are_refused_at_the_door(String query, String error) throws Exception {
    HttpResponse<byte[]> response =
        client.post("/prod/FCTEL/rest/upload?" + query, Documents.invoice("A-1"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(AnafClient.text(response))
        .contains("ExecutionStatus=\"1\"")
        .doesNotContain("index_incarcare=")
        .containsPattern("<Errors errorMessage=\"[^\"]*" + Pattern.quote(error));
    assertThat(anaf.ledger().count(UploadState.REFUSED_AT_DOOR)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard=UBL", "cif=18547290", ""})
  void missing_parameters_are_a_bad_request(String query) throws Exception {
    HttpResponse<byte[]> response =
        client.post("/prod/FCTEL/rest/upload?" + query, Documents.invoice("A-1"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(AnafClient.json(response).path("message").asText())
        .isEqualTo("Parametrii standard si cif sunt obligatorii");
  }

  @Test
  void an_empty_body_is_a_bad_request() throws Exception {
    HttpResponse<byte[]> response =
        client.post("/prod/FCTEL/rest/upload?standard=UBL&cif=18547290", new byte[0]);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(AnafClient.json(response).path("message").asText()).contains("fisier de tip xml");
  }

  @Test
  void ten_megabytes_are_the_most() throws Exception {
    assertThat(client.upload("UBL", Documents.SELLER, new byte[10 * 1024 * 1024 + 1]))
        .contains("Marime fisier transmis mai mare de 10 MB.");
  }

  @Test
  void rights_are_needed_for_the_cif() throws Exception {
    CertificateHolder other = CertificateHolder.of("77", "Ion", Documents.BUYER);
    AnafClient his = new AnafClient(anaf.api(), anaf.oauth().issue(other).access());
    assertThat(his.upload("UBL", Documents.SELLER, Documents.invoice("A-1")))
        .contains("Nu aveti drept in SPV pentru CIF=18547290");
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    assertThat(his.state(index))
        .contains("Nu aveti dreptul de inteorgare pentru id_incarcare= " + index)
        .doesNotContain("stare=");
    CertificateHolder nobody = CertificateHolder.of("78", "Vlad");
    assertThat(
            new AnafClient(anaf.api(), anaf.oauth().issue(nobody).access())
                .upload("UBL", Documents.SELLER, Documents.invoice("A-1")))
        .contains("Nu exista niciun CIF pentru care sa aveti drept in SPV");
  }

  @Test
  void questions_for_unknown_states_are_errors_without_a_state() throws Exception {
    assertThat(client.state("15000"))
        .contains("<Errors errorMessage=\"Nu exista factura cu id_incarcare= 15000\"/>")
        .doesNotContain("stare=");
    assertThat(client.state("aaa")).contains("Id_incarcare introdus= aaa nu este un numar intreg");
    assertThat(client.get("/prod/FCTEL/rest/stareMesaj").statusCode()).isEqualTo(400);
  }

  @Test
  void a_rule_of_the_test_can_refuse() throws Exception {
    anaf.efactura()
        .rule(
            (filing, facts, document) ->
                "A-2".equals(facts.number()) ? List.of("[TEST-1]-Nu") : List.of());
    assertThat(client.state(client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"))))
        .contains("stare=\"ok\"");
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-2"));
    assertThat(client.state(index)).contains("stare=\"nok\"");
    assertThat(record(index).errors()).containsExactly("[TEST-1]-Nu");
  }

  @Test
  void test_and_production_do_not_know_each_others_documents() throws Exception {
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    assertThat(AnafClient.text(client.get("/test/FCTEL/rest/stareMesaj?id_incarcare=" + index)))
        .contains("Nu exista factura");
  }
}
