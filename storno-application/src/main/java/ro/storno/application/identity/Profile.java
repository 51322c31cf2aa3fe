package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.licensing.Subscription;

/**
 * A user as they see themselves.
 *
 * @param user not null
 * @param organization the one acted in, or null
 * @param role role there, or null
 * @param subscription how long that organization has its plan, or null without one
 * @param now when all this was so; not null
 * @param permissions what may be done there; not null
 * @param secondFactor whether a second factor is asked for
 * @param memberships every active membership, oldest first; not null
 */
public record Profile(
    User user,
    @Nullable Organization organization,
    @Nullable Role role,
    @Nullable Subscription subscription,
    Instant now,
    Set<Permission> permissions,
    boolean secondFactor,
    List<Place> memberships) {
  /** Takes copies. */
  public Profile {
    permissions = Set.copyOf(permissions);
    memberships = List.copyOf(memberships);
  }

  /**
   * A membership and its organization.
   *
   * @param membership not null
   * @param organization not null
   */
  public record Place(Membership membership, Organization organization) {}
}
