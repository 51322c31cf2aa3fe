package ro.storno.application.company;

import java.time.Clock;
import java.time.Instant;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;

/**
 * Deletes a company (api-reference/companies/delete.md): at once nobody sees it any more; while
 * {@link Company#GRACE} lasts it can be brought back; then {@link PurgeCompany} removes what no law
 * holds.
 */
public final class DeleteCompany {
  private final Transactions transactions;
  private final Companies companies;
  private final CompanyAccess access;
  private final CompanyDirectory directory;
  private final JobQueue jobs;
  private final AuditRecorder audit;
  private final Clock clock;

  /** Deletes with the given ports; none is null. */
  public DeleteCompany(
      Transactions transactions,
      Companies companies,
      CompanyDirectory directory,
      JobQueue jobs,
      AuditRecorder audit,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.access = new CompanyAccess(companies);
    this.directory = directory;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Deletes the company.
   *
   * @return the company as deleted
   * @throws ApplicationException.Forbidden without {@code company.delete}, or if the member may not
   *     see the company
   * @throws ApplicationException.NotFound if the organization has no such company
   */
  public Company delete(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_DELETE);
    Company gone = transactions.inPlatform(() -> deleted(actor, access.findForUpdate(actor, id)));
    directory.forget(gone.organization());
    return gone;
  }

  /** Deletes the companies of an organization that ends; call it in a platform transaction. */
  public void deleteAllOf(Actor actor, OrganizationId organization) {
    companies.of(organization).forEach(company -> deleted(actor, company));
  }

  private Company deleted(Actor actor, Company company) {
    Instant now = clock.instant();
    Company gone = company.deleted(now);
    companies.update(gone);
    jobs.enqueueAt(PurgeCompany.job(gone), gone.goneAt().orElseThrow());
    audit.record(
        actor,
        gone.organization(),
        AuditAction.COMPANY_DELETED,
        gone.id().value(),
        gone.party().name());
    return gone;
  }

  /** Lets this node see that companies of an organization have changed. */
  public void forget(OrganizationId organization) {
    directory.forget(organization);
  }
}
