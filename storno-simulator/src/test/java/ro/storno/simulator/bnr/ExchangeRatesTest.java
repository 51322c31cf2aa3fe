package ro.storno.simulator.bnr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.http.Reply;

class ExchangeRatesTest {
  private static final String NS = "http://www.bnr.ro/xsd";

  private static RatesPages at(String instant) {
    return new RatesPages(
        new ExchangeRates(new SimulatorClock(InstantSource.fixed(Instant.parse(instant)))));
  }

  private static NodeList elements(Reply.Answer answer, String name) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(answer.body()))
        .getElementsByTagNameNS(NS, name);
  }

  private static String date(Reply.Answer answer) throws Exception {
    return ((Element) elements(answer, "Cube").item(0)).getAttribute("date");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T10:59:59Z,2026-11-26", // 12:59:59 in Bucharest, winter time
    "2026-11-27T11:00:00Z,2026-11-27",
    "2026-07-15T09:59:59Z,2026-07-14", // summer time
    "2026-07-15T10:00:00Z,2026-07-15",
    "2026-11-29T12:00:00Z,2026-11-27", // a Sunday
    "2026-12-01T12:00:00Z,2026-11-27", // Saint Andrew and the national day follow a weekend
    "2026-04-10T12:00:00Z,2026-04-09", // Orthodox Good Friday
    "2026-04-13T12:00:00Z,2026-04-09"
  })
  void the_last_publication_is_of_a_banking_day_after_one_o_clock(String now, String day)
      throws Exception {
    assertThat(date(at(now).latest())).isEqualTo(day);
  }

  @Test
  void rates_have_the_form_of_the_publication() throws Exception {
    NodeList rates = elements(at("2026-11-27T12:00:00Z").latest(), "Rate");
    assertThat(rates.getLength()).isEqualTo(ExchangeRates.quotes().size());
    for (int i = 0; i < rates.getLength(); i++) {
      Element rate = (Element) rates.item(i);
      String currency = rate.getAttribute("currency");
      assertThat(rate.getTextContent()).matches("[0-9]+\\.[0-9]{4}");
      assertThat(rate.getAttribute("multiplier"))
          .isEqualTo(currency.matches("HUF|IDR|ISK|JPY|KRW") ? "100" : "");
      assertThat(ExchangeRates.rate(currency, LocalDate.of(2026, 11, 27)))
          .contains(new BigDecimal(rate.getTextContent()));
    }
  }

  @Test
  void a_year_has_its_banking_days_so_far() throws Exception {
    assertThat(elements(at("2027-02-01T00:00:00Z").year(2026), "Cube").getLength()).isEqualTo(250);
    NodeList soFar = elements(at("2026-01-09T12:00:00Z").year(2026), "Cube");
    assertThat(soFar.getLength()).isEqualTo(3); // 5, 8 and 9 January
  }

  @ParameterizedTest
  @ValueSource(ints = {2004, 2027, 9999})
  void a_year_without_publications_is_not_found(int year) {
    assertThat(at("2026-11-27T12:00:00Z").year(year).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"2024,2024-05-05", "2025,2025-04-20", "2026,2026-04-12", "2027,2027-05-02"})
  void easter_is_the_orthodox_one(int year, LocalDate easter) {
    assertThat(BankingDays.orthodoxEaster(year)).isEqualTo(easter);
  }
}
