package ro.storno.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.domain.receipt.Receipts.NOW;
import static ro.storno.domain.receipt.Receipts.TODAY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.tax.VatRate;

class RefundPoolTest {
  /** A line as a till sells it: from a hundredth of a piece to hundreds, some with a discount. */
  private static Arbitrary<DocumentLine> line() {
    return Combinators.combine(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("300"))
                .ofScale(2),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("99")).ofScale(3),
            Arbitraries.of("21", "11", "5.5"),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 100),
            Arbitraries.of(true, false))
        .as(
            (quantity, price, rate, gross, off, inPercent) ->
                new DocumentLine(
                    new LineId(Receipts.uuid()),
                    "Marfă",
                    Quantity.of(quantity),
                    "buc",
                    UnitPrice.of(price),
                    VatRate.standard(rate),
                    gross,
                    discount(quantity.multiply(price), off, inPercent),
                    null,
                    null,
                    LineExtensions.NONE));
  }

  private static Discount discount(BigDecimal full, int off, boolean inPercent) {
    if (off > 50) {
      return Discount.NONE;
    }
    Percentage share = Percentage.of(new BigDecimal(off));
    return inPercent
        ? new Discount.Percent(share)
        : new Discount.Absolute(share.of100th(full).setScale(2, RoundingMode.DOWN));
  }

  @Provide
  Arbitrary<List<DocumentLine>> lines() {
    return line().list().ofMinSize(1).ofMaxSize(5);
  }

  private static Receipt sold(List<DocumentLine> lines, Random random) {
    Money total = Receipts.total(Currency.RON, lines);
    long units = total.amount().unscaledValue().longValueExact();
    long cash = units == 0 ? 0 : random.nextLong(units + 1);
    long card = units - cash == 0 ? 0 : random.nextLong(units - cash + 1);
    Tenders tenders = new Tenders(money(cash), money(card), money(units - cash - card));
    TenderMethod method =
        Arrays.stream(TenderMethod.values())
            .filter(each -> each.fits(tenders))
            .findFirst()
            .orElseThrow();
    return Receipts.issued(
        Receipts.draft(Currency.RON, lines, Receipts.sale(method, tenders, Map.of())));
  }

  private static Money money(long units) {
    return new Money(BigDecimal.valueOf(units, 2), Currency.RON);
  }

  private static Receipt refund(
      Receipt parent, List<Receipt> active, Map<LineId, BigDecimal> selection) {
    return Receipts.issued(
        parent.refund(
            new PrecedingId(Receipts.uuid()),
            "BON-00000000",
            new RefundPool(parent, active),
            selection,
            TODAY,
            Receipts.lineIds(),
            NOW));
  }

  /** Some of what is left of some lines. */
  private static Map<LineId, BigDecimal> some(RefundPool pool, Random random) {
    Map<LineId, BigDecimal> selection = new LinkedHashMap<>();
    pool.everything()
        .forEach(
            (line, left) -> {
              if (selection.isEmpty() || random.nextBoolean()) {
                long units = left.setScale(4).unscaledValue().longValueExact();
                long taken = random.nextInt(3) == 0 ? units : 1 + random.nextLong(units);
                selection.put(line, BigDecimal.valueOf(taken, 4));
              }
            });
    return selection;
  }

  @Property(seed = "20261128", tries = 400)
  void refunds_in_any_order_with_cancellations_between_come_to_the_opposite_of_the_receipt(
      @ForAll("lines") List<DocumentLine> lines, @ForAll long seed) {
    Random random = new Random(seed);
    Receipt parent = sold(lines, random);
    List<Receipt> active = new ArrayList<>();
    for (int step = 0; step < 12; step++) {
      RefundPool pool = new RefundPool(parent, active);
      if (!active.isEmpty() && (pool.exhausted() || random.nextInt(4) == 0)) {
        active.remove(random.nextInt(active.size())).cancel(Remark.NONE, NOW);
      } else {
        active.add(refund(parent, active, some(pool, random)));
      }
      parent = parent.countRefunds(active, NOW);
      assertNothingBelowNought(parent, active);
    }
    RefundPool rest = new RefundPool(parent, active);
    if (!rest.exhausted()) {
      active.add(refund(parent, active, rest.everything()));
      parent = parent.countRefunds(active, NOW);
    }
    assertThat(parent.stage()).isEqualTo(Stage.REFUNDED);
    assertOpposite(parent, active);
  }

  private static void assertNothingBelowNought(Receipt parent, List<Receipt> active) {
    Tenders left =
        active.stream()
            .map(each -> each.sale().tenders())
            .reduce(parent.sale().tenders(), Tenders::plus);
    BigDecimal tolerated = new BigDecimal("-0.01");
    assertThat(left.cash().amount()).isGreaterThanOrEqualTo(tolerated);
    assertThat(left.card().amount()).isGreaterThanOrEqualTo(tolerated);
    assertThat(left.other().amount()).isGreaterThanOrEqualTo(tolerated);
    RefundPool pool = new RefundPool(parent, active);
    for (DocumentLine line : parent.document().content().lines()) {
      assertThat(pool.remaining(line.id()).signum()).isNotNegative();
    }
    for (Receipt refund : active) {
      assertThat(refund.document().totals().total()).isEqualTo(refund.sale().tenders().total());
    }
  }

  private static void assertOpposite(Receipt parent, List<Receipt> active) {
    Tenders tenders =
        active.stream().map(each -> each.sale().tenders()).reduce(Tenders::plus).orElseThrow();
    assertThat(tenders).isEqualTo(parent.sale().tenders().negated());
    List<DocumentLine> lines = parent.document().content().lines();
    for (int i = 0; i < lines.size(); i++) {
      LineTotals sold = parent.document().totals().lines().get(i);
      LineId line = lines.get(i).id();
      assertThat(sum(active, line, LineTotals::net)).isEqualTo(sold.net().negated());
      assertThat(sum(active, line, LineTotals::vat)).isEqualTo(sold.vat().negated());
      assertThat(sum(active, line, LineTotals::gross)).isEqualTo(sold.gross().negated());
      assertThat(sum(active, line, LineTotals::discount)).isEqualTo(sold.discount());
    }
  }

  private static Money sum(List<Receipt> refunds, LineId line, Function<LineTotals, Money> amount) {
    Money sum = Money.zero(Currency.RON);
    for (Receipt refund : refunds) {
      List<DocumentLine> lines = refund.document().content().lines();
      for (int i = 0; i < lines.size(); i++) {
        if (line.equals(refund.sale().refunded().get(lines.get(i).id()))) {
          sum = sum.plus(amount.apply(refund.document().totals().lines().get(i)));
        }
      }
    }
    return sum;
  }

  @Property(seed = "20261128", tries = 400)
  void single_refund_of_any_receipt_is_its_mirror(
      @ForAll("lines") List<DocumentLine> lines, @ForAll long seed) {
    Receipt parent = sold(lines, new Random(seed));
    Receipt refund = refund(parent, List.of(), new RefundPool(parent, List.of()).everything());
    assertOpposite(parent, List.of(refund));
  }
}
