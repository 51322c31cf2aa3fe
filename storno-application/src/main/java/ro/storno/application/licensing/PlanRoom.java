package ro.storno.application.licensing;

import java.time.Instant;
import ro.storno.domain.identity.OrganizationId;

/**
 * Counts what takes the room of a plan, and shows nothing of it. Works in the platform's
 * transactions and in those of the organization's companies.
 *
 * <p>Until the transaction that counts has ended, others that count for the same organization wait:
 * what it adds is seen by the next.
 */
public interface PlanRoom {
  /** Returns how many companies an organization has; deleted ones take no room. */
  long companies(OrganizationId organization);

  /** Returns how many invoices all companies of an organization have issued since a time. */
  long invoices(OrganizationId organization, Instant since);
}
