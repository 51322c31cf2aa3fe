package ro.storno.application.identity;

import ro.storno.application.ApplicationException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;

/**
 * An actor working in a company that it was proved to have access to. Use cases on company data
 * take this instead of a bare id, so that unguarded access does not compile. {@link EnterCompany}
 * makes it.
 *
 * @param actor who acts; not null
 * @param profile the company as it stood at most one second ago; not null
 */
public record CompanyScope(Actor actor, Company profile) {
  /** Returns the company's id. */
  public CompanyId company() {
    return profile.id();
  }

  /**
   * Checks that the actor may look.
   *
   * @throws ApplicationException.Forbidden if the permission is missing
   */
  public void requireToView(Permission permission) {
    actor.require(permission);
  }

  /**
   * Checks that the actor may change something, and that the company can be changed at all.
   *
   * @throws ApplicationException.Forbidden if the permission is missing or the company is read-only
   */
  public void requireToChange(Permission permission) {
    actor.require(permission);
    if (profile.readOnly()) {
      throw new ApplicationException.Forbidden(
          "Company is read-only",
          "The plan of your organization does not cover this company; upgrade to change it.");
    }
  }
}
