package ro.storno.application.identity;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.identity.User;

/** Opens an account with an organization of its own, and signs it in. */
public final class RegisterUser {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Accounts accounts;
  private final PasswordHasher passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final ConfirmationMails mails;
  private final Rules registration;

  /**
   * Registers with the given ports; none is null.
   *
   * @param registration how open the house is
   */
  public RegisterUser(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      AuditTrail audit,
      PasswordHasher passwords,
      PasswordRules rules,
      Sessions sessions,
      ConfirmationMails mails,
      Ids ids,
      Clock clock,
      Rules registration) {
    this.validator = validator;
    this.transactions = transactions;
    this.accounts = new Accounts(users, organizations, audit, ids, clock);
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.mails = mails;
    this.registration = registration;
  }

  /**
   * Opens the account.
   *
   * @param command not null
   * @return tokens of the first session; empty where the address must be confirmed first
   * @throws ApplicationException.Forbidden if registration is closed
   * @throws ApplicationException.Invalid if address or password are malformed
   * @throws ApplicationException.Conflict if the address has an account
   */
  public Optional<Tokens> register(Command command) {
    if (!registration.open) {
      throw new ApplicationException.Forbidden(
          "Registration is closed", "Ask whoever runs this server for an account.");
    }
    validator.check(command);
    String email = Accounts.canonical(Objects.requireNonNull(command.email));
    String password = Objects.requireNonNull(command.password);
    rules.requireGood(password, email, command.firstName, command.lastName);
    String hash = passwords.hash(password);
    String named = command.organizationName;
    String organization = named == null || named.isBlank() ? email : named;
    return transactions.inPlatform(
        () -> {
          User user =
              accounts.open(
                  email, hash, command.firstName, command.lastName, false, false, organization);
          mails.askToConfirm(user);
          return registration.confirmed
              ? Optional.empty()
              : Optional.of(sessions.begin(user, "new account"));
        });
  }

  /**
   * How open the house is.
   *
   * @param open whether anybody may register; else the operator opens accounts
   * @param confirmed whether an address must be confirmed before the first sign-in
   */
  public record Rules(boolean open, boolean confirmed) {}

  /**
   * Who registers.
   *
   * @param email address, required
   * @param password at least eight characters, required
   * @param firstName or null
   * @param lastName or null
   * @param organizationName or null for the e-mail address
   */
  public record Command(
      @NotBlank(message = Wording.BLANK)
          @Email(message = Wording.EMAIL)
          @Size(max = 180, message = Wording.TOO_LONG)
          @Nullable String email,
      @NotBlank(message = Wording.BLANK)
          @Size(min = PasswordRules.SHORTEST, message = PasswordRules.TOO_SHORT)
          @Nullable String password,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String firstName,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String lastName,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String organizationName) {}
}
