package ro.storno.domain.recurring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.UnitPrice;

/**
 * How the price of a line is made when an invoice is issued.
 *
 * @param rule not null
 * @param reference currency of the template's price where the rule converts it, else null
 * @param markup per cent on top where the rule says so, else null
 */
public record Pricing(PriceRule rule, @Nullable Currency reference, @Nullable Percentage markup) {
  /** The price of the template. */
  public static final Pricing FIXED = new Pricing(PriceRule.FIXED, null, null);

  /** As many decimals as a unit price has at most: a price in cents times a rate is exact. */
  private static final int DECIMALS = 6;

  /** Checks that there is a rule. */
  public Pricing {
    Objects.requireNonNull(rule, "rule");
  }

  /**
   * A price in some currency.
   *
   * @param value not null
   * @param currency not null
   */
  public record Quoted(UnitPrice value, Currency currency) {}

  /**
   * Returns the price on the day of issue.
   *
   * @param template the price that was typed; not null
   * @param product the product's price on that day, where the rule asks for it; or null
   * @param target currency of the invoice; not null
   * @param toLei rate of a currency into lei on that day, if it is known; asked only where two
   *     currencies differ; not null
   * @return empty if a rate or the product's price is not known
   */
  public Optional<UnitPrice> price(
      UnitPrice template,
      @Nullable Quoted product,
      Currency target,
      Function<Currency, Optional<ExchangeRate>> toLei) {
    return switch (rule) {
      case FIXED -> Optional.of(template);
      case EXCHANGE_RATE -> converted(template, target, toLei).map(Pricing::rounded);
      case MARKUP -> converted(template, target, toLei).map(this::marked).map(Pricing::rounded);
      case LATEST_PRODUCT_PRICE ->
          product == null
              ? Optional.empty()
              : converted(product.value.value(), product.currency, target, toLei)
                  .map(Pricing::rounded);
    };
  }

  private Optional<BigDecimal> converted(
      UnitPrice template, Currency target, Function<Currency, Optional<ExchangeRate>> toLei) {
    return converted(template.value(), reference == null ? target : reference, target, toLei);
  }

  /** Rounded once, at the end of the way through the leu. */
  private static Optional<BigDecimal> converted(
      BigDecimal amount,
      Currency from,
      Currency target,
      Function<Currency, Optional<ExchangeRate>> toLei) {
    if (from.equals(target)) {
      return Optional.of(amount);
    }
    return rate(from, toLei)
        .flatMap(
            source ->
                rate(target, toLei)
                    .map(
                        into ->
                            amount
                                .multiply(source)
                                .divide(into, 2 * DECIMALS, RoundingMode.HALF_UP)));
  }

  private static Optional<BigDecimal> rate(
      Currency currency, Function<Currency, Optional<ExchangeRate>> toLei) {
    return currency.equals(Currency.RON)
        ? Optional.of(BigDecimal.ONE)
        : toLei.apply(currency).map(ExchangeRate::rate);
  }

  private BigDecimal marked(BigDecimal amount) {
    return markup == null ? amount : amount.add(markup.of100th(amount));
  }

  private static UnitPrice rounded(BigDecimal amount) {
    return UnitPrice.of(amount.setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
