package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Countries;

/** What a line must satisfy, as the API names its fields. */
final class LinePolicy {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** Nothing that is sold costs a trillion; a line that does is a typing error. */
  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

  private static final int MOST_ALLOWANCES = 10;
  private static final int MOST_PROPERTIES = 20;
  private static final int LONGEST_PROPERTY_NAME = 50;
  private static final int LONGEST_PROPERTY_VALUE = 100;
  private static final String NOT_NEGATIVE = "This value should be either positive or zero.";

  private final String path;
  private final Currency currency;
  private final List<DomainException> found = new ArrayList<>();

  LinePolicy(String path, Currency currency) {
    this.path = path;
    this.currency = currency;
  }

  List<DomainException> violations(DocumentLine line) {
    if (line.description().isBlank()) {
      invalid("description", "This value should not be blank.");
    }
    if (line.quantity().signum() == 0) {
      invalid("quantity", "This value should not be zero.");
    }
    if (line.unitOfMeasure().isBlank()) {
      invalid("unitOfMeasure", "This value should not be blank.");
    }
    BigDecimal percentage = line.vatRate().percentage().value();
    if (percentage.signum() < 0 || percentage.compareTo(HUNDRED) > 0) {
      invalid("vatRate", "Give a percentage from 0 to 100.");
    }
    BigDecimal full = line.quantity().value().multiply(line.unitPrice().value()).abs();
    if (full.compareTo(LARGEST) >= 0) {
      invalid("unitPrice", "The line comes to a trillion or more; check quantity and price.");
    }
    extensions(line.extensions());
    reductions(line, full);
    return found;
  }

  private void reductions(DocumentLine line, BigDecimal full) {
    BigDecimal off = BigDecimal.ZERO;
    if (line.discount() instanceof Discount.Absolute absolute) {
      off = absolute.amount();
      if (off.signum() < 0) {
        invalid("discount", NOT_NEGATIVE);
      }
    } else if (line.discount() instanceof Discount.Percent percent) {
      BigDecimal share = percent.percentage().value();
      if (share.signum() < 0 || share.compareTo(HUNDRED) > 0) {
        invalid("discountPercent", "Give a percentage from 0 to 100.");
      }
      off = percent.percentage().of100th(full);
    }
    boolean tooMuch = off.compareTo(full) > 0;
    if (tooMuch) {
      invalid("discount", "The discount cannot exceed the line.");
    }
    BigDecimal left = full.subtract(off);
    for (AllowanceCharge each : line.extensions().allowanceCharges()) {
      left = each.charge() ? left.add(each.amount()) : left.subtract(each.amount());
    }
    if (!tooMuch && left.signum() < 0) {
      invalid("ublExtensions.allowanceCharges", "The allowances cannot exceed the line.");
    }
  }

  private void extensions(LineExtensions extensions) {
    period(path + ".ublExtensions.invoicePeriod", extensions.period()).ifPresent(found::add);
    if (extensions.allowanceCharges().size() > MOST_ALLOWANCES) {
      invalid("ublExtensions.allowanceCharges", "At most " + MOST_ALLOWANCES + " are possible.");
    }
    for (int i = 0; i < extensions.allowanceCharges().size(); i++) {
      String field = path + ".ublExtensions.allowanceCharges[" + i + "].amount";
      amount(field, extensions.allowanceCharges().get(i).amount(), currency).ifPresent(found::add);
    }
    if (extensions.properties().size() > MOST_PROPERTIES) {
      invalid(
          "ublExtensions.additionalItemProperties",
          "At most " + MOST_PROPERTIES + " are possible.");
    }
    for (int i = 0; i < extensions.properties().size(); i++) {
      property(i, extensions.properties().get(i));
    }
    String origin = extensions.originCountry();
    if (origin != null && !Countries.isIso(origin)) {
      invalid("ublExtensions.originCountry", "Give an ISO 3166-1 alpha-2 code such as DE.");
    }
  }

  private void property(int i, LineExtensions.ItemProperty property) {
    String field = "ublExtensions.additionalItemProperties[" + i + "]";
    if (property.name().isBlank() || property.name().length() > LONGEST_PROPERTY_NAME) {
      invalid(field + ".name", "Give 1 to " + LONGEST_PROPERTY_NAME + " characters.");
    }
    if (property.value().isBlank() || property.value().length() > LONGEST_PROPERTY_VALUE) {
      invalid(field + ".value", "Give 1 to " + LONGEST_PROPERTY_VALUE + " characters.");
    }
  }

  /** An amount that is entered: not negative, and no finer than the currency. */
  static Optional<DomainException> amount(String field, BigDecimal amount, Currency currency) {
    if (amount.signum() < 0) {
      return Optional.of(new DomainException.InvalidValue(field, NOT_NEGATIVE));
    }
    return amount.stripTrailingZeros().scale() > currency.minorUnits()
        ? Optional.of(
            new DomainException.InvalidValue(
                field,
                "Amounts in " + currency + " have at most " + currency.minorUnits() + " decimals."))
        : Optional.empty();
  }

  /** A period ends no earlier than it begins (BR-29, BR-30). */
  static Optional<DomainException> period(String field, @Nullable Period period) {
    boolean backwards =
        period != null
            && period.start() != null
            && period.end() != null
            && period.end().isBefore(period.start());
    return backwards
        ? Optional.of(
            new DomainException.RuleViolated(
                field + ".endDate", "The end of the period cannot be before its start."))
        : Optional.empty();
  }

  private void invalid(String field, String message) {
    found.add(new DomainException.InvalidValue(path + "." + field, message));
  }
}
