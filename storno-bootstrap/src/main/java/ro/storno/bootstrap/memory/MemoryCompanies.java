package ro.storno.bootstrap.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.company.Companies;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Companies. */
final class MemoryCompanies implements Companies {
  private final Map<CompanyId, Company> companies = new LinkedHashMap<>();

  @Override
  public List<Company> of(OrganizationId organization) {
    return companies.values().stream().filter(c -> c.organization().equals(organization)).toList();
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
  public Optional<Company> find(CompanyId id) {
    return Optional.ofNullable(companies.get(id));
  }

  @Override
  public boolean add(Company company) {
    return companies.putIfAbsent(company.id(), company) == null;
  }

  @Override
  public void update(Company company) {
    companies.put(company.id(), company);
  }

  @Override
  public void synced(CompanyId company, Instant at) {
    companies.computeIfPresent(company, (id, present) -> present.syncedAt(at));
  }
}
