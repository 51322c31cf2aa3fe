package ro.storno.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.identity.UserId;

/** Short-lived signed tokens (JWT, RS256) that prove who calls. */
public interface AccessTokens {
  /** Returns a signed token for a session of a user. */
  String issue(UserId user, UUID session, Instant now, Duration lifetime);

  /** Returns what a token says, empty unless signature, algorithm, issuer and time all fit. */
  Optional<Claims> verify(String token, Instant now);

  /**
   * Returns what the token of somebody who calls says.
   *
   * @param token without {@code Bearer}, or null where there is none
   * @throws ApplicationException.Unauthenticated if it is missing, wrong or expired
   */
  default Claims require(@Nullable String token, Instant now) {
    return Optional.ofNullable(token)
        .flatMap(present -> verify(present, now))
        .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
  }

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
