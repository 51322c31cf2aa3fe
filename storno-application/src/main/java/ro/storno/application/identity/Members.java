package ro.storno.application.identity;

import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.OrganizationId;

/** What work on the members of an organization has in common. */
final class Members {
  private Members() {}

  static OrganizationId organization(Actor actor) {
    OrganizationId organization = actor.organization();
    if (organization == null) {
      throw new ApplicationException.NotFound("Organization");
    }
    return organization;
  }
}
