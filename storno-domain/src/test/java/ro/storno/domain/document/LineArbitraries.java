package ro.storno.domain.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/** Makes document lines of every kind for properties. */
public final class LineArbitraries {
  private LineArbitraries() {}

  /** Currencies with 0, 2 and 3 minor units. */
  public static Arbitrary<Currency> currencies() {
    return Arbitraries.of(
        Currency.RON, Currency.EUR, Currency.of("JPY"), Currency.of("HUF"), Currency.of("KWD"));
  }

  /** Romanian and foreign rates of every category. */
  public static Arbitrary<VatRate> rates() {
    return Arbitraries.of(
        VatRate.standard("21"),
        VatRate.standard("21"),
        VatRate.standard("11"),
        VatRate.standard("5.5"),
        VatRate.standard("27"),
        VatRate.standard("100"),
        zero(VatCategory.Z),
        zero(VatCategory.E),
        zero(VatCategory.AE),
        zero(VatCategory.K),
        zero(VatCategory.G));
  }

  /** One to twenty-five lines with any mixture of signs, modes, rates and discounts. */
  public static Arbitrary<List<DocumentLine>> lines() {
    return line(rates(), Arbitraries.of(true, false), quantities())
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  /** One line. */
  public static Arbitrary<DocumentLine> line(
      Arbitrary<VatRate> rates, Arbitrary<Boolean> included, Arbitrary<Quantity> quantities) {
    Arbitrary<String> names = Arbitraries.of("Consultanta", "Mere", "Ulei de floarea soarelui");
    Arbitrary<String> units = Arbitraries.of("buc", "ora", "kg", "H87");
    return Combinators.combine(names, quantities, units, prices(), rates, included, discounts())
        .as(LineArbitraries::line);
  }

  /** Quantities other than nought, mostly small, of both signs. */
  public static Arbitrary<Quantity> quantities() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(1, 30).map(BigDecimal::new)),
            net.jqwik.api.Tuple.of(
                2,
                Arbitraries.longs()
                    .between(1, 1_000_000_000L)
                    .map(units -> BigDecimal.valueOf(units, 4))))
        .flatMap(
            value ->
                Arbitraries.of(1, 1, 1, -1)
                    .map(sign -> Quantity.of(value.multiply(BigDecimal.valueOf(sign)))));
  }

  private static Arbitrary<UnitPrice> prices() {
    return Arbitraries.longs()
        .between(0, 10_000_000_000L)
        .flatMap(
            units ->
                Arbitraries.integers()
                    .between(2, 6)
                    .map(scale -> UnitPrice.of(BigDecimal.valueOf(units % 100_000_007L, scale))));
  }

  private static Arbitrary<Discount> discounts() {
    return Arbitraries.longs()
        .between(0, 1_000_000L)
        .flatMap(
            units ->
                Arbitraries.of(
                    Discount.NONE,
                    Discount.NONE,
                    new Discount.Percent(Percentage.of(BigDecimal.valueOf(units, 4))),
                    new Discount.Absolute(BigDecimal.valueOf(units % 1000, 0))));
  }

  private static DocumentLine line(
      String name,
      Quantity quantity,
      String unit,
      UnitPrice price,
      VatRate rate,
      boolean included,
      Discount discount) {
    return new DocumentLine(
        new LineId(new UUID(0x7000L, name.hashCode())),
        name,
        quantity,
        unit,
        price,
        rate,
        included,
        smallEnough(discount, quantity, price),
        null,
        null,
        LineExtensions.NONE);
  }

  /** No discount exceeds its line: the drafts' rule. */
  private static Discount smallEnough(Discount discount, Quantity quantity, UnitPrice price) {
    BigDecimal full = quantity.value().multiply(price.value()).abs();
    boolean tooMuch =
        discount instanceof Discount.Absolute absolute && absolute.amount().compareTo(full) > 0;
    return tooMuch ? Discount.NONE : discount;
  }

  private static VatRate zero(VatCategory category) {
    return new VatRate(category, Percentage.ZERO);
  }

  /** The same line with the quantity negated. */
  public static DocumentLine negated(DocumentLine line) {
    return with(line, line.quantity().negated(), line.vatIncluded());
  }

  /** The same line in the other price mode. */
  public static DocumentLine in(DocumentLine line, boolean vatIncluded) {
    return with(line, line.quantity(), vatIncluded);
  }

  private static DocumentLine with(DocumentLine line, Quantity quantity, boolean vatIncluded) {
    return new DocumentLine(
        line.id(),
        line.description(),
        quantity,
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        vatIncluded,
        line.discount(),
        line.productId(),
        line.productCode(),
        line.extensions());
  }
}
