package ro.storno.simulator.sdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.rest.RestClient;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.junit.SdiSimulatorExtension;

class SdiSimulatorTest {
  private static final String NAME = "IT01234567890_00001.xml";

  @RegisterExtension
  final SdiSimulatorExtension extension = SdiSimulatorExtension.with(s -> s.withSeed(5));

  private final RestClient client = new RestClient();
  private SdiSimulator sdi;

  @BeforeEach
  void start() {
    sdi = extension.simulator();
  }

  private static String invoice(String number) {
    return """
        <p:FatturaElettronica versione="FPR12"
            xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
          <FatturaElettronicaHeader>
            <DatiTrasmissione><FormatoTrasmissione>FPR12</FormatoTrasmissione>
              <CodiceDestinatario>ABCDEF1</CodiceDestinatario></DatiTrasmissione>
            <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese>
              <IdCodice>01234567890</IdCodice></IdFiscaleIVA></DatiAnagrafici></CedentePrestatore>
            <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale>
              </DatiAnagrafici></CessionarioCommittente>
          </FatturaElettronicaHeader>
          <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>
              <TipoDocumento>TD01</TipoDocumento><Data>2026-01-15</Data><Numero>%s</Numero>
            </DatiGeneraliDocumento></DatiGenerali>
            <DatiBeniServizi><DettaglioLinee><Quantita>2.00</Quantita>
              <PrezzoUnitario>10.00</PrezzoUnitario>
              <ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale>
              </ScontoMaggiorazione>
              <PrezzoTotale>18.00</PrezzoTotale></DettaglioLinee></DatiBeniServizi>
          </FatturaElettronicaBody>
        </p:FatturaElettronica>"""
        .formatted(number);
  }

  private static String soap(String name, String content) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
        + "<t:fileSdIAccoglienza"
        + " xmlns:t='http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types'><NomeFile>"
        + name
        + "</NomeFile><File>"
        + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "</File></t:fileSdIAccoglienza></s:Body></s:Envelope>";
  }

  private HttpResponse<String> send(String name, String content) throws IOException {
    return client.send(
        HttpRequest.newBuilder(sdi.riceviFile()).POST(BodyPublishers.ofString(soap(name, content))),
        "Content-Type",
        "text/xml");
  }

  private SdiFile last() {
    return sdi.desk().files().get(sdi.desk().files().size() - 1);
  }

  private List<String> codes() {
    return last().errors().stream().map(SdiError::code).toList();
  }

  @Test
  void a_file_gets_an_identifier_and_is_delivered() throws IOException {
    HttpResponse<String> answer = send(NAME, invoice("1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<IdentificativoSdI>" + last().id() + "</IdentificativoSdI>")
        .doesNotContain("Errore");
    assertThat(codes()).isEmpty();
    assertThat(sdi.desk().notices())
        .extracting(SdiNotice::name)
        .containsExactly("IT01234567890_00001_RC_001.xml");
  }

  @ParameterizedTest
  @CsvSource({
    "fattura.xml, ABCDEF1, 18.00, 00001",
    "IT01234567890_00001.xml, ABCDE, 18.00, 00427",
    "IT01234567890_00001.xml, abcdef1, 18.00, 00311",
    "IT01234567890_00001.xml, ABCDEF1, 18.05, 00423"
  })
  void a_file_is_discarded_with_the_code_of_the_check(
      String name, String recipient, String total, String code) throws IOException {
    send(name, invoice("1").replace("ABCDEF1", recipient).replace("18.00", total));
    assertThat(codes()).containsExactly(code);
    assertThat(sdi.desk().notices().get(0).kind()).isEqualTo(SdiNoticeKind.NS);
    assertThat(new String(sdi.desk().notices().get(0).content(), StandardCharsets.UTF_8))
        .contains("RicevutaScarto", "<Codice>" + code + "</Codice>", "SignatureValue");
  }

  @Test
  void a_name_and_an_invoice_count_once() throws IOException {
    send(NAME, invoice("1"));
    send(NAME, invoice("1"));
    assertThat(codes()).containsExactly("00002");
    send("IT01234567890_00002.xml", invoice("1"));
    assertThat(codes()).containsExactly("00404");
    assertThat(sdi.desk().acceptedMoreThanOnce()).isEmpty();
  }

  @Test
  void a_discarded_invoice_may_come_again_under_another_name() throws IOException {
    send(NAME, invoice("1").replace("ABCDEF1", "abcdef1"));
    send("IT01234567890_00002.xml", invoice("1"));
    assertThat(codes()).isEmpty();
  }

  @Test
  void a_file_over_five_megabytes_is_discarded() throws IOException {
    send(NAME, invoice("1") + " ".repeat(SdiDesk.LARGEST));
    assertThat(codes()).containsExactly("00003");
  }

  @Test
  void what_is_no_soap_message_is_a_fault_and_a_doctype_is_none() throws IOException {
    String evil =
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>" + soap(NAME, invoice("1"));
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(sdi.riceviFile()).POST(BodyPublishers.ofString(evil)));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("Fault");
    assertThat(sdi.desk().files()).isEmpty();
  }

  @Test
  void an_empty_file_is_refused_at_the_door() throws IOException {
    assertThat(send(NAME, "").body()).contains("<Errore>EI01</Errore>");
    assertThat(sdi.desk().files()).isEmpty();
  }

  @Test
  void an_answer_is_lost_after_the_file_was_taken() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    assertThatThrownBy(() -> send(NAME, invoice("1"))).isInstanceOf(IOException.class);
    assertThat(sdi.desk().files()).hasSize(1);
  }

  @Test
  void notifications_are_pushed_until_they_are_taken() throws IOException {
    List<Request> seen = new CopyOnWriteArrayList<>();
    try (LoopbackServer callback =
        LoopbackServer.start(
            0,
            request -> {
              seen.add(request);
              return Reply.Answer.of(seen.size() == 1 ? 503 : 200, "text/xml", "");
            })) {
      sdi.courier().callback(callback.address());
      send(NAME, invoice("1"));
      assertThat(sdi.courier().push()).isZero();
      assertThat(sdi.courier().push()).as("not before its time").isZero();
      sdi.clock().advance(Duration.ofMinutes(10));
      assertThat(sdi.courier().push()).isOne();
      sdi.clock().advance(Duration.ofDays(1));
      assertThat(sdi.courier().push()).isZero();
    }
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1).header("Content-Type").orElseThrow()).startsWith("multipart/related");
    assertThat(seen.get(1).header("SOAPAction"))
        .hasValue("\"http://www.fatturapa.it/TrasmissioneFatture/RicevutaConsegna\"");
    assertThat(seen.get(1).text())
        .contains("ricevutaConsegna", "cid:file0@sdi", "<types:RicevutaConsegna");
  }

  @Test
  void notifications_are_repeated_late_and_out_of_order() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (LoopbackServer callback =
        LoopbackServer.start(
            0,
            request -> {
              seen.add(request.text().replaceAll("(?s).*_(RC|NE)_00(.)\\.xml.*", "$1$2"));
              return Reply.Answer.of(200, "text/xml", "");
            })) {
      sdi.courier().callback(callback.address());
      sdi.courier().attachments(false);
      sdi.desk().recipient("ABCDEF1", SdiRecipient.REFUSES);
      send(NAME, invoice("1"));
      sdi.clock().advance(Duration.ofDays(1));
      sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LOST_REQUEST);
      sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LOST_ANSWER);
      sdi.courier().push();
      sdi.clock().advance(Duration.ofMinutes(10));
      sdi.courier().push();
    }
    assertThat(seen).containsExactly("NE1", "RC1", "NE1");
  }

  @ParameterizedTest
  @EnumSource
  void every_recipient_has_its_notifications(SdiRecipient recipient) throws IOException {
    sdi.desk().recipient("ABCDEF", recipient);
    send(NAME, invoice("1").replace("ABCDEF1", "ABCDEF").replace("FPR12", "FPA12"));
    assertThat(sdi.desk().notices())
        .extracting(SdiNotice::kind)
        .isEqualTo(
            switch (recipient) {
              case REACHED -> List.of(SdiNoticeKind.RC);
              case UNREACHABLE -> List.of(SdiNoticeKind.MC, SdiNoticeKind.AT);
              case ACCEPTS, REFUSES -> List.of(SdiNoticeKind.RC, SdiNoticeKind.NE);
              case SILENT -> List.of(SdiNoticeKind.RC, SdiNoticeKind.DT);
            });
  }

  @Test
  void the_secure_service_takes_files_only_from_the_accredited_client() throws Exception {
    try (SdiSimulator secure = SdiSimulator.startSecure(RestSettings.defaults().withSeed(7))) {
      assertThat(status(secure, null)).isEqualTo(403);
      assertThat(secure.desk().files()).isEmpty();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(secure.clientKeys()), SdiSimulator.PASSWORD.toCharArray());
      assertThat(status(secure, keys)).isEqualTo(200);
      assertThat(secure.desk().files()).hasSize(1);
    }
  }

  private static int status(SdiSimulator secure, @Nullable KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate anchor :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(secure.trustPem().getBytes(StandardCharsets.US_ASCII)))) {
      trusted.setCertificateEntry(String.valueOf(anchor.hashCode()), anchor);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, SdiSimulator.PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    HttpRequest request =
        HttpRequest.newBuilder(secure.riceviFile())
            .header("ssl-client-subject", "CN=Somebody")
            .POST(BodyPublishers.ofString(soap(NAME, invoice("1"))))
            .build();
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(request, BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> post(String name, String content) throws IOException {
    return client.send(
        HttpRequest.newBuilder(URI.create(sdi.apiEndpoint() + "/invoices"))
            .POST(
                BodyPublishers.ofString(
                    "{\"filename\":\"%s\",\"xml\":\"%s\"}"
                        .formatted(
                            name,
                            Base64.getEncoder()
                                .encodeToString(content.getBytes(StandardCharsets.UTF_8))))),
        "Authorization",
        "Bearer " + SdiSimulator.API_KEY);
  }

  @Test
  void the_intermediary_tells_states_and_notifications() throws IOException {
    JsonNode taken = RestClient.json(post(NAME, invoice("1")));
    JsonNode shown = get("/invoices/" + taken.path("id").asText());
    assertThat(shown.path("status").asText()).isEqualTo("delivered");
    assertThat(shown.path("notifications").get(0).path("type").asText()).isEqualTo("RC");
    HttpResponse<String> again = post(NAME, invoice("1"));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(RestClient.json(again).path("id")).isEqualTo(taken.path("id"));
    assertThat(sdi.desk().files()).hasSize(1);
    JsonNode second = RestClient.json(post("IT01234567890_00002.xml", invoice("1")));
    assertThat(get("/invoices/" + second.path("id").asText()).path("errors").get(0).path("code"))
        .hasToString("\"00404\"");
  }

  private JsonNode get(String path) throws IOException {
    return RestClient.json(
        client.send(
            HttpRequest.newBuilder(URI.create(sdi.apiEndpoint() + path)),
            "Authorization",
            "Bearer " + SdiSimulator.API_KEY));
  }

  @Test
  void the_intermediary_wants_its_key() throws IOException {
    for (String path : List.of("/status", "/invoices/inv-1")) {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(URI.create(sdi.apiEndpoint() + path)));
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void the_same_seed_and_the_same_calls_give_the_same_history() throws IOException {
    send(NAME, invoice("1"));
    send(NAME, invoice("2"));
    List<String> first = sdi.history();
    Map<String, String> ids = Map.of("id", last().id());
    sdi.reset();
    send(NAME, invoice("1"));
    send(NAME, invoice("2"));
    assertThat(sdi.history()).isEqualTo(first);
    assertThat(ids).containsEntry("id", last().id());
  }

  @Test
  void official_invoices_are_taken_where_they_are_at_hand() throws IOException {
    Path corpus = Path.of("..", "..", "shared", "corpus", "fatturapa", "valid-official-1.2.2");
    assumeThat(corpus).isDirectory();
    try (var files = Files.list(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        send(file.getFileName().toString(), Files.readString(file));
        assertThat(codes()).as(file.toString()).doesNotContain("00001", "00200", "00427");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_operation_is_on_the_page(SdiOperation operation) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "simulators.md")))
        .contains("`" + operation.wireName() + "`");
  }
}
