package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import ro.storno.domain.identity.UserId;

/**
 * Sign-ins that wait for the second factor. Each allows a bounded number of attempts, counted
 * whatever becomes of them, and ends in one sign-in at most. Used in platform transactions.
 */
public interface MfaChallenges {
  void add(MfaChallenge challenge);

  /**
   * Counts an attempt, unless none is left.
   *
   * @return empty if the challenge is unknown, over or used
   */
  Optional<Attempt> attempt(String hash, int most, Instant now);

  /** Uses the challenge up: of any number of concurrent callers exactly one gets {@code true}. */
  boolean use(String hash, Instant now);

  /**
   * A challenge at rest.
   *
   * @param hash SHA-256 of the secret, lower-case hex; not null
   * @param user who signs in; not null
   * @param purpose what the second factor is asked for; not null
   * @param credentialsChangedAt the user's, when the first factor was given: a change since makes
   *     the challenge void; not null
   * @param createdAt not null
   * @param expiresAt not null
   */
  record MfaChallenge(
      String hash,
      UserId user,
      Purpose purpose,
      Instant credentialsChangedAt,
      Instant createdAt,
      Instant expiresAt) {}

  /** What the second factor is asked for. */
  enum Purpose {
    SIGN_IN,
    STEP_UP
  }

  /**
   * One attempt.
   *
   * @param challenge not null
   * @param allowed false if all attempts were used before
   */
  record Attempt(MfaChallenge challenge, boolean allowed) {}
}
