package ro.storno.application.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Companies in memory. */
public final class InMemoryCompanies implements Companies {
  private final InMemoryTransactions transactions;
  private final Map<CompanyId, Company> companies;

  public InMemoryCompanies(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.companies = transactions.table();
  }

  @Override
  public List<Company> of(OrganizationId organization) {
    return companies.values().stream()
        .filter(company -> company.organization().equals(organization))
        .filter(company -> company.deletedAt() == null && visible(company.id()))
        .toList();
  }

  @Override
  public Optional<Company> find(OrganizationId organization, CompanyId id) {
    return find(id).filter(company -> company.organization().equals(organization));
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return Optional.ofNullable(companies.get(id)).filter(company -> visible(id));
  }

  @Override
  public boolean add(Company company) {
    boolean duplicate =
        companies.values().stream()
            .anyMatch(
                other ->
                    other.organization().equals(company.organization())
                        && other.deletedAt() == null
                        && Objects.equals(other.party().taxCode(), company.party().taxCode()));
    if (!duplicate) {
      companies.put(company.id(), company);
    }
    return !duplicate;
  }

  @Override
  public void update(Company company) {
    companies.replace(company.id(), company);
  }

  @Override
  public void synced(CompanyId company, Instant at) {
    companies.computeIfPresent(company, (id, present) -> present.syncedAt(at));
  }

  /** Returns every company, for those who look over all of them. */
  public List<Company> all() {
    return List.copyOf(companies.values());
  }

  private boolean visible(CompanyId id) {
    return transactions.seesPlatform() || transactions.sees(id);
  }
}
