package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.taxpayer.Registrations;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.bnr.ExchangeRates;

/** A server with ANAF's registry, VIES and the National Bank at hand, all simulated. */
class PublicServicesEndToEndTest {
  private static final String SELLER = "18547290";
  private static final String BUYER = "14399840";

  @TempDir static Path folder;
  private static AnafSimulator simulator;
  private static Server server;
  private static ApiTester ana;
  private static String company;

  @BeforeAll
  static void start() {
    simulator = AnafSimulator.start();
    simulator.directory().put(seller("Vânzător Demo SRL"));
    simulator.directory().put(TaxpayerDirectory.madeUp(BUYER).named("Cumpărător Demo SRL"));
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.put("STORNO_ANAF_REGISTRY_URL", simulator.registries().toString());
    environment.put("STORNO_VIES_URL", simulator.viesService().toString());
    environment.put("STORNO_BNR_URL", simulator.bnr().toString());
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    ApiTester open = new ApiTester(server.address().toString());
    String credentials = "{\"email\":\"ana@x.example\",\"password\":\"a-good-password-1\"}";
    open.post("/api/auth/register", credentials).expect(201);
    ApiTester signedIn = open.as(open.post("/api/auth", credentials).expect(200).at("/token"));
    company =
        signedIn.post("/api/v1/companies", "{\"cif\":\"RO" + SELLER + "\"}").expect(201).at("/id");
    ana = signedIn.with("X-Company", company);
  }

  @AfterAll
  static void stop() {
    server.close();
    simulator.close();
  }

  private static Taxpayer seller(String name) {
    return TaxpayerDirectory.madeUp(SELLER)
        .named(name)
        .registered(Registrations.vat(LocalDate.parse("2015-01-01")));
  }

  private static LocalDate lastPublicationBefore(LocalDate day) {
    LocalDate before = day.minusDays(1);
    while (ExchangeRates.rate("EUR", before).isEmpty()) {
      before = before.minusDays(1);
    }
    return before;
  }

  @Test
  void a_company_comes_from_the_registry_and_is_refreshed_from_it() {
    assertThat(ana.get("/api/v1/companies/" + company).expect(200).at("/name"))
        .isEqualTo("VÂNZĂTOR DEMO SRL");
    simulator.directory().put(seller("Vânzător Nou SRL"));
    String refresh = "/api/v1/companies/" + company + "/refresh-anaf";
    assertThat(ana.call("POST", refresh).expect(200).at("/name")).isEqualTo("VÂNZĂTOR NOU SRL");
  }

  @Test
  void clients_come_from_the_registry_and_are_confirmed_by_vies() {
    assertThat(ana.get("/api/v1/clients/anaf-lookup?cui=" + BUYER).expect(200).at("/data/name"))
        .isEqualTo("CUMPĂRĂTOR DEMO SRL");
    Answer made =
        ana.post("/api/v1/clients/from-registry", "{\"cui\":\"" + BUYER + "\"}").expect(201);
    assertThat(made.at("/anafValidated")).isEqualTo("true");
    assertThat(made.at("/client/name")).isEqualTo("CUMPĂRĂTOR DEMO SRL");
    assertThat(
            ana.get("/api/v1/clients/vies-lookup?vatCode=FR40303265045")
                .expect(200)
                .at("/data/valid"))
        .isEqualTo("true");
  }

  @Test
  void an_invoice_in_euros_takes_the_banks_rate_into_its_xml() {
    String client =
        ana.post(
                "/api/v1/clients",
                """
                {"name":"Exemple SAS","vatCode":"FR40303265045","isVatPayer":true,"country":"FR",
                 "address":"1 rue Exemple","city":"Paris"}""")
            .expect(201)
            .at("/client/id");
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Bucharest"));
    BigDecimal rate = ExchangeRates.rate("EUR", lastPublicationBefore(today)).orElseThrow();
    Answer draft =
        ana.post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                 "lines":[{"description":"Servicii","quantity":1,"unitPrice":"100.00",
                           "unitOfMeasure":"ora","vatRate":21}]}"""
                    .formatted(client, today, today.plusDays(30)))
            .expect(201);
    assertThat(new BigDecimal(draft.at("/invoice/exchangeRate"))).isEqualByComparingTo(rate);
    String id = draft.at("/invoice/id");
    ana.call("POST", "/api/v1/invoices/" + id + "/issue").expect(200);
    String xml = ana.get("/api/v1/invoices/" + id + "/xml").expect(200).text();
    assertThat(xml)
        .contains("<cbc:TaxCurrencyCode>RON</cbc:TaxCurrencyCode>")
        .contains(
            "<cbc:TaxAmount currencyID=\"RON\">"
                + rate.multiply(new BigDecimal("21.00")).setScale(2, RoundingMode.HALF_UP));
  }

  @Test
  void rates_are_shown_and_converted() {
    Answer rates = ana.get("/api/v1/exchange-rates").expect(200);
    assertThat(rates.at("/base")).isEqualTo("RON");
    assertThat(rates.json().at("/warning").isNull()).isTrue();
    Answer converted =
        ana.get("/api/v1/exchange-rates/convert?amount=100&from=EUR&to=RON").expect(200);
    assertThat(new BigDecimal(converted.at("/result")))
        .isEqualByComparingTo(new BigDecimal(rates.at("/rates/EUR")).movePointRight(2));
  }

  @Test
  void an_invoice_of_an_earlier_year_takes_the_rate_of_its_day() {
    LocalDate someDay = LocalDate.parse("2025-10-24");
    String client =
        ana.post(
                "/api/v1/clients",
                """
                {"name":"Beispiel GmbH","country":"DE","address":"Weg 1","city":"Berlin"}""")
            .expect(201)
            .at("/client/id");
    Answer draft =
        ana.post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"EUR",
                 "lines":[{"description":"Servicii","quantity":1,"unitPrice":"100.00",
                           "unitOfMeasure":"ora","vatRate":21}]}"""
                    .formatted(client, someDay, someDay.plusDays(30)))
            .expect(201);
    assertThat(new BigDecimal(draft.at("/invoice/exchangeRate")))
        .isEqualByComparingTo(
            ExchangeRates.rate("EUR", lastPublicationBefore(someDay)).orElseThrow());
  }
}
