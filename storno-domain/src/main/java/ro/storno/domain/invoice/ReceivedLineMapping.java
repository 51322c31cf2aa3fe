package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.UnitOfMeasure;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.Period;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/** Takes over the lines of a received document. */
final class ReceivedLineMapping {
  private static final int QUANTITY_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 6;
  private static final int LONGEST_DESCRIPTION = 5000;
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_UNIT = 20;
  private static final int LONGEST_TEXT = 500;
  private static final int DIVISION_DECIMALS = 12;

  private final ReceivedAmounts amounts;
  private final ReceivedFindings findings;
  private final Supplier<UUID> ids;

  ReceivedLineMapping(ReceivedAmounts amounts, ReceivedFindings findings, Supplier<UUID> ids) {
    this.amounts = amounts;
    this.findings = findings;
    this.ids = ids;
  }

  /**
   * A line in our terms.
   *
   * @param net as declared (BT-131), or by our arithmetic where none was
   * @param discount magnitude of its allowances
   */
  record Line(DocumentLine line, Money net, Money discount) {}

  Line map(int index, InvoiceLine told) {
    String path = "lines[" + index + "]";
    VatRate rate =
        amounts.rate(told.vat().categoryCode(), told.vat().rate(), path + ".vatCategoryCode");
    BigDecimal quantity = amounts.held(told.quantity(), path + ".quantity", "BT-129");
    BigDecimal net = amounts.held(told.netAmount(), path + ".subtotal", "BT-131");
    if (quantity == null) {
      findings.broken(
          "BR-22", path + ".quantity", at(index) + "no quantity; taken as 1.", "BT-129");
      quantity = BigDecimal.ONE;
    }
    BigDecimal allowances = sum(told.allowances(), path);
    BigDecimal charges = sum(told.charges(), path);
    BigDecimal price = price(told.price(), quantity, net, allowances, charges, index);
    BigDecimal expected = quantity.multiply(price).subtract(allowances).add(charges);
    Money declared = net(index, net, expected, quantity, price);
    return new Line(
        new DocumentLine(
            new LineId(ids.get()),
            description(told, index),
            quantity(quantity, price, index),
            unit(told.unitCode(), index),
            unitPrice(price, index),
            rate,
            false,
            Discount.NONE,
            null,
            findings.clipped(told.item().sellerId(), LONGEST_CODE, path + ".productCode", "BT-155"),
            extensions(told, path)),
        declared,
        Money.rounded(allowances.abs(), amounts.currency()));
  }

  private static String at(int index) {
    return "Line " + (index + 1) + ": ";
  }

  private Money net(
      int index,
      @Nullable BigDecimal net,
      BigDecimal expected,
      BigDecimal quantity,
      BigDecimal price) {
    String field = "lines[" + index + "].subtotal";
    if (net == null) {
      findings.broken("BR-24", field, at(index) + "no net amount; ours is taken.", "BT-131");
      return amounts.rounded(fitting(expected));
    }
    BigDecimal ours = expected.setScale(amounts.currency().minorUnits(), RoundingMode.HALF_UP);
    if (ours.subtract(net).abs().compareTo(amounts.unit()) > 0) {
      findings.changed(
          "RECEIVED-LINE-NET",
          Severity.WARNING,
          field,
          at(index)
              + ReceivedAmounts.plain(quantity)
              + " × "
              + ReceivedAmounts.plain(price)
              + " with allowances and charges gives "
              + ReceivedAmounts.plain(ours)
              + ", declared is "
              + ReceivedAmounts.plain(net)
              + ".",
          "BT-131");
    }
    Money declared = amounts.declared(net, field, "BT-131");
    return declared == null ? amounts.rounded(fitting(expected)) : declared;
  }

  /** Our own result where nothing was declared; one that nothing can hold counts as none. */
  private static BigDecimal fitting(BigDecimal amount) {
    return amount.precision() - amount.scale() > 14 ? BigDecimal.ZERO : amount;
  }

  private BigDecimal sum(List<AllowanceCharge> entries, String path) {
    BigDecimal sum = BigDecimal.ZERO;
    for (AllowanceCharge entry : entries) {
      BigDecimal amount =
          amounts.held(entry.amount(), path + ".ublExtensions.allowanceCharges", "BT-136");
      sum = amount == null ? sum : sum.add(amount);
    }
    return sum;
  }

  /** The price of one unit (BT-146 over BT-149); where it is missing, the one that fits. */
  private BigDecimal price(
      PriceDetails told,
      BigDecimal quantity,
      @Nullable BigDecimal net,
      BigDecimal allowances,
      BigDecimal charges,
      int index) {
    String field = "lines[" + index + "].unitPrice";
    BigDecimal price = amounts.held(told.netPrice(), field, "BT-146");
    if (price == null) {
      findings.broken(
          "BR-26", field, at(index) + "no price; the one that fits is taken.", "BT-146");
      BigDecimal full = (net == null ? BigDecimal.ZERO : net).add(allowances).subtract(charges);
      return quantity.signum() == 0
          ? full
          : full.divide(quantity, DIVISION_DECIMALS, RoundingMode.HALF_UP);
    }
    BigDecimal base = amounts.held(told.baseQuantity(), field, "BT-149");
    if (base == null || base.signum() <= 0 || base.compareTo(BigDecimal.ONE) == 0) {
      return price;
    }
    return price.divide(base, DIVISION_DECIMALS, RoundingMode.HALF_UP);
  }

  /** Prices are never negative here: a negative one turns the quantity. */
  private Quantity quantity(BigDecimal quantity, BigDecimal price, int index) {
    boolean turned = price.signum() < 0;
    if (turned) {
      findings.broken(
          "BR-27",
          "lines[" + index + "].unitPrice",
          at(index) + "the price is negative; it is shown as a negative quantity.",
          "BT-146");
    }
    BigDecimal rounded = quantity.setScale(QUANTITY_DECIMALS, RoundingMode.HALF_UP);
    if (rounded.compareTo(quantity) != 0) {
      decimals(index, "quantity", "BT-129", quantity, rounded);
    }
    return new Quantity(turned == amounts.sign() < 0 ? rounded : rounded.negate());
  }

  private UnitPrice unitPrice(BigDecimal price, int index) {
    BigDecimal rounded = price.abs().setScale(PRICE_DECIMALS, RoundingMode.HALF_UP);
    if (rounded.compareTo(price.abs()) != 0) {
      decimals(index, "unitPrice", "BT-146", price.abs(), rounded);
    }
    return UnitPrice.of(rounded);
  }

  private void decimals(int index, String field, String term, BigDecimal told, BigDecimal rounded) {
    findings.changed(
        "RECEIVED-DECIMALS",
        Severity.INFORMATION,
        "lines[" + index + "]." + field,
        at(index)
            + ReceivedAmounts.plain(told)
            + " is shown as "
            + ReceivedAmounts.plain(rounded)
            + ".",
        term);
  }

  private String unit(@Nullable String code, int index) {
    String field = "lines[" + index + "].unitOfMeasure";
    String unit = findings.clipped(code, LONGEST_UNIT, field, "BT-130");
    if (unit == null) {
      findings.broken("BR-23", field, at(index) + "no unit of measure; taken as pieces.", "BT-130");
      return UnitOfMeasure.PIECE;
    }
    return unit;
  }

  private String description(InvoiceLine told, int index) {
    Item item = told.item();
    String field = "lines[" + index + "].description";
    String name = findings.clipped(item.name(), LONGEST_DESCRIPTION, field, "BT-153");
    String more = findings.clipped(item.description(), LONGEST_DESCRIPTION, field, "BT-154");
    if (name == null) {
      findings.broken("BR-25", field, at(index) + "the item has no name.", "BT-153");
      String note = findings.clipped(told.note(), LONGEST_DESCRIPTION, field, "BT-127");
      return more != null ? more : note != null ? note : "?";
    }
    return more == null || more.equals(name) ? name : name + "\n" + more;
  }

  private LineExtensions extensions(InvoiceLine told, String path) {
    ro.storno.domain.einvoice.Period period = told.period();
    List<ro.storno.domain.document.AllowanceCharge> entries = new ArrayList<>();
    told.allowances().forEach(each -> entries.add(ofLine(each, false)));
    told.charges().forEach(each -> entries.add(ofLine(each, true)));
    List<LineExtensions.ItemProperty> properties = new ArrayList<>();
    told.item()
        .attributes()
        .forEach(
            each ->
                properties.add(
                    new LineExtensions.ItemProperty(
                        property(each.name(), path), property(each.value(), path))));
    return new LineExtensions(
        period == null ? null : new Period(period.start(), period.end(), null),
        entries,
        properties,
        findings.clipped(told.item().originCountry(), LONGEST_UNIT, path, "BT-159"));
  }

  private String property(@Nullable String text, String path) {
    String clipped = findings.clipped(text, LONGEST_TEXT, path, "BT-160");
    return clipped == null ? "" : clipped;
  }

  private ro.storno.domain.document.AllowanceCharge ofLine(AllowanceCharge told, boolean charge) {
    return entry(told, charge, null);
  }

  /** An allowance or charge of the document, with its own VAT. */
  ro.storno.domain.document.AllowanceCharge ofDocument(AllowanceCharge told, boolean charge) {
    VatRate rate =
        amounts.rate(told.vatCategoryCode(), told.vatRate(), "ublExtensions.allowanceCharges");
    return entry(told, charge, rate);
  }

  private ro.storno.domain.document.AllowanceCharge entry(
      AllowanceCharge told, boolean charge, @Nullable VatRate rate) {
    String field = "ublExtensions.allowanceCharges";
    BigDecimal amount = amounts.held(told.amount(), null, "BT-92");
    BigDecimal percentage = told.percentage();
    boolean shown =
        percentage != null
            && percentage.signum() >= 0
            && percentage.compareTo(BigDecimal.valueOf(1000)) < 0;
    return new ro.storno.domain.document.AllowanceCharge(
        charge,
        amount == null ? BigDecimal.ZERO : amount,
        rate,
        findings.clipped(told.reasonCode(), LONGEST_UNIT, field, "BT-98"),
        findings.clipped(told.reason(), LONGEST_TEXT, field, "BT-97"),
        amounts.held(told.baseAmount(), null, "BT-93"),
        shown && percentage != null
            ? Percentage.of(percentage.setScale(4, RoundingMode.HALF_UP))
            : null);
  }
}
