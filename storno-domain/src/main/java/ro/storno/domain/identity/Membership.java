package ro.storno.domain.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * A user's place in an organization.
 *
 * @param id identity; not null
 * @param user not null
 * @param organization not null
 * @param role not null
 * @param active whether it counts
 * @param allowedCompanies companies a restricted member may see; null means all. Owners and admins
 *     see all whatever stands here
 * @param joinedAt not null
 */
public record Membership(
    MembershipId id,
    UserId user,
    OrganizationId organization,
    Role role,
    boolean active,
    @Nullable Set<CompanyId> allowedCompanies,
    Instant joinedAt) {
  /** Returns the membership with another role. */
  public Membership as(Role other) {
    return new Membership(id, user, organization, other, active, allowedCompanies, joinedAt);
  }

  /** Returns whether the member may see a company of the organization. */
  public boolean maySee(CompanyId company) {
    return role == Role.OWNER
        || role == Role.ADMIN
        || allowedCompanies == null
        || allowedCompanies.contains(company);
  }
}
