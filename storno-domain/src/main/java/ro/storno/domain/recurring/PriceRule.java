package ro.storno.domain.recurring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the price of a line comes from when an invoice is issued (concepts/recurring-invoices). */
public enum PriceRule {
  /** The price of the template. */
  FIXED,
  /** The price of the template, converted from a reference currency at the National Bank's rate. */
  EXCHANGE_RATE,
  /** That, or the price of the template where no reference currency is given, and some per cent. */
  MARKUP,
  /** The price that the product has on that day (objects/recurring-invoice.md). */
  LATEST_PRODUCT_PRICE;

  private static final String OLDER_EXCHANGE_RATE = "apply_exchange_rate";

  /** Returns the lower-case wire name. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the rule with a wire name, older spellings included, if there is one. */
  public static Optional<PriceRule> ofWireName(String wireName) {
    return wireName.equals(OLDER_EXCHANGE_RATE)
        ? Optional.of(EXCHANGE_RATE)
        : Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
