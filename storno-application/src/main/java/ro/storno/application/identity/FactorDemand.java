package ro.storno.application.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/**
 * Who demands a second factor of a user, and whether it is there. Whoever runs the installation can
 * demand it of everybody, an organization of its members. An authenticator that is on satisfies the
 * demand, since every sign-in then asks for it; so does a session that began with a passkey, as
 * long as its user has one: the device and whoever unlocked it are two. Used in platform
 * transactions.
 */
public final class FactorDemand {
  private final boolean everybody;
  private final Organizations organizations;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final RefreshTokens sessions;

  /**
   * Asks the given ports; none is null.
   *
   * @param everybody whether the installation demands it of everybody
   */
  public FactorDemand(
      boolean everybody,
      Organizations organizations,
      SecondFactors factors,
      Passkeys passkeys,
      RefreshTokens sessions) {
    this.everybody = everybody;
    this.organizations = organizations;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
  }

  /** Returns whether a second factor is demanded of a user. */
  boolean concerns(UserId user) {
    return everybody || !organizations.demandingSecondFactorOf(user).isEmpty();
  }

  /** Returns whether a user can meet the demand by a passkey. */
  boolean metByPasskey(UserId user) {
    return !passkeys.of(user).isEmpty();
  }

  private boolean hasAuthenticator(UserId user) {
    return factors.find(user).filter(SecondFactors.SecondFactor::enabled).isPresent();
  }

  /**
   * Lets nobody change what meets the demand who does not meet it. Where a passkey alone meets it,
   * the password still begins sessions; from one of those, whoever knows the password could turn an
   * authenticator of their own on, and be let in. Who has neither may enrol the first factor.
   *
   * @throws ApplicationException.Forbidden with code {@link Authenticate#DEMANDED} if a passkey
   *     meets the demand and the session did not begin with one
   */
  void requireMetInSession(Actor actor) {
    UserId user = actor.requireUser();
    boolean byPasskeyAlone = concerns(user) && !hasAuthenticator(user) && metByPasskey(user);
    UUID session = actor.session();
    if (byPasskeyAlone && (session == null || !sessions.verified(user).contains(session))) {
      throw passkeyFirst();
    }
  }

  /** Refuses a session that did not begin with the passkey by which its user meets the demand. */
  static ApplicationException.Forbidden passkeyFirst() {
    return new ApplicationException.Forbidden(
        "Second factor required", "Sign in with your passkey first.", Authenticate.DEMANDED);
  }

  /**
   * Finds out what a user lacks.
   *
   * @param memberships active ones; not null
   */
  Lack lackOf(UserId user, List<Membership> memberships) {
    Set<OrganizationId> demanding =
        everybody
            ? memberships.stream().map(Membership::organization).collect(Collectors.toSet())
            : organizations.demandingSecondFactorOf(user);
    boolean demanded = everybody || !demanding.isEmpty();
    if (!demanded || hasAuthenticator(user)) {
      return Lack.NONE;
    }
    boolean passkey = metByPasskey(user);
    return new Lack(true, demanding, passkey, passkey ? sessions.verified(user) : Set.of());
  }

  /**
   * What a user lacks who has no authenticator.
   *
   * @param demanded whether a second factor is demanded at all
   * @param closed organizations that are closed without one; not null
   * @param passkey whether the user has a passkey, so that programs that were let in by a session
   *     that began with one go on
   * @param verified sessions that began with a passkey; not null
   */
  record Lack(boolean demanded, Set<OrganizationId> closed, boolean passkey, Set<UUID> verified) {
    static final Lack NONE = new Lack(false, Set.of(), false, Set.of());

    /** Returns whether a session is kept out of what demands a second factor. */
    boolean keepsOut(UUID session) {
      return demanded && !verified.contains(session);
    }

    /** Returns whether the user's programs are kept out of an organization. */
    boolean keepsProgramsOut(OrganizationId organization) {
      return demanded && !passkey && closed.contains(organization);
    }
  }
}
