package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.mail.Letter;
import ro.storno.application.mail.MailTemplate;
import ro.storno.application.mail.Post;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;

/**
 * Trades a refresh token for the next pair. Each token works once, however many try at the same
 * time; a second use means that it was stolen, and ends every session that came from it. Its owner
 * hears of that by mail.
 */
public final class RefreshSession {
  private static final String OVER = "Refresh token has expired. Please login again.";
  private static final String REPLAYED = "a refresh token was presented twice";

  private final Transactions transactions;
  private final Users users;
  private final RefreshTokens refreshTokens;
  private final SecretTokens secrets;
  private final Sessions sessions;
  private final KnownUsers known;
  private final Post post;
  private final Whereabouts whereabouts;
  private final AuditTrail audit;
  private final Clock clock;

  /** Refreshes with the given ports; none is null. */
  public RefreshSession(
      Transactions transactions,
      Users users,
      RefreshTokens refreshTokens,
      SecretTokens secrets,
      Sessions sessions,
      KnownUsers known,
      Post post,
      Whereabouts whereabouts,
      AuditTrail audit,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.refreshTokens = refreshTokens;
    this.secrets = secrets;
    this.sessions = sessions;
    this.known = known;
    this.post = post;
    this.whereabouts = whereabouts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Trades the token.
   *
   * @param refreshToken as sent, or null where it is missing
   * @throws ApplicationException.Invalid if it is missing
   * @throws ApplicationException.Unauthenticated if it is unknown, expired, revoked or used before
   * @throws ApplicationException.Forbidden if the account is not active
   */
  public Tokens refresh(@Nullable String refreshToken) {
    if (refreshToken == null || refreshToken.isBlank()) {
      throw new ApplicationException.Invalid(Map.of("refresh_token", Wording.BLANK));
    }
    String hash = secrets.hash(refreshToken);
    // A refusal is returned, not thrown, so that the revocation is committed.
    Trade trade = transactions.inPlatform(() -> trade(hash));
    if (trade.ended != null) {
      known.forget(trade.ended);
    }
    if (trade.refusal != null) {
      throw trade.refusal;
    }
    return Objects.requireNonNull(trade.tokens);
  }

  private Trade trade(String hash) {
    Instant now = clock.instant();
    Optional<RefreshTokens.Consumed> consumed = refreshTokens.consume(hash, now);
    if (consumed.isEmpty()) {
      return Trade.refused("Invalid refresh token.");
    }
    RefreshTokens.RefreshToken token = consumed.get().token();
    if (consumed.get().use() == RefreshTokens.Use.AGAIN) {
      // Told once: replays of a session that has ended would only fill the trail.
      if (refreshTokens.revokeFamily(token.family(), now)) {
        audit.recordOfUser(Actor.SYSTEM, token.user(), AuditAction.SESSIONS_ENDED, REPLAYED);
        users.find(token.user()).filter(User::active).ifPresent(this::warn);
      }
      return Trade.replayed(token.user());
    }
    if (!now.isBefore(token.expiresAt())) {
      return Trade.refused(OVER);
    }
    Optional<User> user = users.find(token.user());
    if (user.isEmpty()) {
      return Trade.refused("Invalid refresh token.");
    }
    if (!user.get().active()) {
      return new Trade(
          null,
          new ApplicationException.Forbidden(
              "Account inactive", "Your account is not active; ask your administrator."),
          null);
    }
    return sessions
        .goOn(user.get(), token.family())
        .map(tokens -> new Trade(tokens, null, null))
        .orElseGet(() -> Trade.refused(OVER));
  }

  private void warn(User owner) {
    post.post(
        new Letter(
            MailTemplate.SESSION_REPLAYED,
            new EmailAddress(owner.email()),
            owner.locale(),
            Map.of("address", whereabouts.address()),
            null));
  }

  /** What came of it: tokens or a refusal, and whose session ended with that. */
  private record Trade(
      @Nullable Tokens tokens, @Nullable ApplicationException refusal, @Nullable UserId ended) {
    static Trade refused(String why) {
      return new Trade(null, new ApplicationException.Unauthenticated(why), null);
    }

    static Trade replayed(UserId user) {
      return new Trade(
          null, new ApplicationException.Unauthenticated("Invalid refresh token."), user);
    }
  }
}
