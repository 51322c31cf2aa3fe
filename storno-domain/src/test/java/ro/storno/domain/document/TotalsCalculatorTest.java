package ro.storno.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

class TotalsCalculatorTest {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  @Provide
  Arbitrary<Currency> currencies() {
    return LineArbitraries.currencies();
  }

  @Provide
  Arbitrary<List<DocumentLine>> lines() {
    return LineArbitraries.lines();
  }

  @Provide
  Arbitrary<List<DocumentLine>> linesOfOneRate() {
    return Arbitraries.of("21", "11", "5.5", "19", "100")
        .flatMap(
            rate ->
                LineArbitraries.line(
                        Arbitraries.just(VatRate.standard(rate)),
                        Arbitraries.of(true, false),
                        LineArbitraries.quantities())
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(8));
  }

  @Property(seed = "20261127")
  void lines_groups_and_totals_agree_to_the_cent(
      @ForAll("currencies") Currency currency, @ForAll("lines") List<DocumentLine> lines) {
    DocumentTotals totals = TotalsCalculator.totals(currency, lines);
    Money zero = Money.zero(currency);
    assertThat(totals.lines()).hasSameSizeAs(lines);
    assertThat(totals.lines().stream().map(LineTotals::net).reduce(zero, Money::plus))
        .isEqualTo(totals.subtotal())
        .isEqualTo(totals.breakdown().stream().map(VatGroup::taxable).reduce(zero, Money::plus));
    assertThat(totals.lines().stream().map(LineTotals::vat).reduce(zero, Money::plus))
        .isEqualTo(totals.vatTotal())
        .isEqualTo(totals.breakdown().stream().map(VatGroup::vat).reduce(zero, Money::plus));
    assertThat(totals.lines().stream().map(LineTotals::gross).reduce(zero, Money::plus))
        .isEqualTo(totals.total())
        .isEqualTo(totals.subtotal().plus(totals.vatTotal()));
    for (LineTotals line : totals.lines()) {
      assertThat(line.net().plus(line.vat())).isEqualTo(line.gross());
    }
  }

  @Property(seed = "20261127")
  void what_was_typed_stays_exact(
      @ForAll("currencies") Currency currency, @ForAll("lines") List<DocumentLine> lines) {
    DocumentTotals totals = TotalsCalculator.totals(currency, lines);
    for (int i = 0; i < lines.size(); i++) {
      DocumentLine line = lines.get(i);
      LineTotals calculated = totals.lines().get(i);
      Money typed = Money.rounded(typed(line), currency);
      assertThat(line.vatIncluded() ? calculated.gross() : calculated.net()).isEqualTo(typed);
    }
  }

  @Property(seed = "20261127")
  void group_vat_is_that_of_en_16931_to_the_cent_unless_all_is_gross(
      @ForAll("currencies") Currency currency, @ForAll("linesOfOneRate") List<DocumentLine> lines) {
    DocumentTotals totals = TotalsCalculator.totals(currency, lines);
    VatGroup group = totals.breakdown().get(0);
    Money byNorm =
        Money.rounded(group.rate().percentage().of100th(group.taxable().amount()), currency);
    if (lines.stream().allMatch(DocumentLine::vatIncluded)) {
      BigDecimal cent = BigDecimal.ONE.movePointLeft(currency.minorUnits());
      assertThat(group.vat().minus(byNorm).abs().amount()).isLessThanOrEqualTo(cent);
      Money gross = group.taxable().plus(group.vat());
      assertThat(group.vat()).isEqualTo(Money.rounded(vatIn(gross, group.rate()), currency));
    } else {
      assertThat(group.vat()).isEqualTo(byNorm);
    }
  }

  @Property(seed = "20261127", tries = 3000)
  void vat_of_a_line_is_within_one_minor_unit_of_its_exact_value(
      @ForAll("currencies") Currency currency, @ForAll("linesOfOneRate") List<DocumentLine> lines) {
    DocumentTotals totals = TotalsCalculator.totals(currency, lines);
    BigDecimal cent = BigDecimal.ONE.movePointLeft(currency.minorUnits());
    for (int i = 0; i < lines.size(); i++) {
      LineTotals line = totals.lines().get(i);
      VatRate rate = lines.get(i).vatRate();
      BigDecimal exact =
          lines.get(i).vatIncluded()
              ? vatIn(line.gross(), rate)
              : rate.percentage().of100th(line.net().amount());
      assertThat(line.vat().amount().subtract(exact).abs()).isLessThanOrEqualTo(cent);
    }
  }

  @Property(seed = "20261127")
  void negating_all_quantities_negates_every_amount(
      @ForAll("currencies") Currency currency, @ForAll("lines") List<DocumentLine> lines) {
    DocumentTotals invoice = TotalsCalculator.totals(currency, lines);
    DocumentTotals credit =
        TotalsCalculator.totals(currency, lines.stream().map(LineArbitraries::negated).toList());
    for (int i = 0; i < lines.size(); i++) {
      LineTotals was = invoice.lines().get(i);
      LineTotals mirrored = credit.lines().get(i);
      assertThat(mirrored.net()).isEqualTo(was.net().negated());
      assertThat(mirrored.vat()).isEqualTo(was.vat().negated());
      assertThat(mirrored.gross()).isEqualTo(was.gross().negated());
      assertThat(mirrored.discount()).isEqualTo(was.discount());
    }
    assertThat(credit.total()).isEqualTo(invoice.total().negated());
  }

  @Property(seed = "20261127")
  void order_of_lines_does_not_change_totals(
      @ForAll("currencies") Currency currency,
      @ForAll("lines") List<DocumentLine> lines,
      @ForAll Random random) {
    List<DocumentLine> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    DocumentTotals one = TotalsCalculator.totals(currency, lines);
    DocumentTotals other = TotalsCalculator.totals(currency, shuffled);
    assertThat(other.subtotal()).isEqualTo(one.subtotal());
    assertThat(other.vatTotal()).isEqualTo(one.vatTotal());
    assertThat(other.total()).isEqualTo(one.total());
    assertThat(other.discountTotal()).isEqualTo(one.discountTotal());
    assertThat(byRate(other)).isEqualTo(byRate(one));
  }

  @Test
  void vat_is_computed_on_the_sum_and_not_line_by_line() {
    DocumentTotals totals =
        TotalsCalculator.totals(
            Currency.RON, List.of(net("1", "0.33"), net("1", "0.33"), net("1", "0.33")));
    assertThat(totals.vatTotal()).isEqualTo(ron("0.21"));
    assertThat(totals.lines()).extracting(LineTotals::vat).containsOnly(ron("0.07"));
    assertThat(TotalsCalculator.totals(Currency.RON, List.of(net("1", "0.02"), net("1", "0.01"))))
        .extracting(DocumentTotals::vatTotal)
        .isEqualTo(ron("0.01"));
  }

  @Test
  void remainder_goes_to_the_earlier_of_two_equal_lines() {
    DocumentTotals totals =
        TotalsCalculator.totals(
            Currency.RON, List.of(net("1", "0.50"), net("1", "0.50"), net("1", "0.50")));
    // 1.50 * 21 % = 0.315, so 0.32; each line's exact share is 0.105
    assertThat(totals.lines())
        .extracting(LineTotals::vat)
        .containsExactly(ron("0.11"), ron("0.11"), ron("0.10"));
  }

  @Test
  void gross_price_keeps_its_gross_where_no_net_leads_to_it() {
    // no net amount plus 21 % of it, rounded, gives 0.03
    DocumentTotals totals = TotalsCalculator.totals(Currency.RON, List.of(gross("1", "0.03")));
    assertThat(totals.total()).isEqualTo(ron("0.03"));
    assertThat(totals.vatTotal()).isEqualTo(ron("0.01"));
    assertThat(totals.subtotal()).isEqualTo(ron("0.02"));
  }

  @Test
  void mixed_group_keeps_typed_gross_and_en_16931_vat() {
    DocumentTotals totals =
        TotalsCalculator.totals(Currency.RON, List.of(gross("1", "121.00"), net("3", "33.33")));
    assertThat(totals.lines().get(0).gross()).isEqualTo(ron("121.00"));
    assertThat(totals.lines().get(1).net()).isEqualTo(ron("99.99"));
    assertThat(totals.subtotal()).isEqualTo(ron("199.99"));
    assertThat(totals.vatTotal()).isEqualTo(ron("42.00"));
  }

  @Test
  void discount_reduces_the_magnitude_of_a_negative_line() {
    // the example of credit-notes/create.md: -1 x 1200, discount 200, is -1000
    DocumentLine line =
        line("-1", "1200", false, new Discount.Absolute(new BigDecimal("200")), "21");
    LineTotals totals = TotalsCalculator.totals(Currency.RON, List.of(line)).lines().get(0);
    assertThat(totals.net()).isEqualTo(ron("-1000.00"));
    assertThat(totals.vat()).isEqualTo(ron("-210.00"));
    assertThat(totals.discount()).isEqualTo(ron("200.00"));
  }

  @Test
  void percentage_discount_is_not_rounded_before_the_line_is() {
    // 3 x 9.99 = 29.97; 33.33 % of it is 9.989001; 19.980999 rounds to 19.98
    DocumentLine line =
        line("3", "9.99", false, new Discount.Percent(Percentage.of("33.33")), "11");
    DocumentTotals totals = TotalsCalculator.totals(Currency.RON, List.of(line));
    assertThat(totals.subtotal()).isEqualTo(ron("19.98"));
    assertThat(totals.discountTotal()).isEqualTo(ron("9.99"));
    assertThat(totals.vatTotal()).isEqualTo(ron("2.20"));
  }

  @Test
  void allowances_and_charges_of_a_line_count_into_its_net_with_its_sign() {
    AllowanceCharge allowance =
        new AllowanceCharge(false, new BigDecimal("10"), null, null, null, null, null);
    AllowanceCharge charge =
        new AllowanceCharge(true, new BigDecimal("2.50"), null, null, null, null, null);
    DocumentLine plain = line("2", "50", false, Discount.NONE, "21");
    DocumentLine line = extended(plain, List.of(allowance, charge));
    assertThat(TotalsCalculator.totals(Currency.RON, List.of(line)).subtotal())
        .isEqualTo(ron("92.50"));
    DocumentLine credited = LineArbitraries.negated(line);
    assertThat(TotalsCalculator.totals(Currency.RON, List.of(credited)).subtotal())
        .isEqualTo(ron("-92.50"));
  }

  @Test
  void yen_has_no_decimals_and_dinar_three() {
    DocumentLine line = line("3", "33.335", false, Discount.NONE, "21");
    DocumentTotals yen = TotalsCalculator.totals(Currency.of("JPY"), List.of(line));
    assertThat(yen.total().toPlainString()).isEqualTo("121");
    DocumentTotals dinar = TotalsCalculator.totals(Currency.of("KWD"), List.of(line));
    assertThat(dinar.subtotal().toPlainString()).isEqualTo("100.005");
    assertThat(dinar.vatTotal().toPlainString()).isEqualTo("21.001");
  }

  private static Map<VatRate, VatGroup> byRate(DocumentTotals totals) {
    Map<VatRate, VatGroup> byRate = new HashMap<>();
    totals.breakdown().forEach(group -> byRate.put(group.rate(), group));
    return byRate;
  }

  private static BigDecimal typed(DocumentLine line) {
    BigDecimal full = line.quantity().value().multiply(line.unitPrice().value());
    BigDecimal off =
        line.discount() instanceof Discount.Percent percent
            ? full.abs().multiply(percent.percentage().value()).movePointLeft(2)
            : ((Discount.Absolute) line.discount()).amount();
    return full.subtract(off.multiply(BigDecimal.valueOf(full.signum())));
  }

  private static BigDecimal vatIn(Money gross, VatRate rate) {
    BigDecimal percentage = rate.percentage().value();
    return gross
        .amount()
        .multiply(percentage)
        .divide(HUNDRED.add(percentage), 20, RoundingMode.HALF_UP);
  }

  private static DocumentLine net(String quantity, String price) {
    return line(quantity, price, false, Discount.NONE, "21");
  }

  private static DocumentLine gross(String quantity, String price) {
    return line(quantity, price, true, Discount.NONE, "21");
  }

  private static DocumentLine line(
      String quantity, String price, boolean included, Discount discount, String rate) {
    return new DocumentLine(
        new LineId(new UUID(0, 1)),
        "Articol",
        Quantity.of(quantity),
        "buc",
        UnitPrice.of(price),
        VatRate.standard(rate),
        included,
        discount,
        null,
        null,
        LineExtensions.NONE);
  }

  private static DocumentLine extended(DocumentLine line, List<AllowanceCharge> changes) {
    return new DocumentLine(
        line.id(),
        line.description(),
        line.quantity(),
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        line.vatIncluded(),
        line.discount(),
        null,
        null,
        new LineExtensions(null, changes, List.of(), null));
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
