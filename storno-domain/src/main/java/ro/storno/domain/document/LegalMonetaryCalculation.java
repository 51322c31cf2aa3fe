package ro.storno.domain.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

/** One run of the calculation that adds document allowances and charges to the lines' totals. */
final class LegalMonetaryCalculation {
  private final DocumentTotals lines;
  private final boolean reversed;
  private final Currency currency;
  private final Map<VatRate, VatGroup> groups = new LinkedHashMap<>();
  private Money allowances;
  private Money charges;

  LegalMonetaryCalculation(
      DocumentTotals lines, List<AllowanceCharge> allowanceCharges, boolean reversed) {
    this.lines = lines;
    this.reversed = reversed;
    this.currency = lines.subtotal().currency();
    this.allowances = Money.zero(currency);
    this.charges = allowances;
    lines.breakdown().forEach(group -> groups.put(group.rate(), group));
    for (int i = 0; i < allowanceCharges.size(); i++) {
      count(allowanceCharges.get(i), "ublExtensions.allowanceCharges[" + i + "]");
    }
  }

  LegalMonetaryTotals totals(Money prepaid, Money rounding, @Nullable ExchangeRate toAccounting) {
    Money taxExclusive = lines.subtotal().minus(allowances).plus(charges);
    Money vat = Money.zero(currency);
    for (VatGroup group : groups.values()) {
      vat = vat.plus(group.vat());
    }
    Money taxInclusive = taxExclusive.plus(vat);
    return new LegalMonetaryTotals(
        lines.subtotal(),
        allowances,
        charges,
        taxExclusive,
        vat,
        toAccounting == null ? null : toAccounting.convert(vat),
        taxInclusive,
        prepaid,
        rounding,
        taxInclusive.minus(prepaid).plus(rounding),
        List.copyOf(groups.values()));
  }

  private void count(AllowanceCharge entered, String field) {
    VatRate rate = entered.vatRate();
    if (rate == null) {
      throw new DomainException.InvalidValue(
          field + ".taxCategoryCode", "A document allowance or charge needs a VAT category.");
    }
    Money magnitude = Money.of(entered.amount(), currency);
    Money amount = reversed ? magnitude.negated() : magnitude;
    if (entered.charge()) {
      charges = charges.plus(amount);
    } else {
      allowances = allowances.plus(amount);
    }
    Money change = entered.charge() ? amount : amount.negated();
    VatGroup before = groups.get(rate);
    Money taxable = before == null ? change : before.taxable().plus(change);
    Money vat = Money.rounded(rate.percentage().of100th(taxable.amount()), currency);
    groups.put(rate, new VatGroup(rate, taxable, vat));
  }
}
