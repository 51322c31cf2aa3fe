package ro.storno.application.company;

import java.time.Clock;
import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.Actor;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;

/** Lists deleted companies and brings them back, as long as they are not gone for good. */
public final class RestoreCompany {
  private final Transactions transactions;
  private final Companies companies;
  private final DeletedCompanies deleted;
  private final CompanyDirectory directory;
  private final AuditRecorder audit;
  private final PlanLimits limits;
  private final Clock clock;

  /** Restores with the given ports; none is null. */
  public RestoreCompany(
      Transactions transactions,
      Companies companies,
      DeletedCompanies deleted,
      CompanyDirectory directory,
      AuditRecorder audit,
      PlanLimits limits,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.deleted = deleted;
    this.directory = directory;
    this.audit = audit;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Returns the companies that can be brought back, the last one deleted first.
   *
   * @throws ApplicationException.Forbidden without {@code company.delete}
   */
  public List<Company> deleted(Actor actor) {
    actor.require(Permission.COMPANY_DELETE);
    OrganizationId organization = actor.organization();
    return organization == null
        ? List.of()
        : transactions.inPlatform(() -> deleted.deletedOf(organization)).stream()
            .filter(company -> actor.maySee(company.id()) && recallable(company))
            .toList();
  }

  private boolean recallable(Company company) {
    return company.goneAt().filter(gone -> clock.instant().isBefore(gone)).isPresent();
  }

  /**
   * Brings a company back, as it was.
   *
   * @throws ApplicationException.Forbidden without {@code company.delete}
   * @throws ApplicationException.NotFound if the organization has no such company
   * @throws ApplicationException.Conflict if it is not deleted, or {@code DUPLICATE_CIF} if the
   *     organization has another one with its CIF by now
   * @throws ApplicationException.Gone if the time to bring it back is over
   * @throws ApplicationException.PlanLimit if the plan has no room for another company
   */
  public Company restore(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_DELETE);
    Company back = transactions.inPlatform(() -> restored(actor, id));
    directory.forget(back.organization());
    return back;
  }

  private Company restored(Actor actor, CompanyId id) {
    OrganizationId organization = actor.organization();
    if (organization == null || !actor.maySee(id)) {
      throw new ApplicationException.NotFound("Company");
    }
    Company present =
        companies
            .findForUpdate(organization, id)
            .orElseThrow(() -> new ApplicationException.NotFound("Company"));
    if (present.deletedAt() == null) {
      throw new ApplicationException.Conflict("", "This company is not deleted.");
    }
    if (!recallable(present)) {
      throw new ApplicationException.Gone("The time to bring this company back is over.");
    }
    limits.requireRoomForCompany(organization).take();
    Company back = present.restored(clock.instant());
    if (!deleted.restore(back)) {
      throw new ApplicationException.Conflict(
          "DUPLICATE_CIF", "Your organization has another company with this CIF by now.");
    }
    audit.record(
        actor, organization, AuditAction.COMPANY_RESTORED, id.value(), back.party().name());
    return back;
  }
}
