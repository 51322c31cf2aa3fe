package ro.storno.persistence.invoice;

import java.util.List;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Result;
import ro.storno.application.invoice.InvoiceQueries.Row;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;

/** Count and sums of one currency over a whole filter. */
record CurrencyTotals(long rows, Money subtotal, Money vatTotal, Money total) {
  private static CurrencyTotals none(Currency currency) {
    Money zero = Money.zero(currency);
    return new CurrencyTotals(0, zero, zero, zero);
  }

  private String currency() {
    return total.currency().code();
  }

  /** A page with the totals as lists show them. */
  static Result result(Page<Row> page, List<CurrencyTotals> totals, Filter filter) {
    CurrencyTotals only = totals.size() == 1 ? totals.get(0) : null;
    if (totals.isEmpty() && filter.currency() != null) {
      only = none(filter.currency());
    }
    return new Result(
        page,
        totals.stream().map(CurrencyTotals::currency).sorted().toList(),
        only == null ? null : only.currency(),
        only == null ? null : only.subtotal(),
        only == null ? null : only.vatTotal(),
        only == null ? null : only.total());
  }
}
