package ro.storno.application.till;

import java.time.LocalDate;
import java.util.List;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;

/**
 * What changed the till, read from receipts that are issued and not cancelled, cash payments of
 * invoices, and movements. Entries and sums are always of the same: amounts of one currency, of
 * days from first to last.
 */
public interface TillBook {
  /** Returns the entries in chronological order. */
  List<TillEntry> entries(CompanyId company, Currency currency, LocalDate from, LocalDate to);

  /** Returns what the entries come to. */
  TillSums sums(CompanyId company, Currency currency, LocalDate from, LocalDate to);

  /** Returns what receipts came to, by whatever means they were paid. */
  Turnover turnover(CompanyId company, Currency currency, LocalDate from, LocalDate to);
}
