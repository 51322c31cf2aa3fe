package ro.storno.application.licensing;

import java.time.Instant;
import java.util.Collection;
import ro.storno.domain.company.CompanyId;

/** Counts invoices and shows none; used in platform transactions. */
public interface IssuedInvoices {
  /** Returns how many invoices some companies have issued since a time. */
  long count(Collection<CompanyId> companies, Instant since);
}
