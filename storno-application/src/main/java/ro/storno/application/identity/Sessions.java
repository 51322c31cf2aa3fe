package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import ro.storno.application.Ids;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.User;

/** Issues pairs of tokens: a short-lived signed one and a secret that buys the next pair, once. */
public final class Sessions {
  /** How long an access token lives (api-reference/auth/login.md). */
  public static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

  /** How long a refresh token waits for its use (api-reference/auth/refresh.md). */
  public static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final SecretTokens secrets;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  /** Issues with the given ports; none is null. */
  public Sessions(
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      SecretTokens secrets,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.secrets = secrets;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a session; call it in a platform transaction. */
  Tokens begin(User user) {
    audit.recordOfUser(user.id(), AuditAction.SIGNED_IN, "");
    return issue(user, ids.next());
  }

  /** Goes on with a session; call it in a platform transaction. */
  Tokens goOn(User user, UUID family) {
    return issue(user, family);
  }

  private Tokens issue(User user, UUID family) {
    Instant now = clock.instant();
    String secret = secrets.generate();
    refreshTokens.add(
        new RefreshTokens.RefreshToken(
            secrets.hash(secret), family, user.id(), now.plus(REFRESH_LIFETIME), now));
    // Tokens carry whole seconds. Right after a change of password the new session must not look
    // older than the change.
    Instant issuedAt =
        now.isBefore(user.credentialsChangedAt()) ? user.credentialsChangedAt() : now;
    return new Tokens(
        accessTokens.issue(user.id(), family, issuedAt, ACCESS_LIFETIME),
        secret,
        ACCESS_LIFETIME,
        user.id());
  }
}
