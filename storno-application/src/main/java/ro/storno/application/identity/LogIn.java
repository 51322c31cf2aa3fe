package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.domain.identity.User;

/** Signs a user in by e-mail address and password. */
public final class LogIn {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final PasswordHasher passwords;
  private final VerifySecondFactor secondFactor;
  private final Admittance admittance;

  /**
   * Signs in with the given ports; none is null.
   *
   * @param admittance whether an account may be signed in to
   */
  LogIn(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      PasswordHasher passwords,
      VerifySecondFactor secondFactor,
      Admittance admittance) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.admittance = admittance;
  }

  /**
   * Signs in. An unknown address takes as long as a wrong password.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if address and password do not belong together
   * @throws ApplicationException.Forbidden if the account is not active, or not confirmed where
   *     that is demanded
   */
  public SignIn logIn(Command command) {
    validator.check(command);
    String email = Accounts.normalized(Objects.requireNonNull(command.email));
    String password = Objects.requireNonNull(command.password);
    Optional<User> found = transactions.inPlatform(() -> users.findByEmail(email));
    // The slow comparison happens outside of any transaction.
    if (!proves(password, found)) {
      throw new ApplicationException.Unauthenticated("Invalid credentials.");
    }
    User user = found.orElseThrow();
    admittance.require(user);
    return transactions.inPlatform(() -> begin(user));
  }

  private boolean proves(String password, Optional<User> found) {
    String hash = found.map(User::passwordHash).orElse(null);
    if (hash == null || password.length() > PasswordRules.LONGEST) {
      passwords.waste(password.substring(0, Math.min(password.length(), 64)));
      return false;
    }
    return passwords.matches(password, hash);
  }

  private SignIn begin(User proved) {
    User present = users.findForUpdate(proved.id()).orElseThrow();
    if (!present.credentialsChangedAt().equals(proved.credentialsChangedAt())) {
      throw new ApplicationException.Unauthenticated("Invalid credentials.");
    }
    return secondFactor.beginOrAsk(present);
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
