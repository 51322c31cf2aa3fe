package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/** Refresh tokens, kept as hashes only; each is used once. Used in platform transactions. */
public interface RefreshTokens {
  void add(RefreshToken token);

  /**
   * Consumes a token: exactly one of any number of concurrent callers gets {@link Use#FIRST}.
   *
   * @return empty if the hash is unknown
   */
  Optional<Consumed> consume(String hash, Instant now);

  /**
   * Revokes every token of a family.
   *
   * @return whether any of them was not revoked before
   */
  boolean revokeFamily(UUID family, Instant now);

  /** Returns the families of a user that were revoked since a moment. */
  Set<UUID> revokedSince(UserId user, Instant since);

  /** Revokes every token of a user. */
  void revokeAllOf(UserId user, Instant now);

  /**
   * A refresh token at rest.
   *
   * @param hash SHA-256 of the secret, lower-case hex; not null
   * @param family all tokens rotated from one sign-in; not null
   * @param user not null
   * @param expiresAt not null
   * @param createdAt not null
   */
  record RefreshToken(
      String hash, UUID family, UserId user, Instant expiresAt, Instant createdAt) {}

  /** Whether a token was used for the first time. */
  enum Use {
    FIRST,
    /** Used or revoked before: somebody replays it. */
    AGAIN
  }

  /**
   * What consuming found.
   *
   * @param token not null
   * @param use not null
   * @param usedAt when it was used before, or null
   */
  record Consumed(RefreshToken token, Use use, @Nullable Instant usedAt) {}
}
