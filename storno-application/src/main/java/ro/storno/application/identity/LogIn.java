package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.limit.CallLimits;
import ro.storno.domain.identity.User;

/** Signs a user in by e-mail address and password. */
public final class LogIn {
  private static final int GUESSES = 50;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final PasswordHasher passwords;
  private final SecretTokens secrets;
  private final VerifySecondFactor secondFactor;
  private final Admittance admittance;
  private final AuditTrail audit;
  private final CallLimits limits;

  /**
   * Signs in with the given ports; none is null.
   *
   * @param admittance whether an account may be signed in to
   * @param limits how often somebody may try
   */
  LogIn(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      PasswordHasher passwords,
      SecretTokens secrets,
      VerifySecondFactor secondFactor,
      Admittance admittance,
      AuditTrail audit,
      CallLimits limits) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.secrets = secrets;
    this.secondFactor = secondFactor;
    this.admittance = admittance;
    this.audit = audit;
    this.limits = limits;
  }

  /**
   * Signs in. An unknown address takes as long as a wrong password.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if address and password do not belong together
   * @throws ApplicationException.TooMany if this account was tried too often from elsewhere
   * @throws ApplicationException.Forbidden if the account is not active, or not confirmed where
   *     that is demanded
   */
  public SignIn logIn(Command command) {
    validator.check(command);
    String email = Accounts.normalized(Objects.requireNonNull(command.email));
    String password = Objects.requireNonNull(command.password);
    Optional<User> found = transactions.inPlatform(() -> users.findByEmail(email));
    // The slow comparison happens outside of any transaction.
    requireFewGuesses(email, found);
    if (!proves(password, found)) {
      throw new ApplicationException.Unauthenticated(
          "Invalid credentials.",
          found.map(User::id).orElse(null),
          found.isEmpty() ? "unknown account" : "wrong password");
    }
    User user = found.orElseThrow();
    admittance.require(user);
    String fresh = freshHash(password, user);
    return transactions.inPlatform(() -> begin(user, fresh));
  }

  /**
   * Whoever guesses from many places is held up, address by address known or not; whoever calls
   * from where the account was signed in before never is, so that nobody can lock its owner out.
   */
  private void requireFewGuesses(String email, Optional<User> account) {
    boolean familiar =
        account.isPresent()
            && transactions.inPlatform(() -> audit.signedInFromHere(account.get().id()));
    if (!familiar) {
      limits
          .slide("sign-in of " + secrets.hash(email), GUESSES, WINDOW)
          .ifPresent(
              wait -> {
                throw new ApplicationException.TooMany(
                    "",
                    "Too many attempts to sign in to this account. Wait, sign in from where you did"
                        + " before, or choose a new password by mail.",
                    wait);
              });
    }
  }

  private boolean proves(String password, Optional<User> found) {
    String hash = found.map(User::passwordHash).orElse(null);
    if (hash == null || password.length() > PasswordRules.LONGEST) {
      passwords.waste(password.substring(0, Math.min(password.length(), 64)));
      return false;
    }
    return passwords.matches(password, hash);
  }

  /** A hash that an older system made is replaced while the password is known; slow, like all. */
  private @Nullable String freshHash(String password, User user) {
    boolean old = passwords.needsRehash(Objects.requireNonNull(user.passwordHash()));
    return old ? passwords.hash(password) : null;
  }

  private SignIn begin(User proved, @Nullable String fresh) {
    User present = users.findForUpdate(proved.id()).orElseThrow();
    if (!present.credentialsChangedAt().equals(proved.credentialsChangedAt())) {
      throw new ApplicationException.Unauthenticated("Invalid credentials.");
    }
    if (fresh != null && Objects.equals(present.passwordHash(), proved.passwordHash())) {
      users.update(present.rehashed(fresh));
    }
    return secondFactor.beginOrAsk(present, "password");
  }

  /**
   * What was typed.
   *
   * @param email required
   * @param password required
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Nullable String email,
      @NotBlank(message = Wording.BLANK) @Nullable String password) {}
}
