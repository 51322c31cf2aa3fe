package ro.storno.authority.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.party.Vies.Answer;
import ro.storno.authority.call.PublicService;
import ro.storno.domain.party.VatId;

class HttpViesTest {
  private static final VatId GERMAN = VatId.parse("DE812526315").orElseThrow();
  private final MockWebServer commission = new MockWebServer();
  private HttpVies vies;

  @BeforeEach
  void start() throws Exception {
    commission.start();
    vies =
        new HttpVies(
            new PublicService.Settings(
                commission.url("/taxation_customs/vies/rest-api").uri(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                2,
                Duration.ofMillis(1),
                10_000));
  }

  @AfterEach
  void stop() {
    commission.close();
  }

  private void answers(int status, String body) {
    commission.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void a_valid_number_comes_with_name_and_address_in_one_line() throws Exception {
    answers(
        200,
        """
        {"countryCode":"DE","vatNumber":"812526315","requestDate":"2026-11-21T10:00:00.000Z",
         "valid":true,"requestIdentifier":"","name":"EXAMPLE  GMBH",
         "address":"MUSTERSTRASSE 1\\n10115 BERLIN\\n"}""");
    assertThat(vies.check(GERMAN))
        .isEqualTo(new Answer(true, "EXAMPLE GMBH", "MUSTERSTRASSE 1, 10115 BERLIN"));
    RecordedRequest request = commission.takeRequest();
    assertThat(request.getTarget())
        .as("no double slash")
        .isEqualTo("/taxation_customs/vies/rest-api/check-vat-number");
    assertThat(request.getBody().utf8())
        .isEqualTo("{\"countryCode\":\"DE\",\"vatNumber\":\"812526315\"}");
  }

  @Test
  void dashes_stand_for_what_a_member_state_does_not_tell() {
    answers(
        200, "{\"valid\":true,\"vatNumber\":\"812526315\",\"name\":\"---\",\"address\":\"---\"}");
    assertThat(vies.check(GERMAN)).isEqualTo(new Answer(true, null, null));
  }

  @Test
  void an_unknown_number_is_invalid() {
    answers(200, "{\"valid\":false,\"userError\":\"INVALID\",\"name\":\"---\"}");
    assertThat(vies.check(GERMAN).valid()).isFalse();
    answers(400, "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"INVALID_INPUT\"}]}");
    assertThat(vies.check(GERMAN).valid()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GR123456783, EL, 123456783",
    "EL123456783, EL, 123456783",
    "XI123456789, XI, 123456789"
  })
  void greece_and_northern_ireland_have_prefixes_of_their_own(
      String typed, String prefix, String number) throws Exception {
    answers(200, "{\"valid\":true,\"vatNumber\":\"" + number + "\"}");
    vies.check(VatId.parse(typed).orElseThrow());
    assertThat(commission.takeRequest().getBody().utf8())
        .isEqualTo("{\"countryCode\":\"" + prefix + "\",\"vatNumber\":\"" + number + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MS_UNAVAILABLE",
        "MS_MAX_CONCURRENT_REQ",
        "GLOBAL_MAX_CONCURRENT_REQ",
        "SERVICE_UNAVAILABLE",
        "TIMEOUT",
        "VAT_BLOCKED",
        "SOMETHING_NEW"
      })
  void a_register_out_of_order_is_unavailable_and_never_invalid(String error) {
    answers(200, "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"" + error + "\"}]}");
    assertUnavailable("VIES");
    answers(500, "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"" + error + "\"}]}");
    assertUnavailable("VIES");
    answers(200, "{\"valid\":false,\"userError\":\"" + error + "\"}");
    assertUnavailable("VIES");
    assertThat(commission.getRequestCount()).as("each was asked once").isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"valid\":\"yes\"}",
        "{\"valid\":true,\"vatNumber\":\"999999999\"}",
        "{\"actionSucceed\":false}"
      })
  void an_answer_without_a_verdict_on_this_number_is_none(String body) {
    answers(200, body);
    assertUnavailable("VIES");
  }

  @Test
  void pages_redirects_and_long_answers_are_no_verdict() {
    answers(200, "<html>maintenance</html>");
    assertUnavailable("not JSON");
    commission.enqueue(
        new MockResponse.Builder().code(301).addHeader("Location", "http://127.0.0.1:1/").build());
    assertUnavailable("VIES");
    answers(200, "{\"valid\":true,\"name\":\"" + "x".repeat(20_000) + "\"}");
    answers(200, "{\"valid\":true,\"name\":\"" + "x".repeat(20_000) + "\"}");
    assertUnavailable("which were not read");
  }

  @Test
  void a_speechless_fault_is_tried_again() {
    answers(502, "Bad Gateway");
    answers(200, "{\"valid\":true}");
    assertThat(vies.check(GERMAN).valid()).isTrue();
  }

  @Test
  void without_an_address_it_says_which_setting_connects_it() {
    assertThat(HttpVies.at(null).connected()).isFalse();
    assertThatThrownBy(() -> HttpVies.at(null).check(GERMAN))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("STORNO_VIES_URL");
  }

  private void assertUnavailable(String why) {
    assertThatThrownBy(() -> vies.check(GERMAN))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining(why);
  }
}
