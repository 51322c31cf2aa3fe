package ro.storno.application.identity;

import java.util.List;
import java.util.OptionalInt;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Plan;

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

  /**
   * Checks that one more may come; who was invited has a place already. Call it with the
   * organization locked.
   *
   * @throws ApplicationException.PlanLimit if the plan has no place left
   */
  static void requirePlace(
      Organization organization, List<Membership> members, Invitations invitations) {
    OptionalInt most = Plan.of(organization.plan()).users();
    if (most.isEmpty()) {
      return;
    }
    long taken =
        members.stream().filter(Membership::active).count()
            + invitations.of(organization.id()).size();
    if (taken >= most.getAsInt()) {
      throw new ApplicationException.PlanLimit(
          "The plan of your organization has room for " + most.getAsInt() + " users.",
          most.getAsInt());
    }
  }
}
