package ro.storno.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ro.storno.domain.identity.UserId;

/** Short-lived signed tokens (JWT, RS256) that prove who calls. */
public interface AccessTokens {
  /** Returns a signed token for a session of a user. */
  String issue(UserId user, UUID session, Instant now, Duration lifetime);

  /** Returns what a token says, empty unless signature, algorithm, issuer and time all fit. */
  Optional<Claims> verify(String token, Instant now);

  /**
   * What a token says.
   *
   * @param user not null
   * @param session what the token was issued in; not null
   * @param issuedAt not null
   * @param expiresAt not null
   */
  record Claims(UserId user, UUID session, Instant issuedAt, Instant expiresAt) {}
}
