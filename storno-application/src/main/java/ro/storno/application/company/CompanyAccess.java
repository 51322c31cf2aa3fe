package ro.storno.application.company;

import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;

/** Finds a company for an actor who names it by id. */
final class CompanyAccess {
  private final Companies companies;

  CompanyAccess(Companies companies) {
    this.companies = companies;
  }

  /** Finds the company in the running transaction. */
  Company find(Actor actor, CompanyId id) {
    return seen(actor, of(actor).flatMap(organization -> companies.find(organization, id)));
  }

  /** Finds the company, checks that it may be changed, and keeps others from changing it. */
  Company findToChange(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_EDIT);
    Company company = findForUpdate(actor, id);
    new CompanyScope(actor, company).requireToChange(Permission.COMPANY_EDIT);
    return company;
  }

  /** Finds the company and keeps others from changing it. */
  Company findForUpdate(Actor actor, CompanyId id) {
    return seen(
        actor, of(actor).flatMap(organization -> companies.findForUpdate(organization, id)));
  }

  private static Optional<OrganizationId> of(Actor actor) {
    return Optional.ofNullable(actor.organization());
  }

  private static Company seen(Actor actor, Optional<Company> found) {
    Company company =
        found
            .filter(each -> each.deletedAt() == null)
            .orElseThrow(() -> new ApplicationException.NotFound("Company"));
    if (!actor.maySee(company.id())) {
      throw new ApplicationException.Forbidden(
          "Access denied", "You do not have access to this company.");
    }
    return company;
  }
}
