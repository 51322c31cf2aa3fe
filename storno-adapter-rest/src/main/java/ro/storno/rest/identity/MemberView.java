package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.ManageMembers;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.User;

/**
 * A member of an organization.
 *
 * @param id identity of the membership
 * @param uuid the same
 * @param user the person
 * @param email the person's address
 * @param firstName first name
 * @param lastName last name
 * @param role role, in capitals
 * @param isActive whether the membership counts
 * @param allowedCompanies what a restricted member may see; null for everything
 * @param joinedAt since when
 * @param isCurrentUser whether it is the caller
 * @param isSuperAdmin whether the person runs the installation
 * @param permissions what the role allows
 * @param hasCustomPermissions whether more or less than the role's
 */
public record MemberView(
    UUID id,
    UUID uuid,
    Person user,
    String email,
    @Nullable String firstName,
    @Nullable String lastName,
    String role,
    boolean isActive,
    @Nullable List<UUID> allowedCompanies,
    Instant joinedAt,
    boolean isCurrentUser,
    boolean isSuperAdmin,
    List<String> permissions,
    boolean hasCustomPermissions) {

  /**
   * The person.
   *
   * @param id identity of the account
   * @param email address
   * @param firstName first name
   * @param lastName last name
   * @param lastConnectedAt last sign-in
   */
  public record Person(
      UUID id,
      String email,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable Instant lastConnectedAt) {}

  static MemberView of(ManageMembers.Member member, Actor caller) {
    Membership membership = member.membership();
    User user = member.user();
    Set<CompanyId> allowed = membership.allowedCompanies();
    UUID id = membership.id().value();
    return new MemberView(
        id,
        id,
        new Person(
            user.id().value(), user.email(), user.firstName(), user.lastName(), user.lastLoginAt()),
        user.email(),
        user.firstName(),
        user.lastName(),
        membership.role().name(),
        membership.active(),
        allowed == null ? null : allowed.stream().map(CompanyId::value).sorted().toList(),
        membership.joinedAt(),
        user.id().equals(caller.user()),
        user.platformAdmin(),
        Permission.of(membership.role()).stream().sorted().map(Permission::wireName).toList(),
        false);
  }
}
