package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.secret.SealedSecret;

/**
 * The tokens of an authorization, as they are stored.
 *
 * @param fingerprint SHA-256 of the access token in hex, by which it is recognised; not null
 * @param access not null
 * @param accessExpiresAt not null
 * @param refresh null if there is none, or ANAF takes it no more
 * @param refreshExpiresAt null where there is no refresh token
 */
public record SealedTokens(
    String fingerprint,
    SealedSecret access,
    Instant accessExpiresAt,
    @Nullable SealedSecret refresh,
    @Nullable Instant refreshExpiresAt) {
  /** Checks that what must be there is. */
  public SealedTokens {
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(accessExpiresAt, "accessExpiresAt");
  }

  /** Returns whether the access token is good at a time. */
  public boolean accessGoodAt(Instant time) {
    return time.isBefore(accessExpiresAt);
  }

  /** Returns whether new tokens can be bought at a time. */
  public boolean renewableAt(Instant time) {
    return refresh != null && refreshExpiresAt != null && time.isBefore(refreshExpiresAt);
  }

  /** Returns when nothing can be done with them any more. */
  public Instant endsAt() {
    return refresh != null && refreshExpiresAt != null && refreshExpiresAt.isAfter(accessExpiresAt)
        ? refreshExpiresAt
        : accessExpiresAt;
  }
}
