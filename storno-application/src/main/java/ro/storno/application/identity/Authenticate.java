package ro.storno.application.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;

/** Tells who calls, from the bearer token. */
public final class Authenticate {
  private final AccessTokens tokens;
  private final KnownUsers users;
  private final Clock clock;

  /** Authenticates with the given ports; none is null. */
  public Authenticate(AccessTokens tokens, KnownUsers users, Clock clock) {
    this.tokens = tokens;
    this.users = users;
    this.clock = clock;
  }

  /**
   * Tells who calls.
   *
   * @param bearerToken the token without {@code Bearer}, or null where there is none
   * @param organization the {@code X-Organization} header, or null for the first organization
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong, expired or void
   * @throws ApplicationException.Forbidden if the user does not belong to the organization
   */
  public Actor authenticate(@Nullable String bearerToken, @Nullable String organization) {
    if (bearerToken == null || bearerToken.isBlank()) {
      throw new ApplicationException.Unauthenticated("JWT Token not found");
    }
    AccessTokens.Claims claims =
        tokens
            .verify(bearerToken, clock.instant())
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    KnownUsers.Known known =
        users
            .find(claims.user())
            .filter(found -> found.user().active())
            .filter(found -> !claims.issuedAt().isBefore(found.user().credentialsChangedAt()))
            .filter(found -> !found.endedSessions().contains(claims.session()))
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    return actor(known, organization);
  }

  private static Actor actor(KnownUsers.Known known, @Nullable String organization) {
    User user = known.user();
    Optional<Membership> membership =
        organization == null || organization.isBlank()
            ? known.memberships().stream().findFirst()
            : Optional.of(chosen(known, organization.strip()));
    if (membership.isEmpty()) {
      return new Actor(user.id(), null, null, Set.of(), null, true, user.platformAdmin());
    }
    Membership place = membership.get();
    boolean restricted = place.role() != Role.OWNER && place.role() != Role.ADMIN;
    return new Actor(
        user.id(),
        place.organization(),
        place.role(),
        Permission.of(place.role()),
        restricted ? place.allowedCompanies() : null,
        true,
        user.platformAdmin());
  }

  private static Membership chosen(KnownUsers.Known known, String organization) {
    return known.memberships().stream()
        .filter(membership -> membership.organization().toString().equalsIgnoreCase(organization))
        .findFirst()
        .orElseThrow(
            () ->
                new ApplicationException.Forbidden(
                    "Access denied", "You are not a member of this organization."));
  }
}
