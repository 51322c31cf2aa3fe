package ro.storno.authority.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.authority.call.PublicService;
import ro.storno.domain.money.DailyRates;

class BnrRatesTest {
  private static final String FILE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <DataSet xmlns="http://www.bnr.ro/xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.bnr.ro/xsd nbrfxrates.xsd">
        <Header><Publisher>National Bank of Romania</Publisher>
          <PublishingDate>2026-11-20</PublishingDate><MessageType>DR</MessageType></Header>
        <Body><Subject>Reference rates</Subject><OrigCurrency>RON</OrigCurrency>
          %s
        </Body>
      </DataSet>
      """;

  private static final String DAY =
      """
      <Cube date="2026-11-20">
        <Rate currency="EUR">5.0871</Rate><Rate currency="USD">4.4012</Rate>
        <Rate currency="HUF" multiplier="100">1.3245</Rate>
        <Rate currency="JPY" multiplier="100">2.8411</Rate>
        <Rate currency="XAU">571.2233</Rate><Rate currency="XDR">5.9911</Rate>
        <Rate currency="RUB">-</Rate>
      </Cube>
      """;

  private final MockWebServer bnr = new MockWebServer();
  private BnrRates rates;

  @BeforeEach
  void start() throws Exception {
    bnr.start();
    rates =
        new BnrRates(
            new PublicService.Settings(
                bnr.url("/").uri(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                2,
                Duration.ofMillis(1),
                100_000));
  }

  @AfterEach
  void stop() {
    bnr.close();
  }

  private void answers(int status, String body) {
    bnr.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void rates_are_read_for_one_unit_each_and_to_the_last_digit() throws Exception {
    answers(200, FILE.formatted(DAY));
    DailyRates newest = rates.newest();
    assertThat(newest.published()).isEqualTo("2026-11-20");
    assertThat(newest.toLei().keySet()).containsExactly("EUR", "HUF", "JPY", "USD");
    assertThat(newest.toLei().get("EUR")).isEqualTo("5.0871");
    assertThat(newest.toLei().get("HUF")).isEqualTo("0.013245");
    assertThat(newest.toLei().get("JPY")).isEqualTo("0.028411");
    assertThat(bnr.takeRequest().getTarget()).isEqualTo("/nbrfxrates.xml");
  }

  @Test
  void a_year_has_a_file_with_all_its_days() throws Exception {
    String before = DAY.replace("2026-11-20", "2026-11-19").replace("5.0871", "5.0866");
    answers(200, FILE.formatted(DAY + before));
    List<DailyRates> year = rates.year(2026).orElseThrow();
    assertThat(year)
        .extracting(DailyRates::published)
        .containsExactly(LocalDate.parse("2026-11-19"), LocalDate.parse("2026-11-20"));
    assertThat(bnr.takeRequest().getTarget()).isEqualTo("/files/xml/years/nbrfxrates2026.xml");
  }

  @Test
  void a_year_that_has_no_file_is_empty() {
    answers(404, "<html>");
    assertThat(rates.year(2027)).isEmpty();
  }

  @Test
  void a_missing_newest_file_is_an_outage() {
    answers(404, "<html>");
    assertUnavailable("status 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><title>Request Rejected</title></html>",
        "{\"rates\":{}}",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Body/></DataSet>",
        "<DataSet xmlns=\"http://example.org\"><Body/></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\"></Cube></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"20.11.2026\">"
            + "<Rate currency=\"EUR\">5</Rate></Cube></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\">"
            + "<Rate currency=\"EUR\">-5.1</Rate></Cube></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\">"
            + "<Rate currency=\"EUR\">1e999999999</Rate></Cube></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\">"
            + "<Rate currency=\"EUR\" multiplier=\"0\">5.1</Rate></Cube></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Rate currency=\"EUR\">5.1</Rate></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><OrigCurrency>ROL</OrigCurrency></DataSet>",
        "<DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\">"
            + "<Rate currency=\"EUR\">5.1</Rate>"
      })
  void what_is_not_the_banks_file_is_no_rate(String body) {
    answers(200, body);
    assertUnavailable("cannot be read");
  }

  @Test
  void entities_and_doctypes_are_not_taken_and_nothing_is_fetched() {
    String fetching = bnr.url("/secret").toString();
    answers(
        200,
        "<!DOCTYPE DataSet [<!ENTITY x SYSTEM \""
            + fetching
            + "\">]><DataSet xmlns=\"http://www.bnr.ro/xsd\"><Cube date=\"2026-11-20\">"
            + "<Rate currency=\"EUR\">&x;</Rate></Cube></DataSet>");
    assertUnavailable("cannot be read");
    assertThat(bnr.getRequestCount()).isEqualTo(1);
  }

  @Test
  void deep_nesting_and_long_files_end_the_reading() {
    answers(200, "<a xmlns=\"http://www.bnr.ro/xsd\">".repeat(1000));
    assertUnavailable("nested too deeply");
    answers(200, " ".repeat(100_001));
    answers(200, " ".repeat(100_001));
    assertUnavailable("which were not read");
  }

  @Test
  void a_passing_fault_is_tried_again_and_a_lasting_one_is_an_outage() {
    bnr.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answers(200, FILE.formatted(DAY));
    assertThat(rates.newest().published()).isEqualTo("2026-11-20");
    bnr.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
    answers(503, "");
    assertUnavailable("status 503");
    assertThat(bnr.getRequestCount()).as("no repetition behind our back").isEqualTo(4);
  }

  @Test
  void a_redirect_is_not_followed() {
    bnr.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", bnr.url("/else")).build());
    assertUnavailable("status 302");
    assertThat(bnr.getRequestCount()).isEqualTo(1);
  }

  @Test
  void without_an_address_it_says_which_setting_connects_it() {
    assertThat(BnrRates.at(null).connected()).isFalse();
    assertThatThrownBy(() -> BnrRates.at(null).newest())
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("STORNO_BNR_URL");
  }

  private void assertUnavailable(String why) {
    assertThatThrownBy(() -> rates.newest())
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining(why)
        .hasMessageContaining("National Bank");
  }
}
