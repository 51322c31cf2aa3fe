package ro.storno.domain.document;

import java.util.List;
import ro.storno.domain.money.Money;

/**
 * What a document comes to. Calculated ones, those of {@link TotalsCalculator}, agree to the cent:
 * lines, groups and totals. Those declared by the maker of a document made elsewhere are kept as
 * declared, whether or not they do.
 *
 * @param lines one per line, in the order of the lines; not null
 * @param breakdown one per (category, rate) of the lines, in order of first appearance; not null
 * @param subtotal sum of the lines' nets; not null
 * @param vatTotal sum of the groups' VAT; not null
 * @param total subtotal plus VAT; not null
 * @param discountTotal sum of the lines' discounts; not null
 */
public record DocumentTotals(
    List<LineTotals> lines,
    List<VatGroup> breakdown,
    Money subtotal,
    Money vatTotal,
    Money total,
    Money discountTotal) {
  /** Takes copies. */
  public DocumentTotals {
    lines = List.copyOf(lines);
    breakdown = List.copyOf(breakdown);
  }
}
