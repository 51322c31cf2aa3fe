package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Who users are and where they belong, remembered for at most one second: a signature then suffices
 * to know who calls, and a revocation still acts within that second on every node.
 */
public final class KnownUsers {
  /** The longest time for which a revoked user or membership still counts. */
  public static final Duration STALENESS = Duration.ofSeconds(1);

  private final BriefCache<UserId, Optional<Known>> cache;
  private final Transactions transactions;
  private final Users users;
  private final Organizations organizations;
  private final RefreshTokens refreshTokens;
  private final FactorDemand demand;
  private final Clock clock;

  /** Knows from the given ports; none is null. */
  public KnownUsers(
      Transactions transactions,
      Users users,
      Organizations organizations,
      RefreshTokens refreshTokens,
      FactorDemand demand,
      Clock clock) {
    this.cache = new BriefCache<>(STALENESS, clock);
    this.transactions = transactions;
    this.users = users;
    this.organizations = organizations;
    this.refreshTokens = refreshTokens;
    this.demand = demand;
    this.clock = clock;
  }

  /** Returns what is known about a user, empty if there is no such user. */
  Optional<Known> find(UserId id) {
    return cache.get(id, this::load);
  }

  /** Forgets a user who has just changed. */
  void forget(UserId id) {
    cache.forget(id);
  }

  private Optional<Known> load(UserId id) {
    return transactions.inPlatform(() -> users.find(id).map(user -> known(user, clock.instant())));
  }

  private Known known(User user, Instant now) {
    List<Membership> memberships = organizations.membershipsOf(user.id());
    return new Known(
        user,
        memberships,
        refreshTokens.revokedSince(user.id(), now.minus(Sessions.ACCESS_LIFETIME)),
        demand.lackOf(user.id(), memberships));
  }

  /**
   * What is known.
   *
   * @param user not null
   * @param memberships active ones, oldest first; not null
   * @param endedSessions those that ended while their access tokens may still be about; not null
   * @param lack of a second factor that is demanded; not null
   */
  record Known(
      User user, List<Membership> memberships, Set<UUID> endedSessions, FactorDemand.Lack lack) {}
}
