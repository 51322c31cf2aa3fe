package ro.storno.domain.till;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatRate;

/**
 * What was sold and given back by receipts over some days, by whatever means.
 *
 * @param receipts how many sales
 * @param sold how they were paid; not null
 * @param refunds how many refunds
 * @param refunded how they were paid back, negative; not null
 * @param vat of both together, by rate; not null
 */
public record Turnover(
    long receipts, Tenders sold, long refunds, Tenders refunded, List<VatGroup> vat) {
  /** Takes a copy. */
  public Turnover {
    vat = List.copyOf(vat);
  }

  /**
   * Returns what is left when another turnover is taken off: what it lacks, and with a minus what
   * it has too much.
   *
   * @param other of the same currency; not null
   * @return not null; rates of which nothing is left do not show
   * @throws IllegalArgumentException if the currencies differ
   */
  public Turnover minus(Turnover other) {
    Map<VatRate, VatGroup> groups = new LinkedHashMap<>();
    vat.forEach(group -> groups.put(group.rate(), group));
    for (VatGroup group : other.vat) {
      groups.merge(
          group.rate(),
          new VatGroup(group.rate(), group.taxable().negated(), group.vat().negated()),
          (one, less) ->
              new VatGroup(
                  one.rate(), one.taxable().plus(less.taxable()), one.vat().plus(less.vat())));
    }
    return new Turnover(
        receipts - other.receipts,
        sold.plus(other.sold.negated()),
        refunds - other.refunds,
        refunded.plus(other.refunded.negated()),
        groups.values().stream()
            .filter(group -> !group.taxable().isZero() || !group.vat().isZero())
            .toList());
  }
}
