package ro.storno.application.company;

import java.time.Instant;
import java.util.List;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;

/** Companies that were deleted; used in platform transactions. */
public interface DeletedCompanies {
  /** Returns the deleted companies of an organization that can be brought back, newest first. */
  List<Company> deletedOf(OrganizationId organization);

  /**
   * Brings a deleted company back.
   *
   * @return false if the organization has another one with the same CIF by now
   */
  boolean restore(Company company);

  /**
   * Puts a company that was deleted before a moment beyond recall.
   *
   * @return false if there is no such company, or if it was brought back
   */
  boolean beginPurge(CompanyId company, Instant deletedBefore);

  /**
   * Removes what the platform keeps about a company beside it: what users were told about it, and
   * its jobs that failed for good.
   */
  void forgetMentions(CompanyId company);
}
