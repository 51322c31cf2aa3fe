package ro.storno.domain.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.LargestRemainder;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/** One run of the calculation over the lines of one document. */
final class TotalsCalculation {
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final int WORKING_SCALE = 12;

  private final Currency currency;
  private final List<DocumentLine> lines;
  private final Money[] amounts;
  private final Money[] discounts;
  private final Money[] vats;

  TotalsCalculation(Currency currency, List<DocumentLine> lines) {
    this.currency = currency;
    this.lines = lines;
    this.amounts = new Money[lines.size()];
    this.discounts = new Money[lines.size()];
    this.vats = new Money[lines.size()];
  }

  DocumentTotals totals() {
    Map<VatRate, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      price(i);
      groups.computeIfAbsent(lines.get(i).vatRate(), rate -> new ArrayList<>()).add(i);
    }
    groups.forEach(this::allotVat);
    List<LineTotals> lineTotals = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      lineTotals.add(lineTotals(i));
    }
    return sum(lineTotals, groups);
  }

  private void price(int i) {
    DocumentLine line = lines.get(i);
    BigDecimal full = line.quantity().value().multiply(line.unitPrice().value());
    BigDecimal off = magnitude(line.discount(), full.abs());
    BigDecimal signed = full.signum() < 0 ? off.negate() : off;
    amounts[i] = Money.rounded(full.subtract(signed), currency);
    discounts[i] = Money.rounded(off, currency);
  }

  private static BigDecimal magnitude(Discount discount, BigDecimal full) {
    if (discount instanceof Discount.Percent percent) {
      return percent.percentage().of100th(full);
    }
    return ((Discount.Absolute) discount).amount();
  }

  private void allotVat(VatRate rate, List<Integer> members) {
    allotOf(rate, members.stream().filter(i -> !lines.get(i).vatIncluded()).toList(), false);
    allotOf(rate, members.stream().filter(i -> lines.get(i).vatIncluded()).toList(), true);
  }

  private void allotOf(VatRate rate, List<Integer> members, boolean included) {
    if (members.isEmpty()) {
      return;
    }
    BigDecimal percentage = rate.percentage().value();
    BigDecimal divisor = included ? HUNDRED.add(percentage) : HUNDRED;
    List<BigDecimal> shares = new ArrayList<>(members.size());
    BigDecimal base = BigDecimal.ZERO;
    for (int i : members) {
      BigDecimal amount = amounts[i].amount();
      base = base.add(amount);
      shares.add(amount.multiply(percentage).divide(divisor, WORKING_SCALE, RoundingMode.HALF_UP));
    }
    BigDecimal exact =
        base.multiply(percentage).divide(divisor, WORKING_SCALE, RoundingMode.HALF_UP);
    List<Money> allotted = LargestRemainder.allot(Money.rounded(exact, currency), shares);
    for (int k = 0; k < members.size(); k++) {
      vats[members.get(k)] = allotted.get(k);
    }
  }

  private LineTotals lineTotals(int i) {
    boolean included = lines.get(i).vatIncluded();
    Money net = included ? amounts[i].minus(vats[i]) : amounts[i];
    Money gross = included ? amounts[i] : amounts[i].plus(vats[i]);
    return new LineTotals(net, vats[i], gross, discounts[i]);
  }

  private DocumentTotals sum(List<LineTotals> each, Map<VatRate, List<Integer>> groups) {
    List<VatGroup> breakdown = new ArrayList<>(groups.size());
    Money subtotal = Money.zero(currency);
    Money vatTotal = subtotal;
    Money discountTotal = subtotal;
    for (Map.Entry<VatRate, List<Integer>> group : groups.entrySet()) {
      Money taxable = Money.zero(currency);
      Money vat = taxable;
      for (int i : group.getValue()) {
        taxable = taxable.plus(each.get(i).net());
        vat = vat.plus(each.get(i).vat());
        discountTotal = discountTotal.plus(each.get(i).discount());
      }
      breakdown.add(new VatGroup(group.getKey(), taxable, vat));
      subtotal = subtotal.plus(taxable);
      vatTotal = vatTotal.plus(vat);
    }
    return new DocumentTotals(
        each, breakdown, subtotal, vatTotal, subtotal.plus(vatTotal), discountTotal);
  }
}
