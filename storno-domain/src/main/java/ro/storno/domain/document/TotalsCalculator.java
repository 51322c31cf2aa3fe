package ro.storno.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;

/**
 * Computes what a document comes to, exactly (decisions.md, Documents).
 *
 * <p>A line's amount is {@code quantity * unit price - discount}, less the line's allowances and
 * plus its charges, rounded half up at the currency's minor units. Discounts, allowances and
 * charges are positive magnitudes that follow the sign of the line. VAT is computed once per
 * (category, rate) on the summed nets, as EN 16931 does (BR-CO-17), and allotted to the lines by
 * largest remainder: no line's VAT is more than one minor unit away from its exact value. Negating
 * every quantity negates every net, VAT and gross.
 *
 * <p>On lines with VAT included the gross is what was typed and stays exact. In a group of such
 * lines alone the VAT is taken out of the summed gross, {@code gross * rate / (100 + rate)}; it
 * differs from BR-CO-17 on the resulting net by at most one minor unit, because not every gross
 * amount has a net amount that leads to it. (The official rules allow a difference of one whole
 * currency unit.)
 *
 * <p>In a group that holds both kinds, the VAT of the gross lines is taken out first; the VAT of
 * the whole group is then computed on the summed nets, and the net lines bear the difference. So
 * BR-CO-17 holds to the cent and every typed gross still stays exact. Where the net lines would be
 * left more than one minor unit away from their exact VAT, the VAT of the gross lines gives way by
 * one minor unit.
 */
public final class TotalsCalculator {
  private TotalsCalculator() {}

  /**
   * Returns the totals of some lines.
   *
   * @param currency of every amount; not null
   * @param lines in the document's order; not null
   * @return the totals, never null
   */
  public static DocumentTotals totals(Currency currency, List<DocumentLine> lines) {
    return new TotalsCalculation(currency, lines).totals();
  }

  /**
   * Returns the legal monetary totals: those of the lines, changed by the document's allowances,
   * charges, prepaid amount and rounding (BG-22, BR-CO-10 to BR-CO-17).
   *
   * <p>Allowances and charges are magnitudes that follow the sign of the document. The VAT of a
   * group that one of them touches is computed anew on its new taxable amount; other groups keep
   * the VAT of their lines.
   *
   * @param lines totals of the lines; not null
   * @param allowanceCharges document allowances and charges (BG-20, BG-21), each with its VAT; not
   *     null
   * @param reversed whether the document takes back: a credit note or a storno, whose amounts are
   *     negative
   * @param prepaid (BT-113) with the document's own sign; not null
   * @param rounding (BT-114); not null
   * @param toAccounting rate to the accounting currency for BT-111, or null where it is the
   *     document's currency
   * @return the totals, never null
   * @throws ro.storno.domain.DomainException.InvalidValue if a document allowance or charge has no
   *     VAT rate or has more decimals than the currency
   */
  public static LegalMonetaryTotals legalMonetaryTotals(
      DocumentTotals lines,
      List<AllowanceCharge> allowanceCharges,
      boolean reversed,
      Money prepaid,
      Money rounding,
      @Nullable ExchangeRate toAccounting) {
    return new LegalMonetaryCalculation(lines, allowanceCharges, reversed)
        .totals(prepaid, rounding, toAccounting);
  }
}
