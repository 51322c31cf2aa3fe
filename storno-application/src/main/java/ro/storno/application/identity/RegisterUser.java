package ro.storno.application.identity;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;

/** Opens an account with an organization of its own, and signs it in. */
public final class RegisterUser {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Accounts accounts;
  private final PasswordHasher passwords;
  private final Sessions sessions;
  private final boolean open;

  /** Registers with the given ports; none is null. */
  public RegisterUser(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      PasswordHasher passwords,
      Sessions sessions,
      Ids ids,
      Clock clock) {
    this(validator, transactions, users, organizations, passwords, sessions, ids, clock, true);
  }

  /**
   * Registers with the given ports; none is null.
   *
   * @param open whether anybody may register; else the operator opens accounts
   */
  public RegisterUser(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      PasswordHasher passwords,
      Sessions sessions,
      Ids ids,
      Clock clock,
      boolean open) {
    this.validator = validator;
    this.transactions = transactions;
    this.accounts = new Accounts(users, organizations, ids, clock);
    this.passwords = passwords;
    this.sessions = sessions;
    this.open = open;
  }

  /**
   * Opens the account.
   *
   * @param command not null
   * @return tokens of the first session, never null
   * @throws ApplicationException.Forbidden if registration is closed
   * @throws ApplicationException.Invalid if address or password are malformed
   * @throws ApplicationException.Conflict if the address has an account
   */
  public Tokens register(Command command) {
    if (!open) {
      throw new ApplicationException.Forbidden(
          "Registration is closed", "Ask whoever runs this server for an account.");
    }
    validator.check(command);
    String email = Objects.requireNonNull(command.email);
    String hash = passwords.hash(Objects.requireNonNull(command.password));
    String named = command.organizationName;
    String organization = named == null || named.isBlank() ? Accounts.normalized(email) : named;
    return transactions.inPlatform(
        () ->
            sessions.begin(
                accounts.open(
                    email, hash, command.firstName, command.lastName, false, organization)));
  }

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
          @Size(min = Accounts.SHORTEST_PASSWORD, message = Accounts.PASSWORD_LENGTH)
          @Size(max = Accounts.LONGEST_PASSWORD, message = Wording.TOO_LONG)
          @Nullable String password,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String firstName,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String lastName,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String organizationName) {}
}
