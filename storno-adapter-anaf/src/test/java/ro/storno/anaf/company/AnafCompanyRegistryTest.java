package ro.storno.anaf.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.company.CompanyRegistry.Entry;

class AnafCompanyRegistryTest {
  private static final String FOUND =
      """
      {"found":[{"date_generale":{"cui":14399840,"data":"2026-11-21","denumire":"EXEMPLU SRL",
        "adresa":"JUD. CLUJ","nrRegCom":"J12/1/2002","telefon":"0264000000","codPostal":"400001",
        "stare_inregistrare":"INREGISTRAT"},
       "inregistrare_scop_Tva":{"scpTVA":true,"perioade_TVA":[{"data_inceput_ScpTVA":"2002-02-01"}]},
       "inregistrare_RTVAI":{"statusTvaIncasare":true},
       "stare_inactiv":{"statusInactivi":false},
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
  private AnafCompanyRegistry registry(Duration interval, Duration longestWait) {
    return registry(interval, longestWait, Duration.ofSeconds(30));
  }

  private AnafCompanyRegistry registry(
      Duration interval, Duration longestWait, Duration callTimeout) {
    RegistrySettings settings =
        new RegistrySettings(
            anaf.url("/").uri(),
            Duration.ofSeconds(30),
            callTimeout,
            3,
            Duration.ofMillis(5),
            interval,
            longestWait,
            20_000);
    return new AnafCompanyRegistry(
        settings, InstantSource.fixed(Instant.parse("2026-11-20T22:30:00Z")));
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
    Buffer endless = new Buffer().writeUtf8("[" + " ".repeat(2_000_000));
    anaf.enqueue(new MockResponse.Builder().body(endless).build());
    assertUnavailable("too long");
  }

  @Test
  void silence_ends_at_the_timeout() {
    for (int i = 0; i < 3; i++) {
      anaf.enqueue(
          new MockResponse.Builder().body(FOUND).headersDelay(60, TimeUnit.SECONDS).build());
    }
    registry = registry(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(300));
    long before = System.nanoTime();
    assertUnavailable("no answer in time");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(50));
  }

  @Test
  void requests_keep_their_distance() {
    AnafCompanyRegistry paced = registry(Duration.ofMillis(200), Duration.ofSeconds(5));
    for (int i = 0; i < 3; i++) {
      answers(200, FOUND);
    }
    long before = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      paced.find("14399840");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void who_would_wait_too_long_is_told_at_once() {
    AnafCompanyRegistry paced = registry(Duration.ofMinutes(1), Duration.ofMillis(100));
    answers(200, FOUND);
    paced.find("14399840");
    assertThatThrownBy(() -> paced.find("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("too many requests");
  }

  @Test
  void without_an_address_it_says_what_to_do() {
    AnafCompanyRegistry none =
        new AnafCompanyRegistry(RegistrySettings.of(null), InstantSource.system());
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
            new RegistrySettings(
                nobody,
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                2,
                Duration.ofMillis(1),
                Duration.ZERO,
                Duration.ofSeconds(1),
                1000),
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
