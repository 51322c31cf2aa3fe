package ro.storno.authority.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.authority.InMemoryPace;
import ro.storno.authority.call.PublicService;

class AnafEFacturaRegisterTest {
  private static final String FOUND =
      """
      {"found":[{"cui":14399840,"denumire":"EXEMPLU SRL","adresa":"CLUJ","registru":"RO e-Factura",
        "categorie":"PJ","dataInscriere":"2022-01-15","dataRenuntare":"%s","dataRadiere":"%s",
        "dataOptiuneB2G":"","stare":"1"}],"notFound":[]}""";

  private final MockWebServer anaf = new MockWebServer();
  private AnafEFacturaRegister register;

  @BeforeEach
  void start() throws Exception {
    anaf.start();
    register =
        new AnafEFacturaRegister(
            new RegistrySettings(
                new PublicService.Settings(
                    anaf.url("/").uri(),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    1,
                    Duration.ZERO,
                    20_000),
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ZERO),
            new InMemoryPace(InstantSource.system()),
            InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z")));
  }

  @AfterEach
  void stop() {
    anaf.close();
  }

  private void answers(int status, String body) {
    anaf.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void who_is_registered_is_listed() throws Exception {
    answers(200, FOUND.formatted("", ""));
    assertThat(register.lists("14399840")).isTrue();
    RecordedRequest request = anaf.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/api/registruroefactura/v1/interogare");
    assertThat(request.getBody().utf8()).isEqualTo("[{\"cui\":14399840,\"data\":\"2026-11-21\"}]");
  }

  @Test
  void who_has_left_or_been_removed_is_not_but_who_will_leave_still_is() {
    answers(200, FOUND.formatted("2024-05-01", ""));
    assertThat(register.lists("14399840")).isFalse();
    answers(200, FOUND.formatted("", "2026-11-21"));
    assertThat(register.lists("14399840")).isFalse();
    answers(200, FOUND.formatted("2026-12-31", ""));
    assertThat(register.lists("14399840")).isTrue();
  }

  @Test
  void a_404_with_a_body_says_that_none_is_listed() {
    answers(404, "{\"found\":[],\"notFound\":[14399840]}");
    assertThat(register.lists("14399840")).isFalse();
  }

  @Test
  void a_404_without_one_says_nothing() {
    answers(404, "<html>Not Found</html>");
    assertThatThrownBy(() -> register.lists("14399840"))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("RO e-Factura register");
  }

  @Test
  void what_is_no_cif_is_not_asked() {
    assertThat(register.lists("RO1")).isFalse();
    assertThat(anaf.getRequestCount()).isZero();
  }
}
