package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.AuthorizationState;
import ro.storno.domain.identity.UserId;

/**
 * What a certificate holder allowed at ANAF: tokens, kept by one user of ours. For which taxpayers
 * they may act is the certificate's affair; it is found out by asking ({@link CheckedCif}).
 *
 * @param id public number, 0 before it is stored
 * @param uid to which the sealed tokens are bound; not null
 * @param user who keeps it; not null
 * @param label as the user named it, or null
 * @param tokens not null
 * @param generation how often the tokens were replaced
 * @param renewNotBefore when renewal may be tried again after it failed, or null
 * @param createdAt not null
 * @param lastUsedAt to the hour, or null
 * @param refusedAt when ANAF refused the token altogether, or null
 */
public record Authorization(
    long id,
    UUID uid,
    UserId user,
    @Nullable String label,
    SealedTokens tokens,
    long generation,
    @Nullable Instant renewNotBefore,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant refusedAt) {
  /** Checks that what must be there is. */
  public Authorization {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** Returns whether it can be used at a time. */
  public AuthorizationState stateAt(Instant time) {
    if (refusedAt != null) {
      return AuthorizationState.REFUSED;
    }
    return time.isBefore(tokens.endsAt()) ? AuthorizationState.VALID : AuthorizationState.EXPIRED;
  }

  /** Returns whether it can be used at a time. */
  public boolean validAt(Instant time) {
    return stateAt(time) == AuthorizationState.VALID;
  }

  /** Returns whether a renewal may be tried now. */
  boolean mayRenewAt(Instant time) {
    return refusedAt == null
        && tokens.renewableAt(time)
        && (renewNotBefore == null || !time.isBefore(renewNotBefore));
  }
}
