package ro.storno.rest.money;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.money.ConvertAmount;
import ro.storno.application.money.QuotedRates;
import ro.storno.application.money.ShowExchangeRates;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/exchange-rates, whose numbers are JSON numbers as their pages say. */
public final class ExchangeRateRoutes {
  private static final String AREA = "Exchange rates";
  private static final String RATES = "/api/v1/exchange-rates";
  private static final int DECIMALS = 4;
  private static final Param<String> AMOUNT =
      Param.text("amount", "Amount to convert, such as 12.50. Required.");
  private static final Param<String> FROM =
      Param.text("from", "Currency of the amount, ISO 4217. Required.");
  private static final Param<String> TO =
      Param.text("to", "Currency to convert into, ISO 4217. Required.");

  private final ShowExchangeRates show;
  private final ConvertAmount convert;

  /**
   * The newest rates.
   *
   * @param date day of publication
   * @param base always RON
   * @param rates lei for one unit of each currency
   * @param warning why newer rates may exist, or null
   */
  record RatesView(
      @Described("Day of publication; the rates apply from the day after") LocalDate date,
      @Described(example = "RON") String base,
      @Described("Lei for one unit; at least four decimals, more where the bank quotes a hundred")
          Map<String, DecimalNode> rates,
      @Described("Why newer rates may exist; null if there can be none") @Nullable String warning) {
    static RatesView of(QuotedRates quoted) {
      Map<String, DecimalNode> rates = new LinkedHashMap<>();
      quoted.rates().toLei().forEach((currency, rate) -> rates.put(currency, number(rate)));
      return new RatesView(quoted.rates().published(), "RON", rates, quoted.warning());
    }
  }

  /**
   * A converted amount.
   *
   * @param amount as asked
   * @param from its currency
   * @param to the other currency
   * @param result rounded to the minor units of the other currency
   * @param rate at which it was converted
   * @param date day of publication of the rates
   * @param warning why newer rates may exist, or null
   */
  record ConversionView(
      DecimalNode amount,
      String from,
      String to,
      DecimalNode result,
      DecimalNode rate,
      LocalDate date,
      @Described("Why newer rates may exist; null if there can be none") @Nullable String warning) {
    static ConversionView of(ConvertAmount.Conversion conversion) {
      return new ConversionView(
          DecimalNode.valueOf(conversion.amount()),
          conversion.from().code(),
          conversion.result().currency().code(),
          DecimalNode.valueOf(conversion.result().amount()),
          number(conversion.rate().rate()),
          conversion.quoted().rates().published(),
          conversion.quoted().warning());
    }
  }

  private static DecimalNode number(BigDecimal rate) {
    return DecimalNode.valueOf(
        rate.scale() < DECIMALS ? rate.setScale(DECIMALS, RoundingMode.UNNECESSARY) : rate);
  }

  /**
   * Routes to the given use cases; none is null.
   *
   * @param show shows the newest rates
   * @param convert converts at them
   */
  public ExchangeRateRoutes(ShowExchangeRates show, ConvertAmount convert) {
    this.show = show;
    this.convert = convert;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(rates(), conversion());
  }

  private Route rates() {
    return Route.get(RATES)
        .signedIn()
        .does(AREA, "Show the newest exchange rates of the National Bank of Romania")
        .note(
            "If the bank does not answer, the last known rates are shown with a warning; if none"
                + " are known, the answer is 503.")
        .answers(200, RatesView.class, "The rates")
        .handle(call -> Reply.ok(RatesView.of(show.show(actor(call)))));
  }

  private Route conversion() {
    return Route.get(RATES + "/convert")
        .signedIn()
        .does(AREA, "Convert an amount at the newest rates")
        .note("Two currencies other than the leu are converted by way of the leu.")
        .params(AMOUNT, FROM, TO)
        .answers(200, ConversionView.class, "The converted amount")
        .refuses(422, "Something is missing, or a currency has no rate")
        .handle(
            call ->
                Reply.ok(
                    ConversionView.of(
                        convert.convert(
                            actor(call),
                            new ConvertAmount.Command(
                                call.param(AMOUNT).orElse(null),
                                call.param(FROM).orElse(null),
                                call.param(TO).orElse(null))))));
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }
}
