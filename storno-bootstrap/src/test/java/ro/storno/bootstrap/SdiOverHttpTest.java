package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.SdiError;
import ro.storno.simulator.sdi.SdiOperation;
import ro.storno.simulator.sdi.SdiSimulator;

/**
 * An Italian company submits to SDI, with a certificate of its own and through an intermediary, up
 * to the verdict.
 */
class SdiOverHttpTest {
  private static final String TOKEN = "a-secret-of-the-company-1234";
  private static final Duration LONGEST = Duration.ofMinutes(7);

  @TempDir static Path folder;
  private static SdiSimulator sdi;
  private static SdiSimulator intermediary;
  private static Server server;
  private static ApiTester owner;
  private static ApiTester tester;
  private static String company;
  private static String client;
  private static int number;

  /** SDI takes no invoice of tomorrow, by its own clock. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Rome"));
  }

  @BeforeAll
  static void start() throws Exception {
    sdi = SdiSimulator.startSecure(RestSettings.defaults().withSeed(21));
    intermediary = SdiSimulator.start(RestSettings.defaults().withSeed(22));
    Files.writeString(folder.resolve("sdi.pem"), sdi.trustPem());
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_PRIVATE_HOSTS", "on");
    environment.put("STORNO_SDI_URL", sdi.riceviFile().toString());
    environment.put("STORNO_SDI_TRUST", folder.resolve("sdi.pem").toString());
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    ApiTester open = new ApiTester(server.address().toString());
    String account = "{\"email\":\"ada@x.example\",\"password\":\"a-good-password-1\"}";
    open.post("/api/auth/register", account).expect(201);
    owner = open.as(open.post("/api/auth", account).expect(200).at("/token"));
    company =
        owner
            .post(
                "/api/v1/companies",
                """
                {"cif":"IT01234567897","name":"Esempio S.r.l.","vatPayer":true,
                 "address":"Via Roma 1","city":"Milano","county":"MI","postalCode":"20121",
                 "country":"IT","defaultCurrency":"EUR","email":"fatture@esempio.example"}""")
            .expect(201)
            .at("/id");
    tester = owner.with("X-Company", company);
    tester
        .post(
            "/api/v1/bank-accounts",
            "{\"iban\":\"IT60X0542811101000000123456\",\"bankName\":\"Bank\","
                + "\"currency\":\"EUR\"}")
        .expect(201);
    client =
        tester
            .post(
                "/api/v1/clients",
                """
                {"type":"company","name":"Cliente S.p.A.","cui":"IT00743110157",
                 "vatCode":"IT00743110157","address":"Via Po 2","city":"Torino","county":"TO",
                 "postalCode":"10124","country":"IT"}""")
            .expect(201)
            .at("/client/id");
    tester
        .send(
            "PATCH",
            "/api/v1/clients/" + client,
            "{\"einvoiceIdentifiers\":{\"sdi\":{\"codiceDestinatario\":\"ABCDEFG\"}}}")
        .expect(200);
    sdi.courier().callback(URI.create(server.address() + "/hooks/sdi/" + company + "/" + TOKEN));
  }

  @AfterAll
  static void stop() {
    server.close();
    sdi.close();
    intermediary.close();
  }

  @BeforeEach
  void forget() {
    sdi.reset();
    intermediary.reset();
  }

  private static String issued() {
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                 "paymentMethod":"bank_transfer","exchangeRate":"5.00",
                 "lines":[{"description":"Consulenza","quantity":"2","unitPrice":"%d.00",
                           "vatRate":"22","unitOfMeasure":"ore"}]}"""
                    .formatted(client, today(), today().plusDays(30), 100 + ++number))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    return invoice;
  }

  private static void configure(String config) {
    // secrets are bound to the address that they were given for
    tester.call("DELETE", "/api/v1/companies/" + company + "/einvoice-config/sdi");
    tester
        .post(
            "/api/v1/companies/" + company + "/einvoice-config",
            "{\"provider\":\"sdi\",\"enabled\":true,\"config\":" + config + "}")
        .expect(200);
  }

  private static void direct() {
    configure(
        """
        {"certificate":"%s","certificatePassword":"%s",
         "notificationToken":"%s","regimeFiscale":"RF01"}"""
            .formatted(
                Base64.getEncoder().encodeToString(sdi.clientKeys()),
                SdiSimulator.PASSWORD,
                TOKEN));
  }

  private static void throughIntermediary() {
    configure(
        "{\"apiEndpoint\":\"%s\",\"apiKey\":\"%s\",\"regimeFiscale\":\"RF01\"}"
            .formatted(intermediary.apiEndpoint(), SdiSimulator.API_KEY));
  }

  private static ApiTester.Answer submit(String invoice) {
    return tester.post(
        "/api/v1/invoices/" + invoice + "/submit-einvoice", "{\"provider\":\"sdi\"}");
  }

  private static JsonNode settled(String invoice) throws InterruptedException {
    Instant limit = Instant.now().plus(LONGEST);
    while (true) {
      JsonNode newest =
          tester
              .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
              .expect(200)
              .json()
              .get(0);
      String status = newest.path("status").asText();
      if (status.equals("accepted") || status.equals("rejected")) {
        return newest;
      }
      assertThat(Instant.now()).as("still %s", newest).isBefore(limit);
      Thread.sleep(200);
    }
  }

  @Test
  void a_file_is_handed_in_by_sdicoop_and_accepted_by_its_notification() throws Exception {
    direct();
    String invoice = issued();
    submit(invoice).expect(200);
    assertThat(sdi.desk().files()).hasSize(1);
    assertThat(sdi.courier().push()).isOne();
    JsonNode accepted = settled(invoice);
    assertThat(accepted.path("status").asText()).isEqualTo("accepted");
    assertThat(accepted.path("externalId").asText()).isEqualTo(sdi.desk().files().get(0).id());
  }

  @Test
  void a_lost_answer_is_found_by_the_notification_and_nothing_is_sent_twice() throws Exception {
    direct();
    String invoice = issued();
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    submit(invoice);
    assertThat(sdi.desk().files()).hasSize(1);
    assertThat(sdi.courier().push()).isOne();
    assertThat(settled(invoice).path("status").asText()).isEqualTo("accepted");
    assertThat(sdi.desk().files()).hasSize(1);
  }

  @Test
  void a_discarded_file_is_rejected_with_the_code() throws Exception {
    direct();
    sdi.desk().rule(i -> java.util.Optional.of(new SdiError("00312", "Destinatario non attivo")));
    String invoice = issued();
    submit(invoice).expect(200);
    sdi.courier().push();
    JsonNode rejected = settled(invoice);
    assertThat(rejected.path("status").asText()).isEqualTo("rejected");
    assertThat(rejected.toString()).contains("00312");
  }

  @Test
  void a_file_goes_through_the_intermediary_that_is_configured() {
    throughIntermediary();
    String invoice = issued();
    submit(invoice).expect(200);
    assertThat(intermediary.desk().files()).hasSize(1);
    assertThat(sdi.desk().files()).isEmpty();
    JsonNode newest =
        tester
            .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
            .expect(200)
            .json()
            .get(0);
    assertThat(newest.path("status").asText()).isEqualTo("submitted");
    assertThat(newest.path("externalId").asText())
        .isEqualTo("intermediary:inv-" + intermediary.desk().files().get(0).id());
  }

  @Test
  void nobody_else_may_tell_what_became_of_an_invoice() {
    direct();
    ApiTester anybody = new ApiTester(server.address().toString());
    anybody.post("/hooks/sdi/" + company + "/wrong", "<x/>").expect(404);
    anybody.post("/hooks/sdi/" + java.util.UUID.randomUUID() + "/" + TOKEN, "<x/>").expect(404);
    anybody.post("/hooks/sdi/" + company + "/" + TOKEN, "<x/>").expect(422);
  }

  /** Kinds of Italian invoices: who buys, what is configured, and the body of the invoice. */
  private enum Kind {
    EXEMPT_WITH_STAMP(
        "{}",
        "{}",
        "",
        line("1000.00", "0", "E", "\"Natura\":\"N4\"") + "," + line("10.00", "22", "S", ""),
        "<Natura>N4</Natura>",
        "<ImportoBollo>2.00</ImportoBollo>"),
    REVERSE_CHARGE(
        "{}",
        "{\"natura\":\"AE=N6.3\"}",
        "",
        line("500.00", "0", "AE", ""),
        "<Natura>N6.3</Natura>"),
    SEVERAL_REASONS(
        "{}",
        "{}",
        "",
        line("50.00", "0", "E", "\"Natura\":\"N4\"")
            + ","
            + line("20.00", "0", "E", "\"Natura\":\"N1\"")
            + ","
            + line("5.00", "0", "E", "\"Natura\":\"N5\""),
        "<ImponibileImporto>20.00</ImponibileImporto>"),
    DECLARED_INTENT(
        "{}",
        "{}",
        "",
        line(
            "900.00",
            "0",
            "E",
            "\"Natura\":\"N3.5\",\"INTENTO\":\"08060120341234567-000001 2026-01-15\""),
        "<RiferimentoData>2026-01-15</RiferimentoData>"),
    FLAT_RATE_SELLER(
        "{}",
        "{\"regimeFiscale\":\"RF19\"}",
        "",
        line("300.00", "0", "E", ""),
        "<Natura>N2.2</Natura>",
        "<BolloVirtuale>SI</BolloVirtuale>"),
    LAWYER(
        "{}",
        "{\"tipoRitenuta\":\"RT01\",\"aliquotaRitenuta\":\"20\",\"causaleRitenuta\":\"A\","
            + "\"tipoCassa\":\"TC01\",\"aliquotaCassa\":\"4\"}",
        "\"ublExtensions\":{\"allowanceCharges\":[{\"chargeIndicator\":true,\"amount\":\"40.00\","
            + "\"reason\":\"Cassa forense\",\"taxCategoryCode\":\"S\",\"taxRate\":\"22\"}]},",
        line("1000.00", "22", "S", ""),
        "<ImportoRitenuta>200.00</ImportoRitenuta>",
        "<ImportoContributoCassa>40.00</ImportoContributoCassa>",
        "<ImportoTotaleDocumento>1268.80</ImportoTotaleDocumento>",
        "<ImportoPagamento>1068.80</ImportoPagamento>"),
    OFFICE(
        "{\"codiceDestinatario\":\"UFABC1\"}",
        "{}",
        "",
        line("1000.00", "22", "S", ""),
        "versione=\"FPA12\"",
        "<EsigibilitaIVA>S</EsigibilitaIVA>",
        "<ImportoPagamento>1000.00</ImportoPagamento>"),
    DEFERRED(
        "{}",
        "{}",
        "\"despatchAdviceReference\":\"DDT-7\",\"ublExtensions\":{\"delivery\":"
            + "{\"actualDeliveryDate\":\"2026-01-05\"}},",
        line("10.005", "22", "S", ""),
        "<TipoDocumento>TD24</TipoDocumento>",
        "<DataDDT>2026-01-05</DataDDT>"),
    STATED_TYPE(
        "{}",
        "{}",
        "\"businessProcessType\":\"TD25\",",
        line("10.00", "22", "S", ""),
        "<TipoDocumento>TD25</TipoDocumento>"),
    ON_COLLECTION(
        "{}",
        "{}",
        "\"tvaLaIncasare\":true,",
        line("10.00", "22", "S", ""),
        "<EsigibilitaIVA>D</EsigibilitaIVA>");

    private final String identifiers;
    private final String config;
    private final String fields;
    private final String lines;
    private final String[] expected;

    Kind(String identifiers, String config, String fields, String lines, String... expected) {
      this.identifiers = identifiers;
      this.config = config;
      this.fields = fields;
      this.lines = lines;
      this.expected = expected;
    }

    private static String line(String price, String rate, String category, String properties) {
      StringBuilder named = new StringBuilder();
      for (String each : properties.isEmpty() ? new String[0] : properties.split(",", -1)) {
        String[] pair = each.split(":", 2);
        named
            .append(named.isEmpty() ? "" : ",")
            .append("{\"name\":%s,\"value\":%s}".formatted(pair[0], pair[1]));
      }
      return """
          {"description":"Articolo","quantity":"1","unitPrice":"%s","vatRate":"%s",
           "vatCategoryCode":"%s","unitOfMeasure":"buc",
           "ublExtensions":{"additionalItemProperties":[%s]}}"""
          .formatted(price, rate, category, named);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_italian_invoice_is_written_and_passes_the_official_rules(Kind kind) {
    tester.call("DELETE", "/api/v1/companies/" + company + "/einvoice-config/sdi");
    tester
        .post(
            "/api/v1/companies/" + company + "/einvoice-config",
            "{\"provider\":\"sdi\",\"enabled\":false,\"config\":" + kind.config + "}")
        .expect(200);
    identify(
        kind.identifiers.equals("{}") ? "{\"codiceDestinatario\":\"ABCDEFG\"}" : kind.identifiers);
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","currency":"EUR","exchangeRate":"5.00",
                 "paymentMethod":"bank_transfer",%s"lines":[%s]}"""
                    .formatted(client, today(), kind.fields, kind.lines))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    JsonNode prepared = submit(invoice).expect(200).json();
    assertThat(prepared.path("status").asText()).isEqualTo("pending");
    String xml =
        tester
            .get(
                "/api/v1/invoices/"
                    + invoice
                    + "/einvoice-submissions/"
                    + prepared.path("submissionId").asText()
                    + "/xml")
            .expect(200)
            .text();
    assertThat(xml).contains(kind.expected);
    identify("{\"codiceDestinatario\":\"ABCDEFG\"}");
  }

  private static void identify(String identifiers) {
    tester
        .send(
            "PATCH",
            "/api/v1/clients/" + client,
            "{\"einvoiceIdentifiers\":{\"sdi\":" + identifiers + "}}")
        .expect(200);
  }

  @Test
  void what_does_not_survive_is_told_at_once_and_stays_with_the_submission() {
    tester.call("DELETE", "/api/v1/companies/" + company + "/einvoice-config/sdi");
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","currency":"EUR","exchangeRate":"5.00",
                 "buyerReference":"KST-4711",
                 "lines":[{"description":"Articolo","quantity":"1","unitPrice":"10.00",
                           "vatRate":"22"}]}"""
                    .formatted(client, today()))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    JsonNode told = submit(invoice).expect(200).json().path("leftOut");
    assertThat(told.findValuesAsText("reason")).anyMatch(reason -> reason.contains("KST-4711"));
    JsonNode kept =
        tester
            .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
            .expect(200)
            .json()
            .get(0)
            .path("leftOut");
    assertThat(kept).isEqualTo(told);
  }

  @Test
  void reason_that_is_not_known_is_asked_for_by_its_field() {
    tester.call("DELETE", "/api/v1/companies/" + company + "/einvoice-config/sdi");
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","currency":"EUR","exchangeRate":"5.00",
                 "lines":[{"description":"Articolo","quantity":"1","unitPrice":"10.00",
                           "vatRate":"0","vatCategoryCode":"E"}]}"""
                    .formatted(client, today()))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    assertThat(submit(invoice).expect(422).json().path("errors").toString())
        .contains("lines[0].ublExtensions.additionalItemProperties")
        .contains("Natura");
  }

  private static String file(String number, String buyer, String... bodies) {
    StringBuilder xml =
        new StringBuilder(
            """
            <p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2" versione="FPR12">
            <FatturaElettronicaHeader><DatiTrasmissione><IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>12345678903</IdCodice></IdTrasmittente><ProgressivoInvio>1</ProgressivoInvio><FormatoTrasmissione>FPR12</FormatoTrasmissione><CodiceDestinatario>ABCDEFG</CodiceDestinatario></DatiTrasmissione>
            <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>12345678903</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>Fornitore Srl</Denominazione></Anagrafica><RegimeFiscale>RF01</RegimeFiscale></DatiAnagrafici><Sede><Indirizzo>Via Appia 1</Indirizzo><CAP>00179</CAP><Comune>Roma</Comune><Provincia>RM</Provincia><Nazione>IT</Nazione></Sede></CedentePrestatore>
            <CessionarioCommittente><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>%s</IdCodice></IdFiscaleIVA><Anagrafica><Denominazione>Esempio S.r.l.</Denominazione></Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Roma 1</Indirizzo><CAP>20121</CAP><Comune>Milano</Comune><Nazione>IT</Nazione></Sede></CessionarioCommittente></FatturaElettronicaHeader>
            """
                .formatted(buyer));
    for (String body : bodies.length == 0 ? new String[] {number} : bodies) {
      xml.append(
          """
          <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-20</Data><Numero>%s</Numero><ImportoTotaleDocumento>122.00</ImportoTotaleDocumento></DatiGeneraliDocumento></DatiGenerali>
          <DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Carta</Descrizione><Quantita>1.00</Quantita><PrezzoUnitario>100.00</PrezzoUnitario><PrezzoTotale>100.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee><DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto><Imposta>22.00</Imposta></DatiRiepilogo></DatiBeniServizi></FatturaElettronicaBody>
          """
              .formatted(body));
    }
    return xml.append("</p:FatturaElettronica>").toString();
  }

  private static JsonNode incoming(String number) throws InterruptedException {
    Instant limit = Instant.now().plus(LONGEST);
    while (true) {
      for (JsonNode each :
          tester
              .get("/api/v1/invoices?direction=incoming&limit=100")
              .expect(200)
              .json()
              .path("data")) {
        if (each.path("number").asText().equals(number)) {
          return each;
        }
      }
      assertThat(Instant.now()).as("invoice %s did not come", number).isBefore(limit);
      Thread.sleep(200);
    }
  }

  private static long howMany(String prefix) {
    long count = 0;
    for (JsonNode each :
        tester
            .get("/api/v1/invoices?direction=incoming&limit=100")
            .expect(200)
            .json()
            .path("data")) {
      count += each.path("number").asText().startsWith(prefix) ? 1 : 0;
    }
    return count;
  }

  @Test
  void invoices_of_others_arrive_once_with_their_original_bytes() throws Exception {
    direct();
    String xml = file("A-1", "01234567897");
    sdi.courier().deliver("IT12345678903_000A1.xml", xml.getBytes(StandardCharsets.UTF_8));
    sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LOST_ANSWER);
    assertThat(sdi.courier().push()).isZero();
    sdi.clock().advance(Duration.ofMinutes(11));
    assertThat(sdi.courier().push()).isOne();
    JsonNode arrived = incoming("A-1");
    assertThat(arrived.path("supplierName").asText(arrived.path("supplier").path("name").asText()))
        .isEqualTo("Fornitore Srl");
    assertThat(arrived.path("total").asText()).isEqualTo("122.00");
    assertThat(
            tester
                .get("/api/v1/invoices/" + arrived.path("id").asText() + "/xml")
                .expect(200)
                .body())
        .isEqualTo(xml.getBytes(StandardCharsets.UTF_8));
    assertThat(howMany("A-1")).isOne();
  }

  /** A document of the inbox, once it is settled. */
  private static JsonNode kept(String name) throws InterruptedException {
    Instant limit = Instant.now().plus(LONGEST);
    while (true) {
      for (JsonNode each :
          tester
              .get("/api/v1/einvoice/inbox?provider=sdi&limit=100")
              .expect(200)
              .json()
              .path("data")) {
        if (each.toString().contains(name) && !each.path("status").asText().equals("pending")) {
          return each;
        }
      }
      assertThat(Instant.now()).as("%s was not settled", name).isBefore(limit);
      Thread.sleep(200);
    }
  }

  @Test
  void a_file_with_two_invoices_becomes_two_and_one_for_somebody_else_none() throws Exception {
    direct();
    sdi.courier()
        .deliver(
            "IT12345678903_000B0.xml",
            file("", "99999999990", "B-0").getBytes(StandardCharsets.UTF_8));
    sdi.courier().deliver("IT12345678903_000B9.xml", "no invoice".getBytes(StandardCharsets.UTF_8));
    assertThat(sdi.courier().push()).isEqualTo(2);
    sdi.courier()
        .deliver(
            "IT12345678903_000B1.xml",
            file("", "01234567897", "B-1", "B-2").getBytes(StandardCharsets.UTF_8));
    assertThat(sdi.courier().push()).isOne();
    incoming("B-1");
    incoming("B-2");
    assertThat(howMany("B-0")).as("for somebody else").isZero();
    assertThat(kept("IT12345678903_000B0.xml").path("status").asText()).isEqualTo("warning");
    JsonNode unreadable = kept("IT12345678903_000B9.xml");
    assertThat(unreadable.path("status").asText()).isEqualTo("error");
    assertThat(
            tester
                .get("/api/v1/einvoice/inbox/" + unreadable.path("id").asText() + "/file")
                .expect(200)
                .text())
        .isEqualTo("no invoice");
  }

  @Test
  void too_large_a_message_is_refused_before_it_is_read() {
    direct();
    ApiTester anybody = new ApiTester(server.address().toString());
    anybody.post("/hooks/sdi/" + company + "/" + TOKEN, "x".repeat(100 * 1024 * 1024)).expect(413);
  }
}
