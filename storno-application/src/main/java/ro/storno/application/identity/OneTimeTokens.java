package ro.storno.application.identity;

import java.time.Instant;
import java.util.Optional;
import ro.storno.domain.identity.UserId;

/**
 * Tokens that travel by mail or in an answer and work once, kept as hashes only. Used in platform
 * transactions.
 */
public interface OneTimeTokens {
  void add(OneTimeToken token);

  /** Finds a token, whether it was used or not. */
  Optional<OneTimeToken> find(Purpose purpose, String hash);

  /**
   * Uses a token up: of any number of concurrent callers exactly one gets {@code true}.
   *
   * @return false if there is no such token, or if it was used or made void before
   */
  boolean use(Purpose purpose, String hash, Instant now);

  /** Makes every unused token of a user void. */
  void voidAll(UserId user, Purpose purpose, Instant now);

  /** Returns how many tokens a user was given since a moment. */
  int countSince(UserId user, Purpose purpose, Instant since);

  /** What a token is for; it works for nothing else. */
  enum Purpose {
    CONFIRM_EMAIL,
    RESET_PASSWORD,
    /** Shows that the second factor was given a moment ago. */
    STEP_UP
  }

  /**
   * A token at rest.
   *
   * @param purpose not null
   * @param hash SHA-256 of the secret, lower-case hex; not null
   * @param user whose it is; not null
   * @param createdAt not null
   * @param expiresAt not null
   * @param used whether it was used or made void
   */
  record OneTimeToken(
      Purpose purpose,
      String hash,
      UserId user,
      Instant createdAt,
      Instant expiresAt,
      boolean used) {
    /** Returns whether it still works. */
    boolean good(Instant now) {
      return !used && now.isBefore(expiresAt);
    }
  }
}
