package ro.storno.application.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Companies, always asked for within their organization; used in platform transactions. */
public interface Companies {
  /** Returns the companies of an organization that are not deleted, in order of creation. */
  List<Company> of(OrganizationId organization);

  Optional<Company> find(OrganizationId organization, CompanyId id);

  /** Finds a company, deleted or not, and locks it until the transaction ends. */
  Optional<Company> findForUpdate(OrganizationId organization, CompanyId id);

  /**
   * Returns the company for a job or another piece of the system that acts for the tenant itself.
   */
  Optional<Company> find(CompanyId id);

  /**
   * Adds a company.
   *
   * @return false if the organization already has a company with the same CIF
   */
  boolean add(Company company);

  void update(Company company);

  /** Notes when a company was last synchronised; nothing else of it changes. */
  void synced(CompanyId company, Instant at);
}
