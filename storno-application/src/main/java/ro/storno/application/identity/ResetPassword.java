package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.OneTimeTokens.OneTimeToken;
import ro.storno.application.identity.OneTimeTokens.Purpose;
import ro.storno.domain.identity.User;

/**
 * Lets somebody who can read the account's mail choose a new password; ends every session. Where
 * the address was never confirmed, the account may have been opened by somebody else: then nothing
 * that opened it before opens it any more.
 */
public final class ResetPassword {
  private static final String VOID = "Password reset token is invalid or has expired.";
  private static final String USED = "This password reset token has already been used.";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final OneTimeTokens tokens;
  private final GoogleLinks googleLinks;
  private final SecretTokens secrets;
  private final PasswordHasher passwords;
  private final PasswordRules rules;
  private final CredentialChanges changes;
  private final ReclaimAccount reclaim;
  private final Clock clock;

  /** Resets with the given ports; none is null. */
  ResetPassword(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      OneTimeTokens tokens,
      GoogleLinks googleLinks,
      SecretTokens secrets,
      PasswordHasher passwords,
      PasswordRules rules,
      CredentialChanges changes,
      ReclaimAccount reclaim,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.tokens = tokens;
    this.googleLinks = googleLinks;
    this.secrets = secrets;
    this.passwords = passwords;
    this.rules = rules;
    this.changes = changes;
    this.reclaim = reclaim;
    this.clock = clock;
  }

  /**
   * Sets the new password.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if the token is unknown, expired or was used
   * @throws ApplicationException.Unacceptable if the password is not good enough
   */
  public void reset(Command command) {
    validator.check(command);
    String password = Objects.requireNonNull(command.password);
    String hash = secrets.hash(Objects.requireNonNull(command.token).strip());
    // Nobody without a token makes us hash, and hashing happens outside of any transaction.
    User owner = transactions.inPlatform(() -> owner(hash));
    rules
        .objection(password, owner)
        .ifPresent(
            wrong -> {
              throw new ApplicationException.Unacceptable(wrong, Map.of("password", wrong));
            });
    String passwordHash = passwords.hash(password);
    transactions.inPlatform(
        () -> {
          User present = users.findForUpdate(owner.id()).orElseThrow();
          if (!tokens.use(Purpose.RESET_PASSWORD, hash, clock.instant())) {
            throw new ApplicationException.Unauthenticated(USED);
          }
          // Whoever reads the mail has shown that the address is theirs. A Google account that
          // bears it still is linked again at its next sign-in.
          googleLinks.removeAllOf(present.id());
          return changes.changePassword(confirmed(present), passwordHash);
        });
    changes.forget(owner.id());
    reclaim.forget(owner.id());
  }

  private User confirmed(User user) {
    if (user.emailVerified()) {
      return user;
    }
    Instant now = clock.instant();
    reclaim.endAccess(user, now);
    return user.confirmed(now);
  }

  private User owner(String hash) {
    Instant now = clock.instant();
    OneTimeToken token =
        tokens
            .find(Purpose.RESET_PASSWORD, hash)
            .orElseThrow(() -> new ApplicationException.Unauthenticated(VOID));
    if (token.used()) {
      throw new ApplicationException.Unauthenticated(USED);
    }
    return users
        .find(token.user())
        .filter(user -> token.good(now) && user.active())
        .orElseThrow(() -> new ApplicationException.Unauthenticated(VOID));
  }

  /**
   * The new password.
   *
   * @param token from the mail, required
   * @param password required
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Nullable String token,
      @NotBlank(message = Wording.BLANK) @Nullable String password) {
    /** Shows no secrets. */
    @Override
    public String toString() {
      return "Command[]";
    }
  }
}
