package ro.storno.persistence.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/**
 * Totals as they were calculated when the document was written, so that a later change of the
 * arithmetic never changes an issued document. Amounts are JSON numbers, for reports in SQL.
 */
public record StoredTotals(List<Line> lines, List<Group> breakdown, BigDecimal discountTotal) {
  public record Line(BigDecimal net, BigDecimal vat, BigDecimal gross, BigDecimal discount) {}

  public record Group(
      VatCategory category, Percentage percentage, BigDecimal taxable, BigDecimal vat) {}

  public static StoredTotals of(DocumentTotals totals) {
    return new StoredTotals(
        totals.lines().stream()
            .map(
                line ->
                    new Line(
                        line.net().amount(),
                        line.vat().amount(),
                        line.gross().amount(),
                        line.discount().amount()))
            .toList(),
        totals.breakdown().stream()
            .map(
                group ->
                    new Group(
                        group.rate().category(),
                        group.rate().percentage(),
                        group.taxable().amount(),
                        group.vat().amount()))
            .toList(),
        totals.discountTotal().amount());
  }

  public DocumentTotals toTotals(
      Currency currency, BigDecimal subtotal, BigDecimal vatTotal, BigDecimal total) {
    List<LineTotals> ofLines = new ArrayList<>(lines.size());
    for (Line line : lines) {
      ofLines.add(
          new LineTotals(
              Money.of(line.net, currency),
              Money.of(line.vat, currency),
              Money.of(line.gross, currency),
              Money.of(line.discount, currency)));
    }
    List<VatGroup> groups = new ArrayList<>(breakdown.size());
    for (Group group : breakdown) {
      groups.add(
          new VatGroup(
              new VatRate(group.category, group.percentage),
              Money.of(group.taxable, currency),
              Money.of(group.vat, currency)));
    }
    return new DocumentTotals(
        ofLines,
        groups,
        Money.of(subtotal, currency),
        Money.of(vatTotal, currency),
        Money.of(total, currency),
        Money.of(discountTotal, currency));
  }
}
