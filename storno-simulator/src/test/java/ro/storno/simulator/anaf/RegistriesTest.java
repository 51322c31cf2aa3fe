package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.taxpayer.Registrations;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.vies.VatNumbers.ErrorShape;

class RegistriesTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(1)
              .withClock(InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z"))));
  private final AnafClient client = new AnafClient(anaf.api(), "");

  @AfterEach
  void stop() {
    anaf.close();
  }

  private HttpResponse<byte[]> taxpayers(String body) throws Exception {
    HttpResponse<byte[]> response =
        client.post("/api/PlatitorTvaRest/v9/tva", body.getBytes(StandardCharsets.UTF_8));
    anaf.clock().advance(Duration.ofSeconds(1));
    return response;
  }

  private static String question(String cui, String day) {
    return "{\"cui\":" + cui + ",\"data\":\"" + day + "\"}";
  }

  @Test
  void a_taxpayer_is_found_as_of_a_day_and_others_are_not() throws Exception {
    anaf.directory()
        .put(
            TaxpayerDirectory.madeUp("18547290")
                .named("Exemplu SRL")
                .registered(
                    new Registrations(
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2026, 1, 1),
                        null,
                        LocalDate.of(2026, 6, 1),
                        null)));
    JsonNode answer =
        AnafClient.json(
            taxpayers(
                "["
                    + question("18547290", "2026-11-27")
                    + ","
                    + question("18547290", "2019-12-31")
                    + ","
                    + question("18547291", "2026-11-27")
                    + "]"));
    assertThat(answer.has("cod")).isFalse();
    assertThat(answer.path("notFound").path(0).asLong()).isEqualTo(18547291);
    JsonNode now = answer.path("found").path(0);
    assertThat(now.path("date_generale").path("cui").isNumber()).isTrue();
    assertThat(now.path("date_generale").path("denumire").asText()).isEqualTo("EXEMPLU SRL");
    assertThat(now.path("inregistrare_scop_Tva").path("scpTVA").asBoolean()).isTrue();
    assertThat(
            now.path("inregistrare_scop_Tva")
                .path("perioade_TVA")
                .path(0)
                .path("data_inceput_ScpTVA")
                .asText())
        .isEqualTo("2020-01-01");
    assertThat(now.path("inregistrare_RTVAI").path("statusTvaIncasare").asBoolean()).isTrue();
    assertThat(now.path("stare_inactiv").path("statusInactivi").asBoolean()).isTrue();
    assertThat(now.path("inregistrare_SplitTVA").path("statusSplitTVA").asBoolean()).isFalse();
    assertThat(now.path("adresa_sediu_social").path("scod_JudetAuto").asText()).isNotEmpty();
    assertThat(now.path("adresa_domiciliu_fiscal").path("dcod_JudetAuto").asText()).isNotEmpty();
    JsonNode before = answer.path("found").path(1);
    assertThat(before.path("inregistrare_scop_Tva").path("scpTVA").asBoolean()).isFalse();
    assertThat(before.path("stare_inactiv").path("statusInactivi").asBoolean()).isFalse();
  }

  @Test
  void nobody_found_is_404_with_the_list() throws Exception {
    HttpResponse<byte[]> response = taxpayers("[" + question("18547291", "2026-11-27") + "]");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(AnafClient.json(response).path("notFound")).hasSize(1);
  }

  @Test
  void a_hundred_codes_a_request_and_a_request_a_second() throws Exception {
    String hundred = String.join(",", Collections.nCopies(100, question("18547290", "2026-11-27")));
    assertThat(taxpayers("[" + hundred + "]").statusCode()).isEqualTo(200);
    assertThat(
            taxpayers("[" + hundred + "," + question("18547290", "2026-11-27") + "]").statusCode())
        .isEqualTo(400);
    byte[] one = ("[" + question("18547290", "2026-11-27") + "]").getBytes(StandardCharsets.UTF_8);
    assertThat(client.post("/api/PlatitorTvaRest/v9/tva", one).statusCode()).isEqualTo(200);
    assertThat(client.post("/api/PlatitorTvaRest/v9/tva", one).statusCode()).isEqualTo(429);
    anaf.clock().advance(Duration.ofSeconds(1));
    assertThat(client.post("/api/PlatitorTvaRest/v9/tva", one).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "[{\"cui\":\"x\",\"data\":\"2026-01-01\"}]", "[{\"cui\":1}]"})
  void a_malformed_question_is_a_bad_request(String body) throws Exception {
    assertThat(taxpayers(body).statusCode()).isEqualTo(400);
  }

  @Test
  void the_firewall_and_a_retired_version_are_not_the_registry() throws Exception {
    anaf.faults().next(AnafOperation.TAXPAYERS, FaultKind.FIREWALL);
    HttpResponse<byte[]> rejected = taxpayers("[" + question("18547290", "2026-11-27") + "]");
    assertThat(rejected.statusCode()).isEqualTo(200);
    assertThat(AnafClient.text(rejected)).contains("Request Rejected");
    assertThat(client.post("/api/PlatitorTvaRest/v8/tva", new byte[] {'['}).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_register_of_efactura_says_404_if_it_has_none() throws Exception {
    anaf.directory()
        .put(
            TaxpayerDirectory.madeUp("18547290")
                .registered(new Registrations(null, null, null, null, LocalDate.of(2022, 7, 1))));
    String path = "/api/registruroefactura/v1/interogare";
    byte[] now = ("[" + question("18547290", "2026-11-27") + "]").getBytes(StandardCharsets.UTF_8);
    byte[] before =
        ("[" + question("18547290", "2022-06-30") + "]").getBytes(StandardCharsets.UTF_8);
    JsonNode found = AnafClient.json(client.post(path, now)).path("found").path(0);
    assertThat(found.path("dataInscriere").asText()).isEqualTo("2022-07-01");
    anaf.clock().advance(Duration.ofSeconds(1));
    HttpResponse<byte[]> none = client.post(path, before);
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(AnafClient.json(none).path("notFound")).hasSize(1);
  }

  @Test
  void rates_are_published_and_can_be_out() throws Exception {
    assertThat(AnafClient.text(client.get("/nbrfxrates.xml")))
        .contains("<Cube date=\"2026-11-27\">")
        .contains("<Rate currency=\"HUF\" multiplier=\"100\">");
    assertThat(AnafClient.text(client.get("/files/xml/years/nbrfxrates2025.xml")))
        .contains("<Cube date=\"2025-12-31\">");
    assertThat(client.get("/files/xml/years/nbrfxrates2027.xml").statusCode()).isEqualTo(404);
    anaf.faults().next(AnafOperation.RATES, FaultKind.ERROR_BEFORE);
    assertThat(client.get("/nbrfxrates.xml").statusCode()).isGreaterThanOrEqualTo(500);
  }

  private JsonNode vies(String country, String number) throws Exception {
    String body = "{\"countryCode\":\"" + country + "\",\"vatNumber\":\"" + number + "\"}";
    return AnafClient.json(
        client.post(
            "/taxation_customs/vies/rest-api/check-vat-number",
            body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void vies_knows_romanians_and_makes_up_the_others() throws Exception {
    String cif = TaxpayerDirectory.supplier(1);
    JsonNode romanian = vies("RO", cif);
    assertThat(romanian.path("valid").asBoolean()).isTrue();
    assertThat(romanian.path("name").asText()).isEqualTo(TaxpayerDirectory.madeUp(cif).name());
    anaf.directory().put(TaxpayerDirectory.madeUp(cif).registered(Registrations.NONE));
    assertThat(vies("RO", cif).path("valid").asBoolean()).isFalse();
    assertThat(vies("FR", "12345678901").path("name").asText()).isEqualTo("TRADER FR 12345678901");
    assertThat(vies("DE", "123456789").path("valid").asBoolean()).isTrue();
    assertThat(vies("DE", "123456789").path("name").asText()).isEqualTo("---");
    assertThat(vies("EL", "123456700").path("valid").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"GR,123", "GB,123", "DE,''", "DE,12345678901234"})
  void vies_refuses_what_cannot_be_a_number(String country, String number) throws Exception {
    JsonNode answer = vies(country, number);
    assertThat(answer.path("actionSucceed").asBoolean(true)).isFalse();
    assertThat(answer.path("errorWrappers").path(0).path("error").asText())
        .isEqualTo("INVALID_INPUT");
  }

  @Test
  void member_states_of_vies_can_fail_in_two_shapes() throws Exception {
    anaf.vies().fail("DE", "MS_UNAVAILABLE", ErrorShape.WRAPPERS);
    anaf.vies().fail("FR", "MS_MAX_CONCURRENT_REQ", ErrorShape.USER_ERROR);
    assertThat(vies("DE", "123456789").path("errorWrappers").path(0).path("error").asText())
        .isEqualTo("MS_UNAVAILABLE");
    assertThat(vies("FR", "12345678901").path("userError").asText())
        .isEqualTo("MS_MAX_CONCURRENT_REQ");
    assertThat(vies("FR", "12345678901").path("valid").asBoolean()).isFalse();
    anaf.vies().recover();
    assertThat(vies("DE", "123456789").path("valid").asBoolean()).isTrue();
  }
}
