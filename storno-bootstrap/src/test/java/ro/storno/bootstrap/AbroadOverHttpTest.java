package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.cli.server.Server;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.einvoice.EInvoicing;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Companies of four countries issue invoices and take the files to their authorities themselves:
 * the official rules of each country find nothing wrong with the file, and what is missing is told
 * by field before there is one.
 */
class AbroadOverHttpTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

  @TempDir static Path folder;
  private static final EInvoicing EINVOICING = EInvoicing.standard();
  private static Server server;
  private static ApiTester owner;
  private static String token;

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    ApiTester open = new ApiTester(server.address().toString());
    open.post(
            "/api/auth/register",
            "{\"email\":\"eva@x.example\",\"password\":\"a-good-password-1\"}")
        .expect(201);
    token =
        open.post("/api/auth", "{\"email\":\"eva@x.example\",\"password\":\"a-good-password-1\"}")
            .expect(200)
            .at("/token");
    owner = open.as(token);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A company with one issued invoice. */
  private record Seller(String company, ApiTester tester, String client, String invoice) {
    Answer submit(String provider) {
      return tester.post(
          "/api/v1/invoices/" + invoice + "/submit-einvoice",
          "{\"provider\":\"" + provider + "\"}");
    }

    void identify(String identifiers) {
      tester
          .send(
              "PATCH", "/api/v1/clients/" + client, "{\"einvoiceIdentifiers\":" + identifiers + "}")
          .expect(200);
    }

    byte[] file(String submission) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      server.address()
                          + "/api/v1/invoices/"
                          + invoice
                          + "/einvoice-submissions/"
                          + submission
                          + "/xml"))
              .header("Authorization", "Bearer " + token)
              .header("X-Company", company)
              .build();
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.ofByteArray())
          .body();
    }
  }

  private static Seller seller(
      String company, String iban, String client, String currency, int vat) {
    String id = owner.post("/api/v1/companies", company).expect(201).at("/id");
    ApiTester tester = owner.with("X-Company", id);
    tester
        .post(
            "/api/v1/bank-accounts",
            "{\"iban\":\"" + iban + "\",\"bankName\":\"Bank\",\"currency\":\"" + currency + "\"}")
        .expect(201);
    String buyer = tester.post("/api/v1/clients", client).expect(201).at("/client/id");
    String invoice =
        tester
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"%s",
                 "paymentMethod":"bank_transfer","exchangeRate":"5.00",
                 "lines":[{"description":"Consulting","quantity":"2","unitPrice":"100.00",
                           "vatRate":"%d","unitOfMeasure":"ore"}]}"""
                    .formatted(buyer, TODAY, TODAY.plusDays(30), currency, vat))
            .expect(201)
            .at("/invoice/id");
    tester.post("/api/v1/invoices/" + invoice + "/issue", "").expect(200);
    return new Seller(id, tester, buyer, invoice);
  }

  private static void valid(String ruleSet, byte[] document) {
    ValidationReport report = EINVOICING.validateAs(ruleSet, document, TODAY);
    assertThat(report.errors()).as(ruleSet).isEmpty();
    assertThat(report.isValid()).as(ruleSet).isTrue();
  }

  private static String submitted(Answer answer) {
    answer.expect(200);
    assertThat(answer.at("/status")).isEqualTo("pending");
    return answer.at("/submissionId");
  }

  private static List<String> missing(Answer answer) {
    answer.expect(422);
    List<String> names = new ArrayList<>();
    answer.json().at("/errors").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void german_authorities_get_xrechnung() throws Exception {
    Seller seller =
        seller(
            """
            {"cif":"DE123456788","name":"Muster GmbH","registrationNumber":"HRB 12345",
             "vatPayer":true,"address":"Hauptstr. 1","city":"Berlin","postalCode":"10115",
             "country":"DE","defaultCurrency":"EUR","email":"rechnung@muster.example"}""",
            "DE89370400440532013000",
            """
            {"type":"company","name":"Bezirksamt Mitte","cui":"DE987654321",
             "vatCode":"DE136695976","address":"Karl-Marx-Allee 31","city":"Berlin",
             "postalCode":"10178","country":"DE"}""",
            "EUR",
            19);
    assertThat(missing(seller.submit("xrechnung")))
        .contains(
            "client.einvoiceIdentifiers.xrechnung.leitwegId",
            "company.phone",
            "company.representative");
    seller.identify("{\"xrechnung\":{\"leitwegId\":\"04011000-1234512345-06\"}}");
    owner
        .send(
            "PATCH",
            "/api/v1/companies/" + seller.company(),
            "{\"phone\":\"+49 30 1234567\",\"representative\":\"Erika Muster\"}")
        .expect(200);
    valid("XRechnung", seller.file(submitted(seller.submit("xrechnung"))));
  }

  @Test
  void the_sistema_di_interscambio_gets_fatturapa() throws Exception {
    Seller seller =
        seller(
            """
            {"cif":"IT01234567897","name":"Esempio S.r.l.","vatPayer":true,
             "address":"Via Roma 1","city":"Milano","county":"MI","postalCode":"20121",
             "country":"IT","defaultCurrency":"EUR","email":"fatture@esempio.example"}""",
            "IT60X0542811101000000123456",
            """
            {"type":"company","name":"Cliente S.p.A.","cui":"IT00743110157",
             "vatCode":"IT00743110157","address":"Via Po 2","city":"Torino","county":"TO",
             "postalCode":"10124","country":"IT"}""",
            "EUR",
            22);
    seller.identify("{\"sdi\":{\"codiceDestinatario\":\"ABC\"}}");
    assertThat(missing(seller.submit("sdi")))
        .containsExactly("client.einvoiceIdentifiers.sdi.codiceDestinatario");
    seller.identify("{\"sdi\":{\"codiceDestinatario\":\"ABCDEFG\"}}");
    String id = submitted(seller.submit("sdi"));
    byte[] file = seller.file(id);
    valid("FatturaPA", file);
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("<CodiceDestinatario>ABCDEFG<", "FPR12", "<TipoDocumento>TD01<");
    String second = submitted(seller.submit("sdi"));
    assertThat(fileNames(seller))
        .as("no name is used twice")
        .doesNotHaveDuplicates()
        .hasSize(2)
        .allMatch(name -> name.matches("IT01234567897_[0-9A-Z]{5}\\.xml"));
    assertThat(second).isNotEqualTo(id);
  }

  private static List<String> fileNames(Seller seller) {
    return seller
        .tester()
        .get("/api/v1/invoices/" + seller.invoice() + "/einvoice-submissions")
        .expect(200)
        .json()
        .findValuesAsText("fileName");
  }

  @Test
  void ksef_gets_fa3() throws Exception {
    Seller seller =
        seller(
            """
            {"cif":"PL5261040828","name":"Przyklad sp. z o.o.","vatPayer":true,
             "address":"ul. Prosta 1","city":"Warszawa","postalCode":"00-001",
             "country":"PL","defaultCurrency":"PLN","email":"faktury@przyklad.example"}""",
            "PL61109010140000071219812874",
            """
            {"type":"company","name":"Nabywca S.A.","cui":"PL7740001454",
             "vatCode":"PL7740001454","address":"ul. Chemikow 7","city":"Plock",
             "postalCode":"09-411","country":"PL"}""",
            "PLN",
            23);
    byte[] file = seller.file(submitted(seller.submit("ksef")));
    valid("KSeF FA(3)", file);
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("<NIP>5261040828<", "<NIP>7740001454<");
  }

  @Test
  void chorus_pro_gets_factur_x() throws Exception {
    Seller seller =
        seller(
            """
            {"cif":"FR40303265045","name":"Exemple SARL","registrationNumber":"30326504500017",
             "vatPayer":true,"address":"1 rue de la Paix","city":"Paris","postalCode":"75002",
             "country":"FR","defaultCurrency":"EUR","email":"factures@exemple.example"}""",
            "FR1420041010050500013M02606",
            """
            {"type":"company","name":"Ville de Lyon","cui":"21690123100011",
             "registrationNumber":"21690123100011","address":"1 place de la Comedie",
             "city":"Lyon","postalCode":"69001","country":"FR"}""",
            "EUR",
            20);
    seller.identify("{\"facturx\":{\"serviceCode\":\"SERVICE-001\"}}");
    byte[] pdf = seller.file(submitted(seller.submit("facturx")));
    HybridPdfs.Attached attached =
        new ro.storno.pdf.hybrid.FacturXPdfs().extract(pdf).found().orElseThrow();
    assertThat(attached.name()).isEqualTo("factur-x.xml");
    valid("Factur-X EN 16931", attached.content());
    assertThat(new String(attached.content(), StandardCharsets.UTF_8))
        .contains("SERVICE-001", "30326504500017", "21690123100011");
  }
}
