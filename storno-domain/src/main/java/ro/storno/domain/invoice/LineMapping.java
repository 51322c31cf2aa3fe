package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.VatRate;

/**
 * Tells a line in the terms of EN 16931, all amounts without VAT, such that {@code quantity * price
 * - allowances + charges} is the net amount to the cent.
 */
final class LineMapping {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** UNTDID 5189: discount. */
  private static final String DISCOUNT_CODE = "95";

  private static final int FEWEST_PRICE_DECIMALS = 2;
  private static final int MOST_PRICE_DECIMALS = 20;

  private final DocumentLine line;
  private final LineTotals totals;
  private final Taxation taxation;
  private final Currency currency;
  private final BigDecimal quantity;

  /** 1 or -1: the sign of everything on the line, as told. */
  private final int direction;

  private final List<AllowanceCharge> allowances = new ArrayList<>();
  private final List<AllowanceCharge> charges = new ArrayList<>();

  LineMapping(DocumentLine line, LineTotals totals, Taxation taxation, int sign) {
    this.line = line;
    this.totals = totals;
    this.taxation = taxation;
    this.currency = totals.net().currency();
    this.quantity = sign < 0 ? line.quantity().value().negate() : line.quantity().value();
    this.direction = quantity.signum() < 0 ? -1 : 1;
  }

  InvoiceLine map(int number) {
    BigDecimal full = fullNet();
    VatRate rate = taxation.told(line.vatRate());
    return InvoiceLine.builder()
        .id(Integer.toString(number))
        .quantity(plain(quantity))
        .unitCode(UnitOfMeasure.code(line.unitOfMeasure()).orElse(UnitOfMeasure.PIECE))
        .netAmount(directed(totals.net().abs().amount()))
        .period(period(line.extensions()))
        .allowances(allowances)
        .charges(charges)
        .price(PriceDetails.builder().netPrice(price(full)).build())
        .vat(new LineVat(rate.category().name(), Taxation.percentage(rate)))
        .item(item())
        .build();
  }

  /** What quantity times price must come to; collects allowances and charges on the way. */
  private BigDecimal fullNet() {
    BigDecimal typed = line.quantity().value().abs().multiply(line.unitPrice().value());
    BigDecimal discount = rounded(typed);
    BigDecimal full = totals.net().abs().amount();
    for (ro.storno.domain.document.AllowanceCharge each : line.extensions().allowanceCharges()) {
      BigDecimal amount = net(each.amount());
      discount = each.charge() ? discount.add(each.amount()) : discount.subtract(each.amount());
      full = each.charge() ? full.subtract(amount) : full.add(amount);
      (each.charge() ? charges : allowances).add(ofLine(each, amount));
    }
    BigDecimal entered = line.vatIncluded() ? totals.gross().amount() : totals.net().amount();
    BigDecimal off = net(discount.subtract(entered.abs()));
    if (off.signum() > 0) {
      full = full.add(off);
      allowances.add(0, discount(off, full));
    }
    return full.max(BigDecimal.ZERO);
  }

  private AllowanceCharge discount(BigDecimal off, BigDecimal full) {
    AllowanceCharge.Builder told =
        AllowanceCharge.builder()
            .amount(directed(off))
            .reasonCode(DISCOUNT_CODE)
            .reason("Discount");
    if (line.discount() instanceof Discount.Percent percent
        && rounded(percent.percentage().of100th(full)).compareTo(off) == 0) {
      told.baseAmount(directed(full)).percentage(percent.percentage().value());
    }
    return told.build();
  }

  private AllowanceCharge ofLine(
      ro.storno.domain.document.AllowanceCharge entered, BigDecimal amount) {
    BigDecimal base = entered.baseAmount();
    return reasoned(entered)
        .amount(directed(amount))
        .baseAmount(base == null ? null : directed(net(base)))
        .percentage(percentage(entered))
        .build();
  }

  /** Tells an allowance or charge of the document; {@code reversed} turns its sign. */
  static AllowanceCharge ofDocument(
      ro.storno.domain.document.AllowanceCharge entered, boolean reversed, Currency currency) {
    BigDecimal amount = entered.amount().setScale(currency.minorUnits(), RoundingMode.HALF_UP);
    BigDecimal base = entered.baseAmount();
    VatRate rate = entered.vatRate();
    return reasoned(entered)
        .amount(reversed ? amount.negate() : amount)
        .baseAmount(base == null || !reversed ? base : base.negate())
        .percentage(percentage(entered))
        .vatCategoryCode(rate == null ? null : rate.category().name())
        .vatRate(rate == null ? null : Taxation.percentage(rate))
        .build();
  }

  /** A reason in words or as a code must stand (BR-33, BR-38, BR-42, BR-44). */
  private static AllowanceCharge.Builder reasoned(
      ro.storno.domain.document.AllowanceCharge entered) {
    boolean silent = entered.reason() == null && entered.reasonCode() == null;
    String usual = entered.charge() ? "Taxă suplimentară" : "Discount";
    return AllowanceCharge.builder()
        .reason(silent ? usual : entered.reason())
        .reasonCode(entered.reasonCode());
  }

  private static @Nullable BigDecimal percentage(
      ro.storno.domain.document.AllowanceCharge entered) {
    Percentage percentage = entered.percentage();
    return percentage == null ? null : percentage.value();
  }

  /**
   * The price of one unit without VAT: as typed where that leads to the amount, else with as many
   * decimals as it takes.
   */
  private BigDecimal price(BigDecimal full) {
    BigDecimal units = quantity.abs();
    if (!line.vatIncluded() && leadsTo(full, units, line.unitPrice().value())) {
      return line.unitPrice().value();
    }
    for (int scale = FEWEST_PRICE_DECIMALS; scale <= MOST_PRICE_DECIMALS; scale++) {
      BigDecimal usual = withoutVat(line.unitPrice().value(), scale);
      if (leadsTo(full, units, usual)) {
        return usual;
      }
    }
    BigDecimal exact = full.divide(units, MOST_PRICE_DECIMALS, RoundingMode.HALF_UP);
    for (int scale = FEWEST_PRICE_DECIMALS; scale < MOST_PRICE_DECIMALS; scale++) {
      BigDecimal shorter = exact.setScale(scale, RoundingMode.HALF_UP);
      if (leadsTo(full, units, shorter)) {
        return shorter;
      }
    }
    return exact;
  }

  private boolean leadsTo(BigDecimal full, BigDecimal units, BigDecimal price) {
    return rounded(units.multiply(price)).compareTo(full) == 0;
  }

  /** An amount in the line's price mode, without VAT, at the currency's minor units. */
  private BigDecimal net(BigDecimal amount) {
    return line.vatIncluded() ? withoutVat(amount, currency.minorUnits()) : rounded(amount);
  }

  private BigDecimal withoutVat(BigDecimal amount, int scale) {
    BigDecimal divisor = HUNDRED.add(line.vatRate().percentage().value());
    return amount.multiply(HUNDRED).divide(divisor, scale, RoundingMode.HALF_UP);
  }

  private BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(currency.minorUnits(), RoundingMode.HALF_UP);
  }

  private BigDecimal directed(BigDecimal magnitude) {
    return direction < 0 ? magnitude.negate() : magnitude;
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static @Nullable Period period(LineExtensions extensions) {
    ro.storno.domain.document.Period period = extensions.period();
    return period == null || period.start() == null && period.end() == null
        ? null
        : new Period(period.start(), period.end());
  }

  private Item item() {
    String text = line.description().strip();
    int end = LongText.end(text, LongText.ITEM_NAME);
    Item.Builder told =
        Item.builder()
            .name(text.substring(0, end).strip())
            .description(end < text.length() ? text.substring(end).strip() : null)
            .sellerId(line.productCode())
            .originCountry(line.extensions().originCountry());
    line.extensions()
        .properties()
        .forEach(each -> told.addAttribute(new ItemAttribute(each.name(), each.value())));
    return told.build();
  }
}
