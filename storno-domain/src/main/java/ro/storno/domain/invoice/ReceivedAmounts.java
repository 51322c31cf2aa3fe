package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/** Takes over amounts and rates of a received document; what does not fit is told. */
final class ReceivedAmounts {
  /** Nothing that is sold costs more, and no column holds more. */
  private static final int MOST_DIGITS = 14;

  private static final int PERCENTAGE_DECIMALS = 4;
  private static final BigDecimal LARGEST_PERCENTAGE = new BigDecimal("1000");

  private final Currency currency;
  private final int sign;
  private final ReceivedFindings findings;

  /**
   * @param sign -1 on a credit note, whose amounts are positive on the wire and negative here
   */
  ReceivedAmounts(Currency currency, int sign, ReceivedFindings findings) {
    this.currency = currency;
    this.sign = sign;
    this.findings = findings;
  }

  Currency currency() {
    return currency;
  }

  int sign() {
    return sign;
  }

  /** A declared amount with our sign; null if there is none that we can hold. */
  @Nullable Money declared(@Nullable BigDecimal told, @Nullable String field, String term) {
    BigDecimal held = held(told, field, term);
    if (held == null) {
      return null;
    }
    Money money = rounded(held);
    if (money.amount().compareTo(signed(held)) != 0) {
      findings.changed(
          "RECEIVED-DECIMALS",
          Severity.INFORMATION,
          field,
          term + " is " + plain(held) + "; it is kept as " + money.abs() + ".",
          term);
    }
    return money;
  }

  /** A number of a size that we can hold, else null. */
  @Nullable BigDecimal held(@Nullable BigDecimal told, @Nullable String field, String term) {
    if (told == null || told.precision() - told.scale() <= MOST_DIGITS) {
      return told;
    }
    findings.changed(
        "RECEIVED-SIZE",
        Severity.ERROR,
        field,
        term + " has more than " + MOST_DIGITS + " digits before the point and was left out.",
        term);
    return null;
  }

  /** A calculated amount, or none where it has become larger than we can hold. */
  Money bounded(Money calculated, String field) {
    BigDecimal held = held(calculated.amount(), field, "Our own sum");
    return held == null ? Money.zero(currency) : calculated;
  }

  Money rounded(BigDecimal amount) {
    return Money.rounded(signed(amount), currency);
  }

  private BigDecimal signed(BigDecimal amount) {
    return sign < 0 ? amount.negate() : amount;
  }

  /** One minor unit: what rounding alone may explain. */
  BigDecimal unit() {
    return BigDecimal.ONE.movePointLeft(currency.minorUnits());
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * A VAT category with its rate. Codes that EN 16931 does not know become standard or zero rated,
   * whichever the percentage says.
   */
  VatRate rate(@Nullable String code, @Nullable BigDecimal told, String field) {
    Percentage percentage = percentage(told, field);
    Optional<VatCategory> known =
        code == null
            ? Optional.empty()
            : Arrays.stream(VatCategory.values())
                .filter(each -> each.name().equals(code.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    if (known.isPresent()) {
      return new VatRate(known.get(), percentage);
    }
    VatCategory taken = percentage.isZero() ? VatCategory.Z : VatCategory.S;
    findings.changed(
        "RECEIVED-VAT-CATEGORY",
        Severity.WARNING,
        field,
        (code == null
                ? "The VAT category is missing"
                : "'" + ReceivedPartyMapping.shortened(code) + "' is no VAT category of EN 16931")
            + "; it is taken as "
            + taken
            + ".",
        "BT-151");
    return new VatRate(taken, percentage);
  }

  private Percentage percentage(@Nullable BigDecimal told, String field) {
    if (told == null) {
      return Percentage.ZERO;
    }
    if (told.signum() < 0 || told.compareTo(LARGEST_PERCENTAGE) >= 0) {
      findings.changed(
          "RECEIVED-VAT-RATE",
          Severity.ERROR,
          field,
          plain(told) + " % is no VAT rate; it is taken as 0 %.",
          "BT-152");
      return Percentage.ZERO;
    }
    return Percentage.of(told.setScale(PERCENTAGE_DECIMALS, RoundingMode.HALF_UP));
  }
}
