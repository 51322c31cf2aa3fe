package ro.storno.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;

/** Authenticators and backup codes of users; used in platform transactions. */
public interface SecondFactors {
  Optional<SecondFactor> find(UserId user);

  /**
   * Keeps the secret of an authenticator that is not proved yet, in place of an earlier one.
   *
   * @return false if a second factor is on already
   */
  boolean prepare(UserId user, SealedSecret secret, Instant now);

  /**
   * Turns the second factor on.
   *
   * @param step the time step that proved the authenticator
   * @return false if nothing was prepared, or if it is on already
   */
  boolean enable(UserId user, long step, Instant now);

  /**
   * Uses a time step up: of any number of concurrent callers exactly one gets {@code true}.
   *
   * @return false if this step or a later one was used before
   */
  boolean useStep(UserId user, long step);

  /** Removes authenticator and backup codes. */
  void remove(UserId user);

  /** Replaces the backup codes. */
  void putBackupCodes(UserId user, List<BackupCode> codes);

  /** Returns the backup codes that were not used yet. */
  List<BackupCode> backupCodes(UserId user);

  /** Uses a backup code up: of any number of concurrent callers exactly one gets {@code true}. */
  boolean useBackupCode(UserId user, UUID id, Instant now);

  /**
   * Counts an attempt on the second factor, across all challenges of a user.
   *
   * @return false if there were too many since the window began
   */
  boolean countAttempt(UserId user, int most, Duration window, Instant now);

  /** Forgets the attempts, after one that succeeded. */
  void clearAttempts(UserId user);

  /**
   * A user's authenticator.
   *
   * @param user not null
   * @param secret base32, sealed; not null
   * @param enabledAt since when it is asked for, or null while it is not proved
   */
  record SecondFactor(UserId user, SealedSecret secret, @Nullable Instant enabledAt) {
    /** Returns whether it is asked for. */
    public boolean enabled() {
      return enabledAt != null;
    }
  }

  /**
   * A backup code at rest.
   *
   * @param id not null
   * @param hash SHA-256 of the code, sealed: eight characters can be guessed from a bare hash; not
   *     null
   */
  record BackupCode(UUID id, SealedSecret hash) {}
}
