package ro.storno.application.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;

class ConvertAmountTest {
  private final TestApplication app = new TestApplication();

  private ConvertAmount.Conversion convert(String amount, String from, String to) {
    app.bank.publish("2026-11-20", "4.9750");
    return app.convert.convert(app.owner(), new ConvertAmount.Command(amount, from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "100, EUR, RON, 497.50 RON, 4.9750",
    "497.50, RON, EUR, 100.00 EUR, 0.2010050251",
    "100, USD, EUR, 91.66 EUR, 0.9165829146",
    "100, ron, RON, 100.00 RON, 1",
    "1000000, HUF, RON, 12345.00 RON, 0.012345",
    "100, RON, JPY, 3256 JPY, 32.56056265",
    "-3, EUR, EUR, -3.00 EUR, 1.000000000",
    "0.005, RON, RON, 0.01 RON, 1",
    "999999999999999.9999999999, EUR, RON, 4975000000000000.00 RON, 4.9750"
  })
  void an_amount_is_converted_by_way_of_the_leu_and_rounded_once(
      String amount, String from, String to, String result, String rate) {
    ConvertAmount.Conversion conversion = convert(amount, from, to);
    assertThat(conversion.result()).hasToString(result);
    assertThat(conversion.rate().rate()).isEqualByComparingTo(rate);
    assertThat(conversion.quoted().rates().published()).isEqualTo("2026-11-20");
  }

  @Test
  void there_and_back_is_where_one_began() {
    String euros = convert("100", "EUR", "RON").result().amount().toPlainString();
    assertThat(convert(euros, "RON", "EUR").result()).hasToString("100.00 EUR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "1e9", "1e999999999", "0x10", "NaN", "1,5", "1.", "9999999999999999"})
  void what_is_no_amount_is_refused(String amount) {
    assertThat(refused(amount, "EUR", "RON").errors()).containsOnlyKeys("amount");
  }

  @Test
  void missing_and_unknown_currencies_are_all_told() {
    assertThat(refused(null, null, " ").errors()).containsOnlyKeys("amount", "from", "to");
    assertThat(refused("1", "EURO", "XXX").errors()).containsOnlyKeys("from", "to");
    assertThat(refused("1", "TRY", "RON").errors().get("from")).contains("TRY", "EUR", "USD");
  }

  private ApplicationException.Unacceptable refused(String amount, String from, String to) {
    return catchThrowableOfType(
        ApplicationException.Unacceptable.class, () -> convert(amount, from, to));
  }

  @Test
  void nothing_known_is_an_outage() {
    app.bank.silent(true);
    assertThat(
            catchThrowableOfType(
                ApplicationException.Unavailable.class,
                () ->
                    app.convert.convert(app.owner(), new ConvertAmount.Command("1", "EUR", "RON"))))
        .isNotNull();
  }
}
