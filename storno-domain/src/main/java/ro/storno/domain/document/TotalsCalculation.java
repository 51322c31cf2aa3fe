package ro.storno.domain.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.LargestRemainder;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/**
 * One run of the calculation over the lines of one document, in whole minor units, so that every
 * share is an exact fraction.
 */
final class TotalsCalculation {
  /** A percentage has up to four decimals, so 100 per cent are this many of its units. */
  private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

  private static final int PERCENTAGE_SCALE = 4;

  private final Currency currency;
  private final int minorUnits;
  private final List<DocumentLine> lines;

  /** Net or gross of each line, as its price mode says. */
  private final BigInteger[] amounts;

  private final BigInteger[] vats;
  private final Money[] discounts;

  TotalsCalculation(Currency currency, List<DocumentLine> lines) {
    this.currency = currency;
    this.minorUnits = currency.minorUnits();
    this.lines = lines;
    this.amounts = new BigInteger[lines.size()];
    this.vats = new BigInteger[lines.size()];
    this.discounts = new Money[lines.size()];
  }

  DocumentTotals totals() {
    Map<VatRate, Members> groups = new LinkedHashMap<>();
    for (int i = 0; i < amounts.length; i++) {
      price(i);
      DocumentLine line = lines.get(i);
      groups.computeIfAbsent(line.vatRate(), rate -> new Members()).add(i, line.vatIncluded());
    }
    groups.forEach((rate, members) -> tax(unitsOf(rate), members));
    List<LineTotals> lineTotals = new ArrayList<>(amounts.length);
    Money discountTotal = Money.zero(currency);
    for (int i = 0; i < amounts.length; i++) {
      lineTotals.add(lineTotals(i));
      discountTotal = discountTotal.plus(discounts[i]);
    }
    return sum(lineTotals, groups, discountTotal);
  }

  private void price(int i) {
    DocumentLine line = lines.get(i);
    BigDecimal full = line.quantity().value().multiply(line.unitPrice().value());
    BigDecimal off = magnitude(line.discount(), full.abs());
    BigDecimal changed = off;
    for (AllowanceCharge each : line.extensions().allowanceCharges()) {
      changed = each.charge() ? changed.subtract(each.amount()) : changed.add(each.amount());
    }
    BigDecimal amount = full.signum() < 0 ? full.add(changed) : full.subtract(changed);
    amounts[i] = amount.setScale(minorUnits, RoundingMode.HALF_UP).unscaledValue();
    discounts[i] = Money.rounded(off, currency);
  }

  private static BigDecimal magnitude(Discount discount, BigDecimal full) {
    if (discount instanceof Discount.Percent percent) {
      return percent.percentage().of100th(full);
    }
    return ((Discount.Absolute) discount).amount();
  }

  private static BigInteger unitsOf(VatRate rate) {
    return rate.percentage().value().setScale(PERCENTAGE_SCALE).unscaledValue();
  }

  private void tax(BigInteger percentage, Members members) {
    BigInteger grossDivisor = WHOLE.add(percentage);
    BigInteger net = sum(members.net);
    BigInteger gross = sum(members.gross);
    BigInteger grossVat = divideHalfUp(gross.multiply(percentage), grossDivisor);
    BigInteger netVat = netVat(percentage, net, gross, grossVat);
    if (!members.net.isEmpty() && !members.gross.isEmpty()) {
      BigInteger deviation = netVat.multiply(WHOLE).subtract(net.multiply(percentage));
      if (deviation.abs().compareTo(WHOLE) > 0) {
        grossVat = grossVat.add(BigInteger.valueOf(deviation.signum()));
        netVat = netVat(percentage, net, gross, grossVat);
      }
    }
    allot(netVat, percentage, WHOLE, members.net);
    allot(grossVat, percentage, grossDivisor, members.gross);
  }

  /** What the net lines bear: the VAT of the whole group on the summed nets, less the gross's. */
  private static BigInteger netVat(
      BigInteger percentage, BigInteger net, BigInteger gross, BigInteger grossVat) {
    BigInteger taxable = net.add(gross).subtract(grossVat);
    return divideHalfUp(taxable.multiply(percentage), WHOLE).subtract(grossVat);
  }

  private BigInteger sum(List<Integer> members) {
    BigInteger sum = BigInteger.ZERO;
    for (int i : members) {
      sum = sum.add(amounts[i]);
    }
    return sum;
  }

  private void allot(
      BigInteger total, BigInteger percentage, BigInteger divisor, List<Integer> members) {
    if (members.isEmpty()) {
      return;
    }
    BigInteger[] shares = new BigInteger[members.size()];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = amounts[members.get(k)].multiply(percentage);
    }
    BigInteger[] parts = LargestRemainder.allot(total, shares, divisor);
    for (int k = 0; k < parts.length; k++) {
      vats[members.get(k)] = parts[k];
    }
  }

  /** Rounds half away from zero, the same for a number and its opposite. */
  private static BigInteger divideHalfUp(BigInteger dividend, BigInteger divisor) {
    BigInteger[] cut = dividend.divideAndRemainder(divisor);
    boolean up = cut[1].abs().shiftLeft(1).compareTo(divisor) >= 0;
    return up ? cut[0].add(BigInteger.valueOf(dividend.signum())) : cut[0];
  }

  private LineTotals lineTotals(int i) {
    Money amount = money(amounts[i]);
    Money vat = money(vats[i]);
    return lines.get(i).vatIncluded()
        ? new LineTotals(amount.minus(vat), vat, amount, discounts[i])
        : new LineTotals(amount, vat, amount.plus(vat), discounts[i]);
  }

  private Money money(BigInteger units) {
    return new Money(new BigDecimal(units, minorUnits), currency);
  }

  private DocumentTotals sum(
      List<LineTotals> each, Map<VatRate, Members> groups, Money discountTotal) {
    List<VatGroup> breakdown = new ArrayList<>(groups.size());
    Money subtotal = Money.zero(currency);
    Money vatTotal = subtotal;
    for (Map.Entry<VatRate, Members> group : groups.entrySet()) {
      Money taxable = Money.zero(currency);
      Money vat = taxable;
      for (int i : group.getValue().all) {
        taxable = taxable.plus(each.get(i).net());
        vat = vat.plus(each.get(i).vat());
      }
      breakdown.add(new VatGroup(group.getKey(), taxable, vat));
      subtotal = subtotal.plus(taxable);
      vatTotal = vatTotal.plus(vat);
    }
    return new DocumentTotals(
        each, breakdown, subtotal, vatTotal, subtotal.plus(vatTotal), discountTotal);
  }

  /** The lines of one (category, rate), by position. */
  private static final class Members {
    private final List<Integer> all = new ArrayList<>();
    private final List<Integer> net = new ArrayList<>();
    private final List<Integer> gross = new ArrayList<>();

    void add(int line, boolean vatIncluded) {
      all.add(line);
      (vatIncluded ? gross : net).add(line);
    }
  }
}
