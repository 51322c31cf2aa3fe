package ro.storno.application.identity;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;

/**
 * Shows users where they are signed in, and ends it there: on this node at once, on every other
 * within a second. Who calls is told from the access token, which names the session itself.
 */
public final class ManageSessions {
  private final Transactions transactions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final KnownUsers known;
  private final AuditTrail audit;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  ManageSessions(
      Transactions transactions,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      KnownUsers known,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.known = known;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Returns the sessions of whoever calls, the last refreshed first.
   *
   * @param accessToken of the present one, or null where it is missing
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong or expired
   */
  public List<Shown> list(@Nullable String accessToken) {
    AccessTokens.Claims here = accessTokens.require(accessToken, clock.instant());
    return transactions
        .inPlatform(() -> refreshTokens.standing(here.user(), clock.instant()))
        .stream()
        .map(each -> new Shown(each, each.family().equals(here.session())))
        .toList();
  }

  /**
   * Ends one session.
   *
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong or expired
   * @throws ApplicationException.NotFound if the caller has no such session
   */
  public void end(@Nullable String accessToken, UUID session) {
    AccessTokens.Claims here = accessTokens.require(accessToken, clock.instant());
    if (ended(here, session, "one of them, by its user") == 0) {
      throw new ApplicationException.NotFound("Session");
    }
  }

  /**
   * Ends all sessions but the present one.
   *
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong or expired
   */
  public void endOthers(@Nullable String accessToken) {
    AccessTokens.Claims here = accessTokens.require(accessToken, clock.instant());
    ended(here, null, "all but one, by their user");
  }

  /** Ends one session, or without one all but the caller's, and returns how many that were. */
  private int ended(AccessTokens.Claims here, @Nullable UUID wanted, String words) {
    int count =
        transactions.inPlatform(
            () -> {
              List<UUID> ending =
                  refreshTokens.standing(here.user(), clock.instant()).stream()
                      .map(RefreshTokens.Session::family)
                      .filter(
                          each ->
                              wanted == null ? !each.equals(here.session()) : each.equals(wanted))
                      .filter(each -> refreshTokens.revokeFamily(each, clock.instant()))
                      .toList();
              if (!ending.isEmpty()) {
                audit.recordOfUser(here.user(), AuditAction.SESSIONS_ENDED, words);
              }
              return ending.size();
            });
    known.forget(here.user());
    return count;
  }

  /**
   * A session.
   *
   * @param session not null
   * @param present whether it is the one that asks
   */
  public record Shown(RefreshTokens.Session session, boolean present) {}
}
