package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
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

  /** Returns the sessions of a user that can still be refreshed, the last refreshed first. */
  List<Session> standing(UserId user, Instant now);

  /** Returns when a family began, empty if there is none. */
  Optional<Instant> beganAt(UUID family);

  /** Notes that a session began with a passkey, by which its user was verified. */
  void markVerified(UUID family);

  /** Returns the sessions of a user that began with a passkey. */
  Set<UUID> verified(UserId user);

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

  /**
   * A session.
   *
   * @param family which; not null
   * @param beganAt when its user signed in; not null
   * @param refreshedAt when it was last refreshed; not null
   * @param expiresAt when it ends unless it is refreshed before; not null
   */
  record Session(UUID family, Instant beganAt, Instant refreshedAt, Instant expiresAt) {}

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
