package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/**
 * Challenges that an authenticator has yet to sign, kept as hashes only. Used in platform
 * transactions.
 */
public interface PasskeyChallenges {
  /** Adds one; those whose time is over may go. */
  void add(PasskeyChallenge challenge);

  /**
   * Uses a challenge up: of any number of concurrent callers exactly one gets it.
   *
   * @return empty if it is unknown, used or over
   */
  Optional<PasskeyChallenge> use(String hash, Instant now);

  /**
   * A challenge at rest.
   *
   * @param hash SHA-256 of the challenge, lower-case hex; not null
   * @param user who adds a passkey; null where somebody signs in, whoever that will be
   * @param createdAt not null
   * @param expiresAt not null
   */
  record PasskeyChallenge(
      String hash, @Nullable UserId user, Instant createdAt, Instant expiresAt) {}
}
