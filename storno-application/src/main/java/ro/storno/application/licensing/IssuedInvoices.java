package ro.storno.application.licensing;

import java.time.Instant;
import ro.storno.domain.identity.OrganizationId;

/** Counts invoices and shows none; used in platform transactions. */
public interface IssuedInvoices {
  /**
   * Returns how many invoices the companies of an organization have issued since a time, those that
   * are deleted by now included.
   */
  long count(OrganizationId organization, Instant since);
}
