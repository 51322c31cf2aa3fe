package ro.storno.application.identity;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** Organizations and who belongs to them; used in platform transactions. */
public interface Organizations {
  void add(Organization organization);

  Optional<Organization> find(OrganizationId id);

  void addMember(Membership membership);

  /** Returns the active memberships of a user, oldest first. */
  List<Membership> membershipsOf(UserId user);

  /** Returns the active memberships in an organization, oldest first. */
  List<Membership> membersOf(OrganizationId organization);
}
