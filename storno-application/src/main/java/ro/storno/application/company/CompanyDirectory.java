package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.OrganizationId;

/** The companies of organizations, remembered for at most one second. */
public final class CompanyDirectory {
  /** The longest time for which a change made on another node is not seen. */
  public static final Duration STALENESS = Duration.ofSeconds(1);

  private final BriefCache<OrganizationId, List<Company>> cache;
  private final Transactions transactions;
  private final Companies companies;

  /** Knows from the given ports; none is null. */
  public CompanyDirectory(Transactions transactions, Companies companies, Clock clock) {
    this.cache = new BriefCache<>(STALENESS, clock);
    this.transactions = transactions;
    this.companies = companies;
  }

  /** Returns the companies of an organization that are not deleted, in order of creation. */
  public List<Company> of(OrganizationId organization) {
    return cache.get(
        organization, id -> transactions.inPlatform(() -> List.copyOf(companies.of(id))));
  }

  /** Forgets an organization whose companies have just changed. */
  void forget(OrganizationId organization) {
    cache.forget(organization);
  }
}
