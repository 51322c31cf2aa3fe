package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/**
 * Authorizations that were begun and wait for the browser to come back from ANAF. Kept by hash: the
 * state itself is known to the browser only. Used in platform transactions.
 */
public interface AuthorizationAttempts {
  /** Adds one, and forgets those that were over a day before. */
  void add(Attempt attempt);

  /** Finds one, used or not. */
  Optional<Attempt> find(String stateHash);

  /**
   * Uses one up: exactly one of any number of concurrent callers gets it.
   *
   * @return empty if it is unknown, over, or was used before
   */
  Optional<Attempt> consume(String stateHash, Instant now);

  /**
   * An authorization that was begun.
   *
   * @param stateHash SHA-256 of the state in hex; not null
   * @param user for whom; not null
   * @param browserHash SHA-256 of the secret that the browser was given; not null
   * @param linkHash SHA-256 of the link that led here, or null
   * @param createdAt not null
   * @param expiresAt not null
   * @param usedAt or null
   */
  record Attempt(
      String stateHash,
      UserId user,
      String browserHash,
      @Nullable String linkHash,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant usedAt) {
    /** Returns whether it can still be used. */
    boolean openAt(Instant time) {
      return usedAt == null && time.isBefore(expiresAt);
    }
  }
}
