package ro.storno.authority.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.InMemoryPace;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.company.CompanyRegistry.Period;
import ro.storno.authority.call.PublicService;
import ro.storno.domain.party.Address;

class AnafCompanyRegistryTest {
  private static final String FOUND =
      """
      {"found":[{"date_generale":{"cui":14399840,"data":"2026-11-21","denumire":"EXEMPLU SRL",
        "adresa":"JUD. CLUJ","nrRegCom":"J12/1/2002","telefon":"0264000000","codPostal":"400001",
        "stare_inregistrare":"INREGISTRAT din data 12.03.2002","data_inregistrare":"2002-03-12",
        "statusRO_e_Factura":true,"data_inreg_Reg_RO_e_Factura":"2022-07-01","cod_CAEN":"4754",
        "iban":""},
       "inregistrare_scop_Tva":{"scpTVA":true,"perioade_TVA":[{"data_inceput_ScpTVA":"2002-02-01"}]},
       "inregistrare_RTVAI":{"statusTvaIncasare":true,"dataInceputTvaInc":"2014-01-01"},
       "stare_inactiv":{"statusInactivi":false},
       "inregistrare_SplitTVA":{"statusSplitTVA":true},
       "adresa_sediu_social":{"sdenumire_Strada":"Str. Memorandumului","snumar_Strada":"10",
         "sdetalii_Adresa":"AP. 3","sdenumire_Localitate":"Mun. Cluj-Napoca",
         "scod_JudetAuto":"CJ","scod_Postal":"400114"}}],
       "notFound":[]}""";

  private final MockWebServer anaf = new MockWebServer();
  private AnafCompanyRegistry registry;

  @BeforeEach
  void start() throws Exception {
    anaf.start();
    registry = registry(Duration.ZERO, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    anaf.close();
  }

  /** Patient, so that a busy machine does not look like a silent authority. */
  private AnafCompanyRegistry registry(Duration interval, Duration patience) {
    return registry(interval, patience, Duration.ofSeconds(30));
  }

  private AnafCompanyRegistry registry(Duration interval, Duration patience, Duration callTimeout) {
    return new AnafCompanyRegistry(
        settings(anaf.url("/").uri(), interval, patience, callTimeout),
        new InMemoryPace(InstantSource.system()),
        InstantSource.fixed(Instant.parse("2026-11-20T22:30:00Z")));
  }

  private static RegistrySettings settings(
      URI base, Duration interval, Duration patience, Duration callTimeout) {
    return new RegistrySettings(
        new PublicService.Settings(
            base, Duration.ofSeconds(30), callTimeout, 3, Duration.ofMillis(5), 20_000),
        interval,
        patience,
        Duration.ofMillis(1));
  }

  private void answers(int status, String body) {
    anaf.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void a_known_taxpayer_is_read_in_full() throws Exception {
    answers(200, FOUND);
    Entry entry = registry.find("14399840").orElseThrow();
    assertThat(entry.name()).isEqualTo("EXEMPLU SRL");
    assertThat(entry.registrationNumber()).isEqualTo("J12/1/2002");
    assertThat(entry.vatPayer()).isTrue();
    assertThat(entry.vatOnCollection()).isTrue();
    assertThat(entry.active()).isTrue();
    assertThat(entry.phone()).isEqualTo("0264000000");
    assertThat(entry.address().street()).isEqualTo("Str. Memorandumului nr. 10, AP. 3");
    assertThat(entry.address().city()).isEqualTo("Cluj-Napoca");
    assertThat(entry.address().county()).isEqualTo("RO-CJ");
    assertThat(entry.address().postalCode()).isEqualTo("400114");
    assertThat(entry.fiscal().registeredOn()).isEqualTo("2002-03-12");
    assertThat(entry.fiscal().vatPeriods())
        .containsExactly(new Period(LocalDate.parse("2002-02-01"), null));
    assertThat(entry.fiscal().vatOnCollection())
        .isEqualTo(new Period(LocalDate.parse("2014-01-01"), null));
    assertThat(entry.fiscal().splitVat()).isTrue();
    assertThat(entry.fiscal().inactive()).isNull();
    assertThat(entry.fiscal().inEFacturaRegister()).isTrue();
    assertThat(entry.fiscal().inEFacturaRegisterSince()).isEqualTo("2022-07-01");
    assertThat(entry.fiscal().activityCode()).isEqualTo("4754");
    assertThat(entry.fiscal().iban()).isNull();
    assertThat(entry.outdatedSince()).isNull();
    RecordedRequest request = anaf.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/api/PlatitorTvaRest/v9/tva");
    assertThat(request.getMethod()).isEqualTo("POST");
    // half past midnight in Bucharest, still the day before in UTC
    assertThat(request.getBody().utf8()).isEqualTo("[{\"cui\":14399840,\"data\":\"2026-11-21\"}]");
  }

  @Test
  void a_company_of_bucharest_lives_in_its_sector() {
    answers(
        200,
        FOUND.replace("Mun. Cluj-Napoca", "Sector 3 Mun. București").replace("\"CJ\"", "\"B\""));
    Entry entry = registry.find("14399840").orElseThrow();
    assertThat(entry.address().city()).isEqualTo("SECTOR3");
    assertThat(entry.address().county()).isEqualTo("RO-B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Municipiul Iaşi | Iași",
        "Orş. Otopeni | Otopeni",
        "Oraș Voluntari | Voluntari",
        "Sat Ghiroda Com. Ghiroda | Ghiroda",
        "Sat Dumbrava Com. Livada | Dumbrava, com. Livada",
        "Comuna Florești | Florești",
        "Satu Mare | Satu Mare",
        "Comănești | Comănești",
        "Orșova | Orșova"
      })
  void words_for_the_kind_of_a_place_go(String registered, String place) {
    answers(200, FOUND.replace("Mun. Cluj-Napoca", registered));
    assertThat(registry.find("14399840").orElseThrow().address().city()).isEqualTo(place);
  }

  @Test
  void a_county_is_found_by_its_name_where_its_letters_are_missing() {
    answers(
        200, FOUND.replace("\"scod_JudetAuto\":\"CJ\"", "\"sdenumire_Judet\":\"CARAŞ-SEVERIN\""));
    assertThat(registry.find("14399840").orElseThrow().address().county()).isEqualTo("RO-CS");
  }

  @Test
  void without_a_seat_the_fiscal_domicile_counts_and_without_either_the_text() {
    answers(
        200,
        """
        {"found":[{"date_generale":{"cui":11,"denumire":"PFA","adresa":"JUD. IAȘI"},
          "adresa_sediu_social":{"sdenumire_Strada":"","sdenumire_Localitate":" "},
          "adresa_domiciliu_fiscal":{"ddenumire_Strada":"Str. Lungă","dnumar_Strada":"3",
            "ddenumire_Localitate":"Mun. Iaşi","dcod_JudetAuto":"IS"}}]}""");
    Address domicile = registry.find("11").orElseThrow().address();
    assertThat(domicile).isEqualTo(new Address("Str. Lungă nr. 3", "Iași", "RO-IS", null, "RO"));
    answers(200, "{\"found\":[{\"date_generale\":{\"cui\":12,\"adresa\":\"JUD. IAȘI\"}}]}");
    Entry bare = registry.find("12").orElseThrow();
    assertThat(bare.address().street()).isEqualTo("JUD. IAȘI");
    assertThat(bare.name()).isEqualTo("12");
    assertThat(bare.vatPayer()).isFalse();
  }

  @Test
  void the_struck_off_and_the_inactive_are_not_active() {
    answers(200, FOUND.replace("INREGISTRAT din data 12.03.2002", "RADIERE din data 29.03.2024"));
    Entry struckOff = registry.find("14399840").orElseThrow();
    assertThat(struckOff.active()).isFalse();
    assertThat(struckOff.fiscal().struckOff()).isEqualTo("2024-03-29");
    answers(
        200,
        FOUND.replace(
            "\"statusInactivi\":false",
            "\"statusInactivi\":true,\"dataInactivare\":\"2025-02-03\",\"dataReactivare\":\"\""));
    Entry inactive = registry.find("14399840").orElseThrow();
    assertThat(inactive.active()).isFalse();
    assertThat(inactive.fiscal().inactive())
        .isEqualTo(new Period(LocalDate.parse("2025-02-03"), null));
  }

  @Test
  void a_single_vat_period_as_documented_is_read_like_a_list() {
    answers(
        200,
        FOUND.replace(
            "[{\"data_inceput_ScpTVA\":\"2002-02-01\"}]",
            "{\"data_inceput_ScpTVA\":\"2002-02-01\",\"data_sfarsit_ScpTVA\":\"2019-13-45\"}"));
    assertThat(registry.find("14399840").orElseThrow().fiscal().vatPeriods())
        .as("a day that does not exist is none")
        .containsExactly(new Period(LocalDate.parse("2002-02-01"), null));
  }

  @Test
  void an_unknown_taxpayer_is_empty() {
    answers(200, "{\"found\":[],\"notFound\":[99]}");
    assertThat(registry.find("99")).isEmpty();
    answers(404, "{\"found\":[],\"notFound\":[99]}");
    assertThat(registry.find("99")).isEmpty();
  }

  @Test
  void an_answer_about_somebody_else_is_not_taken() {
    answers(200, FOUND);
    assertThat(registry.find("11")).isEmpty();
  }

  @Test
  void what_is_no_cif_is_not_asked() {
    assertThat(registry.find("1}],[{")).isEmpty();
    assertThat(registry.find("RO14399840")).isEmpty();
    assertThat(registry.find("")).isEmpty();
    assertThat(anaf.getRequestCount()).isZero();
  }

  @Test
  void a_passing_fault_is_tried_again() {
    answers(503, "later");
    anaf.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answers(200, FOUND);
    assertThat(registry.find("14399840")).isPresent();
    assertThat(anaf.getRequestCount()).isEqualTo(3);
  }

  @Test
  void tries_are_bounded() {
    for (int i = 0; i < 5; i++) {
      answers(500, "down");
    }
    assertUnavailable("status 500");
    assertThat(anaf.getRequestCount()).isEqualTo(3);
  }

  @Test
  void an_error_in_a_200_is_no_result_and_not_tried_again() {
    answers(200, "{\"cod\":500,\"message\":\"ERROR\"}");
    assertUnavailable("an error instead of a result");
    assertThat(anaf.getRequestCount()).isEqualTo(1);
  }

  @Test
  void the_firewall_page_is_no_result() {
    answers(200, "<html><head><title>Request Rejected</title></head><body>ID: 1</body></html>");
    assertUnavailable("not JSON");
  }

  @Test
  void an_empty_answer_is_no_result() {
    answers(200, "");
    assertUnavailable("an error instead of a result");
  }

  @Test
  void a_refusal_is_not_tried_again() {
    answers(403, "no");
    assertUnavailable("status 403");
    assertThat(anaf.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    anaf.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", anaf.url("/else")).build());
    assertUnavailable("status 302");
    assertThat(anaf.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    for (int i = 0; i < 3; i++) {
      Buffer endless = new Buffer().writeUtf8("[" + " ".repeat(2_000_000));
      anaf.enqueue(new MockResponse.Builder().body(endless).build());
    }
    assertUnavailable("which were not read");
  }

  @Test
  void silence_ends_at_the_timeout() {
    for (int i = 0; i < 3; i++) {
      anaf.enqueue(
          new MockResponse.Builder().body(FOUND).headersDelay(60, TimeUnit.SECONDS).build());
    }
    registry = registry(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(300));
    assertUnavailable("time ran out");
  }

  @Test
  void each_request_takes_a_turn_and_so_does_each_repetition() {
    List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    AnafCompanyRegistry paced = paced(turn -> Optional.of(turn), waits);
    answers(503, "later");
    answers(200, FOUND);
    answers(200, FOUND);
    paced.find("14399840");
    paced.find("14399840");
    assertThat(waits).hasSize(3).containsOnly(Duration.ofMillis(1050));
  }

  @Test
  void who_would_wait_too_long_is_told_at_once() {
    AnafCompanyRegistry paced = paced(turn -> Optional.empty(), new ArrayList<>());
    assertThatThrownBy(() -> paced.find("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("too many requests");
    assertThat(anaf.getRequestCount()).isZero();
  }

  /** Notes the interval of each turn that is taken. */
  private AnafCompanyRegistry paced(
      Function<Duration, Optional<Duration>> turns, List<Duration> intervals) {
    return new AnafCompanyRegistry(
        settings(
            anaf.url("/").uri(),
            Duration.ofMillis(1050),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30)),
        (service, interval, patience) -> {
          assertThat(service).isEqualTo("anaf.registries");
          intervals.add(interval);
          return turns.apply(Duration.ZERO);
        },
        InstantSource.system());
  }

  @Test
  void without_an_address_it_says_what_to_do() {
    AnafCompanyRegistry none =
        new AnafCompanyRegistry(
            RegistrySettings.of(null),
            (service, interval, patience) -> Optional.empty(),
            InstantSource.system());
    assertThatThrownBy(() -> none.find("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("STORNO_ANAF_REGISTRY_URL");
  }

  @Test
  void a_host_that_is_not_there_is_unavailable() {
    URI nobody = anaf.url("/").uri();
    anaf.close();
    AnafCompanyRegistry lost =
        new AnafCompanyRegistry(
            settings(nobody, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            new InMemoryPace(InstantSource.system()),
            InstantSource.system());
    assertThatThrownBy(() -> lost.find("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("the connection failed");
  }

  private void assertUnavailable(String why) {
    assertThatThrownBy(() -> registry.find("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining(why)
        .hasMessageContaining("details");
  }
}
