package ro.storno.application.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.UserId;

/**
 * Who acts: a user in one of their organizations, perhaps through a token that may do less, or the
 * system itself.
 *
 * @param user the user, or null for the system
 * @param organization the organization acted in, or null for the system and for users without one
 * @param role role there, or null likewise
 * @param permissions what may be done: the role's permissions, intersected with the token's; not
 *     null
 * @param allowedCompanies companies a restricted member may see; null means all of the organization
 * @param firstParty whether signed in by password or passkey rather than by an API key or OAuth2
 *     token
 * @param platformAdmin whether super administrator of the installation
 * @param session the session acted in, or null for programs, the system and whoever has not signed
 *     in
 */
public record Actor(
    @Nullable UserId user,
    @Nullable OrganizationId organization,
    @Nullable Role role,
    Set<Permission> permissions,
    @Nullable Set<CompanyId> allowedCompanies,
    boolean firstParty,
    boolean platformAdmin,
    @Nullable UUID session) {
  /** The system itself, as background jobs act. */
  public static final Actor SYSTEM =
      new Actor(null, null, null, Set.of(Permission.values()), null, false, false);

  /** Acts outside of any session. */
  public Actor(
      @Nullable UserId user,
      @Nullable OrganizationId organization,
      @Nullable Role role,
      Set<Permission> permissions,
      @Nullable Set<CompanyId> allowedCompanies,
      boolean firstParty,
      boolean platformAdmin) {
    this(user, organization, role, permissions, allowedCompanies, firstParty, platformAdmin, null);
  }

  /** Takes copies. */
  public Actor {
    permissions = Set.copyOf(permissions);
    allowedCompanies = allowedCompanies == null ? null : Set.copyOf(allowedCompanies);
  }

  /**
   * Checks a permission.
   *
   * @throws ApplicationException.Forbidden if the actor lacks it
   */
  public void require(Permission permission) {
    if (!permissions.contains(permission)) {
      throw new ApplicationException.Forbidden(
          "Forbidden",
          "You need the permission "
              + permission.wireName()
              + "; ask an administrator of your organization.");
    }
  }

  /**
   * Checks a permission that no program may use, however much it was granted.
   *
   * @throws ApplicationException.Forbidden if the actor lacks it, or acts by an API key or app
   */
  public void requireInPerson(Permission permission) {
    require(permission);
    requireFirstParty();
  }

  /**
   * Returns the user, for what no program may do to its user's credentials.
   *
   * @throws ApplicationException.Forbidden for the system, and for API keys and apps
   */
  public UserId requireUserInPerson() {
    requireFirstParty();
    return requireUser();
  }

  private void requireFirstParty() {
    if (!firstParty) {
      throw new ApplicationException.Forbidden(
          "Access denied", "This needs a sign-in in person; API keys and apps cannot do it.");
    }
  }

  /**
   * Checks that somebody runs the installation: the system itself, or a platform administrator who
   * signed in in person.
   *
   * @throws ApplicationException.Forbidden for anybody else
   */
  public void requireOperator() {
    if (!(platformAdmin && firstParty || equals(SYSTEM))) {
      throw new ApplicationException.Forbidden(
          "Forbidden", "Only an administrator of the installation may do this.");
    }
  }

  /** Returns whether the actor may see a company of its organization. */
  public boolean maySee(CompanyId company) {
    return allowedCompanies == null || allowedCompanies.contains(company);
  }

  /**
   * Returns the user, for what belongs to a person.
   *
   * @throws ApplicationException.Forbidden for the system
   */
  public UserId requireUser() {
    if (user == null) {
      throw new ApplicationException.Forbidden("Forbidden", "This belongs to a user.");
    }
    return user;
  }

  /** Returns the user, empty for the system. */
  public Optional<UserId> userIfAny() {
    return Optional.ofNullable(user);
  }
}
