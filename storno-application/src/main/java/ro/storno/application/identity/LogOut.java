package ro.storno.application.identity;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;

/**
 * Ends a session: its refresh tokens are void at once, its access token on this node at once and on
 * every other within a second.
 */
public final class LogOut {
  private final Transactions transactions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final KnownUsers known;
  private final Clock clock;

  /** Ends sessions with the given ports; none is null. */
  public LogOut(
      Transactions transactions,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      KnownUsers known,
      Clock clock) {
    this.transactions = transactions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Ends the session of an access token.
   *
   * @param accessToken without {@code Bearer}, or null where there is none
   * @throws ApplicationException.Unauthenticated if the token is missing, wrong or expired
   */
  public void logOut(@Nullable String accessToken) {
    AccessTokens.Claims session = accessTokens.require(accessToken, clock.instant());
    transactions.inPlatform(
        () -> {
          refreshTokens.revokeFamily(session.session(), clock.instant());
          return session;
        });
    known.forget(session.user());
  }
}
