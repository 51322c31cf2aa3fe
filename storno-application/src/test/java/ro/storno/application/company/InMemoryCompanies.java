package ro.storno.application.company;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Companies in memory. */
public final class InMemoryCompanies implements Companies, DeletedCompanies {
  private final InMemoryTransactions transactions;
  private final Map<CompanyId, Company> companies;
  private final Map<CompanyId, Boolean> purged;
  private final Set<CompanyId> unmentioned = new HashSet<>();

  public InMemoryCompanies(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.companies = transactions.table();
    this.purged = transactions.table();
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
  public Optional<Company> findForUpdate(OrganizationId organization, CompanyId id) {
    return find(organization, id);
  }

  @Override
  public List<Company> deletedOf(OrganizationId organization) {
    return companies.values().stream()
        .filter(company -> company.organization().equals(organization))
        .filter(company -> company.deletedAt() != null && !purged.containsKey(company.id()))
        .sorted(Comparator.comparing(Company::deletedAt).reversed())
        .toList();
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return Optional.ofNullable(companies.get(id)).filter(company -> visible(id));
  }

  @Override
  public boolean add(Company company) {
    boolean free = free(company);
    if (free) {
      companies.put(company.id(), company);
    }
    return free;
  }

  private boolean free(Company company) {
    return companies.values().stream()
        .noneMatch(
            other ->
                other.organization().equals(company.organization())
                    && other.deletedAt() == null
                    && Objects.equals(other.party().taxCode(), company.party().taxCode()));
  }

  @Override
  public boolean restore(Company company) {
    return !purged.containsKey(company.id())
        && free(company)
        && companies.replace(company.id(), company) != null;
  }

  @Override
  public boolean beginPurge(CompanyId company, Instant deletedBefore) {
    Company found = companies.get(company);
    boolean due =
        found != null && found.deletedAt() != null && !found.deletedAt().isAfter(deletedBefore);
    if (due) {
      purged.put(company, true);
    }
    return due;
  }

  @Override
  public void forgetMentions(CompanyId company) {
    unmentioned.add(company);
  }

  /** Returns whether nobody is told about a company any more. */
  public boolean unmentioned(CompanyId company) {
    return unmentioned.contains(company);
  }

  /** Takes a company out, with nothing of it left. */
  public void erase(CompanyId company) {
    companies.remove(company);
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
