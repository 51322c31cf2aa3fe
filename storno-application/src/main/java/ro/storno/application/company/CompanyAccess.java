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
    OrganizationId organization = actor.organization();
    Company company =
        (organization == null
                ? Optional.<Company>empty()
                : companies.find(organization, id).filter(found -> found.deletedAt() == null))
            .orElseThrow(() -> new ApplicationException.NotFound("Company"));
    if (!actor.maySee(id)) {
      throw new ApplicationException.Forbidden(
          "Access denied", "You do not have access to this company.");
    }
    return company;
  }

  /** Finds the company in the running transaction and checks that it may be changed. */
  Company findToChange(Actor actor, CompanyId id) {
    actor.require(Permission.COMPANY_EDIT);
    Company company = find(actor, id);
    new CompanyScope(actor, company).requireToChange(Permission.COMPANY_EDIT);
    return company;
  }
}
