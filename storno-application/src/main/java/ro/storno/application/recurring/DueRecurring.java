package ro.storno.application.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.recurring.RecurringId;

/** Which recurring invoices are due, in whatever company; used in platform transactions. */
public interface DueRecurring {
  /**
   * Returns those of companies that are not deleted, company by company, the longest due first.
   *
   * @param now not null
   * @param after the last one of the page before, or null for the first page
   * @param limit most of them
   */
  List<Due> due(Instant now, @Nullable Due after, int limit);

  /**
   * An occurrence that is to be issued.
   *
   * @param company not null
   * @param recurring not null
   * @param occurrence not null
   * @param dueAt since when; not null
   */
  record Due(CompanyId company, RecurringId recurring, LocalDate occurrence, Instant dueAt) {}
}
