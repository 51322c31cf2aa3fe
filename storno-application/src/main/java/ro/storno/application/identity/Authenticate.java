package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Tells who calls, from an access token of a session or an app, or from an API key. */
public final class Authenticate {
  /** What keeps members without a second factor out of an organization that demands one. */
  public static final String DEMANDED = "second_factor_demanded";

  private static final String INVALID_KEY = "Invalid, expired or revoked API key";
  private static final String INVALID_APP_TOKEN = "Invalid, expired or revoked access token";

  /** Younger access tokens may be of a session that is not remembered yet; ours tell seconds. */
  private static final Duration FRESH = KnownUsers.STALENESS.plusSeconds(2);

  /** Ours have at most 75 characters; longer ones are refused before anything is computed. */
  private static final int LONGEST_KEY = 200;

  private final AccessTokens tokens;
  private final KnownUsers users;
  private final KnownApiKeys keys;
  private final KnownOAuth2Tokens appTokens;
  private final SecretTokens secrets;
  private final Clock clock;

  /** Authenticates with the given ports; none is null. */
  public Authenticate(
      AccessTokens tokens,
      KnownUsers users,
      KnownApiKeys keys,
      KnownOAuth2Tokens appTokens,
      SecretTokens secrets,
      Clock clock) {
    this.tokens = tokens;
    this.users = users;
    this.keys = keys;
    this.appTokens = appTokens;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Tells who calls.
   *
   * @param credential the access token without {@code Bearer}, or the API key; or null where there
   *     is none
   * @param organization the {@code X-Organization} header, or null for the first organization
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong, expired or void
   * @throws ApplicationException.Forbidden if the user does not belong to the organization
   */
  public Actor authenticate(@Nullable String credential, @Nullable String organization) {
    if (credential == null || credential.isBlank()) {
      throw new ApplicationException.Unauthenticated("JWT Token not found");
    }
    if (credential.startsWith(ManageApiKeys.PREFIX)) {
      return byKey(credential, organization);
    }
    return credential.startsWith(ExchangeGrant.ACCESS_PREFIX)
        ? byApp(credential, organization)
        : byToken(credential, organization);
  }

  private Actor byToken(String token, @Nullable String organization) {
    AccessTokens.Claims claims =
        tokens
            .verify(token, clock.instant())
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    KnownUsers.Known known =
        knownTo(claims)
            .filter(found -> found.user().active())
            .filter(found -> !claims.issuedAt().isBefore(found.user().credentialsChangedAt()))
            .filter(found -> !found.endedSessions().contains(claims.session()))
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    return actor(known, claims.session(), organization);
  }

  /** A session that has just begun with a passkey may be younger than what is remembered. */
  private Optional<KnownUsers.Known> knownTo(AccessTokens.Claims claims) {
    Optional<KnownUsers.Known> known = users.find(claims.user());
    boolean fresh = claims.issuedAt().plus(FRESH).isAfter(clock.instant());
    if (fresh && known.filter(found -> found.lack().keepsOut(claims.session())).isPresent()) {
      users.forget(claims.user());
      return users.find(claims.user());
    }
    return known;
  }

  private Actor byKey(String secret, @Nullable String organization) {
    ApiKey key =
        Optional.of(secret)
            .filter(text -> text.length() <= LONGEST_KEY)
            .flatMap(text -> keys.find(secrets.hash(text)))
            .filter(found -> found.good(clock.instant()))
            .orElseThrow(() -> new ApplicationException.Unauthenticated(INVALID_KEY));
    Delegation delegation =
        new Delegation(key.user(), key.organization(), key.scopes(), INVALID_KEY);
    Actor actor = acting(delegation, organization);
    keys.noteUse(key);
    return actor;
  }

  private Actor byApp(String secret, @Nullable String organization) {
    OAuth2Grants.Granted<OAuth2Grants.Token> found =
        Optional.of(secret)
            .filter(text -> text.length() <= LONGEST_KEY)
            .flatMap(text -> appTokens.find(secrets.hash(text)))
            .filter(granted -> granted.secret().good(clock.instant()))
            .orElseThrow(() -> new ApplicationException.Unauthenticated(INVALID_APP_TOKEN));
    return acting(
        new Delegation(
            found.grant().user(),
            found.grant().organization(),
            found.secret().scopes(),
            INVALID_APP_TOKEN),
        organization);
  }

  /** Programs act where their user belongs, as far as both may; that is asked each time. */
  private Actor acting(Delegation delegation, @Nullable String organization) {
    KnownUsers.Known known =
        users
            .find(delegation.user)
            .filter(found -> found.user().active())
            .orElseThrow(() -> new ApplicationException.Unauthenticated(delegation.invalid));
    Membership place =
        known.memberships().stream()
            .filter(membership -> membership.organization().equals(delegation.organization))
            .findFirst()
            .orElseThrow(() -> new ApplicationException.Unauthenticated(delegation.invalid));
    if (organization != null
        && !organization.isBlank()
        && !place.organization().toString().equalsIgnoreCase(organization.strip())) {
      throw new ApplicationException.Forbidden(
          "Access denied", "This API key or app was let into another organization.");
    }
    if (known.lack().keepsProgramsOut(place.organization())) {
      throw demanded();
    }
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    permissions.addAll(Permission.of(place.role()));
    permissions.retainAll(delegation.scopes);
    return new Actor(
        delegation.user,
        place.organization(),
        place.role(),
        permissions,
        seen(place),
        false,
        false);
  }

  /** What a program was given, and what is said when it is good for nothing. */
  private record Delegation(
      UserId user, OrganizationId organization, Set<Permission> scopes, String invalid) {}

  private static @Nullable Set<CompanyId> seen(Membership place) {
    boolean restricted = place.role() != Role.OWNER && place.role() != Role.ADMIN;
    return restricted ? place.allowedCompanies() : null;
  }

  private static Actor actor(KnownUsers.Known known, UUID session, @Nullable String organization) {
    User user = known.user();
    Optional<Membership> membership =
        organization == null || organization.isBlank()
            ? known.memberships().stream().findFirst()
            : Optional.of(chosen(known, organization.strip()));
    boolean keptOut = known.lack().keepsOut(session);
    Set<OrganizationId> closed = keptOut ? known.lack().closed() : Set.of();
    // Whoever lacks the factor that is demanded does not run the installation either.
    boolean operator = user.platformAdmin() && !keptOut;
    if (membership.filter(place -> !closed.contains(place.organization())).isEmpty()) {
      return new Actor(user.id(), null, null, Set.of(), null, true, operator, session);
    }
    Membership place = membership.get();
    return new Actor(
        user.id(),
        place.organization(),
        place.role(),
        Permission.of(place.role()),
        seen(place),
        true,
        operator,
        session);
  }

  /**
   * Tells users who lack the second factor that their organization demands what keeps them out; all
   * others pass. They are let in to what is their own, so that they can turn one on.
   *
   * @param actor as returned by {@link #authenticate}; not null
   * @param operating whether what is asked for is for administrators of the installation
   * @throws ApplicationException.Forbidden with code {@link #DEMANDED}
   */
  public void requireDemandedFactor(Actor actor, boolean operating) {
    actor
        .userIfAny()
        .flatMap(users::find)
        .filter(known -> known.lack().demanded())
        .filter(known -> kept(actor, known, operating))
        .ifPresent(
            known -> {
              throw known.lack().passkey() ? FactorDemand.passkeyFirst() : demanded();
            });
  }

  private static boolean kept(Actor actor, KnownUsers.Known known, boolean operating) {
    boolean member = actor.organization() == null && !known.memberships().isEmpty();
    boolean operator = operating && known.user().platformAdmin() && !actor.platformAdmin();
    return member || operator;
  }

  private static ApplicationException.Forbidden demanded() {
    return new ApplicationException.Forbidden(
        "Second factor required",
        "Your organization demands a second factor of its members, or this server of everybody."
            + " Turn one on first: POST /api/v1/me/mfa/totp/setup and /api/v1/me/mfa/totp/enable;"
            + " or add a passkey, and sign in with it.",
        DEMANDED);
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
