package ro.storno.application.licensing;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.domain.identity.OrganizationId;

/**
 * The companies that there are, and as many invoices as a test says. Transactions in memory come
 * one after the other.
 */
public final class InMemoryPlanRoom implements PlanRoom {
  private final InMemoryCompanies companies;
  private final AtomicLong issued = new AtomicLong();

  public InMemoryPlanRoom(InMemoryCompanies companies) {
    this.companies = companies;
  }

  /** Says how many invoices each organization has issued this month. */
  public void say(long invoices) {
    issued.set(invoices);
  }

  @Override
  public long companies(OrganizationId organization) {
    return companies.all().stream()
        .filter(company -> company.organization().equals(organization))
        .filter(company -> company.deletedAt() == null)
        .count();
  }

  @Override
  public long invoices(OrganizationId organization, Instant since) {
    return issued.get();
  }
}
