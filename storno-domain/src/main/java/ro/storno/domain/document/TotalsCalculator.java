package ro.storno.domain.document;

import java.util.List;
import ro.storno.domain.money.Currency;

/**
 * Computes what a document comes to, exactly (decisions.md, Documents).
 *
 * <p>A line's net is {@code quantity * unit price - discount}, rounded half up at the currency's
 * minor units. VAT is computed once per (category, rate) on the summed nets, as EN 16931 does
 * (BR-CO-17), and allotted to the lines by largest remainder. On lines with VAT included the gross
 * is what was typed and stays exact.
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
}
