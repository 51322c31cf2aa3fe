package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  /** How long a session lives, however often it is refreshed; then its user signs in anew. */
  public static final Duration LONGEST = Duration.ofDays(365);

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

  /**
   * Begins a session; call it in a platform transaction.
   *
   * @param proof what the user has proved to be theirs, in words for the trail; not null
   */
  Tokens begin(User user, String proof) {
    return begin(user, proof, ids.next());
  }

  /**
   * Begins a session of somebody whom a passkey has verified: it needs no further factor. Call it
   * in a platform transaction.
   */
  Tokens beginVerified(User user) {
    UUID family = ids.next();
    Tokens tokens = begin(user, "passkey", family);
    refreshTokens.markVerified(family);
    return tokens;
  }

  private Tokens begin(User user, String proof, UUID family) {
    audit.recordOfUser(user.id(), AuditAction.SIGNED_IN, proof);
    return issue(user, family, clock.instant().plus(LONGEST));
  }

  /**
   * Goes on with a session; call it in a platform transaction.
   *
   * @return empty if it has gone on for long enough
   */
  Optional<Tokens> goOn(User user, UUID family) {
    Instant end = refreshTokens.beganAt(family).orElseThrow().plus(LONGEST);
    return clock.instant().isBefore(end) ? Optional.of(issue(user, family, end)) : Optional.empty();
  }

  private Tokens issue(User user, UUID family, Instant end) {
    Instant now = clock.instant();
    Instant unused = now.plus(REFRESH_LIFETIME);
    String secret = secrets.generate();
    refreshTokens.add(
        new RefreshTokens.RefreshToken(
            secrets.hash(secret), family, user.id(), unused.isBefore(end) ? unused : end, now));
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
