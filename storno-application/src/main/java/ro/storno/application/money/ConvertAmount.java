package ro.storno.application.money;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.identity.Actor;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;

/** Converts an amount at the newest rates (api-reference/exchange-rates/convert.md). */
public final class ConvertAmount {
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

  private final ExchangeRates rates;

  /** Converts at the given rates; not null. */
  public ConvertAmount(ExchangeRates rates) {
    this.rates = rates;
  }

  /**
   * Converts, by way of the leu where neither currency is the leu. The result is rounded half up
   * once, to the minor units of its currency.
   *
   * @param actor anybody who is signed in; not null
   * @throws ApplicationException.Unacceptable if something is missing, the amount is no decimal
   *     number of at most 15 digits, or a currency has no rate
   * @throws ApplicationException.Unavailable if no rates are known and the bank does not answer
   */
  public Conversion convert(Actor actor, Command command) {
    FieldErrors errors = new FieldErrors();
    String amount = command.amount == null ? "" : command.amount.strip();
    errors.addIf(
        !AMOUNT.matcher(amount).matches(),
        "amount",
        "Give an amount such as 12.50, with at most 15 digits before the point and 10 after it.");
    Currency from = currency(command.from, "from", errors);
    Currency to = currency(command.to, "to", errors);
    errors.throwUnacceptable();
    QuotedRates quoted = rates.newest();
    requireRate(quoted, Objects.requireNonNull(from), "from", errors);
    requireRate(quoted, Objects.requireNonNull(to), "to", errors);
    errors.throwUnacceptable();
    return converted(new BigDecimal(amount), from, to, quoted);
  }

  private static @Nullable Currency currency(
      @Nullable String code, String field, FieldErrors errors) {
    if (code == null || code.isBlank()) {
      errors.add(field, "Give the ISO 4217 code of a currency, such as EUR.");
      return null;
    }
    return errors.captureAs(field, () -> Currency.of(code.strip().toUpperCase(Locale.ROOT)));
  }

  private static void requireRate(
      QuotedRates quoted, Currency currency, String field, FieldErrors errors) {
    errors.addIf(
        quoted.rates().rateOf(currency).isEmpty(),
        field,
        "The National Bank publishes no rate of "
            + currency
            + "; there are RON, "
            + String.join(", ", quoted.rates().toLei().keySet())
            + ".");
  }

  private static Conversion converted(
      BigDecimal amount, Currency from, Currency to, QuotedRates quoted) {
    DailyRates daily = quoted.rates();
    ExchangeRate rate = daily.rateOf(from).orElseThrow();
    return new Conversion(
        amount,
        from,
        daily.convert(amount, from, to).orElseThrow(),
        to.equals(Currency.RON) ? rate : rate.across(daily.rateOf(to).orElseThrow()),
        quoted);
  }

  /**
   * What to convert, as typed.
   *
   * @param amount decimal text
   * @param from ISO 4217 code, in any case
   * @param to ISO 4217 code, in any case
   */
  public record Command(@Nullable String amount, @Nullable String from, @Nullable String to) {}

  /**
   * A converted amount.
   *
   * @param amount as typed; not null
   * @param from its currency; not null
   * @param result not null
   * @param rate at which it was converted; a cross rate has ten significant digits; not null
   * @param quoted the rates, with their date and a warning if newer ones may exist; not null
   */
  public record Conversion(
      BigDecimal amount, Currency from, Money result, ExchangeRate rate, QuotedRates quoted) {}
}
