package ro.storno.domain.till;

import java.util.List;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.receipt.Tenders;

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
}
