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
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.identity.User;

/** Opens an account on behalf of the operator of the installation. */
public final class CreateUser {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final Accounts accounts;
  private final PasswordHasher passwords;
  private final PasswordRules rules;

  /** Creates with the given ports; none is null. */
  public CreateUser(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Organizations organizations,
      AuditTrail audit,
      PasswordHasher passwords,
      PasswordRules rules,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.accounts = new Accounts(users, organizations, audit, ids, clock);
    this.passwords = passwords;
    this.rules = rules;
  }

  /**
   * Opens the account; the operator at the console is the authority.
   *
   * @throws ApplicationException.Invalid if address or password are malformed
   * @throws ApplicationException.Conflict if the address has an account
   */
  public User create(Command command) {
    return create(command, () -> {});
  }

  /**
   * Opens the first account of the installation; of any number of callers on any number of nodes
   * one succeeds.
   *
   * @throws ApplicationException.Invalid if address or password are malformed
   * @throws ApplicationException.NotFound if there is an account
   */
  User createFirst(Command command) {
    return create(
        command,
        () -> {
          if (!users.lockIfNone()) {
            throw new ApplicationException.NotFound("First-run link");
          }
        });
  }

  private User create(Command command, Runnable before) {
    validator.check(command);
    String password = Objects.requireNonNull(command.password);
    String email = Accounts.canonical(Objects.requireNonNull(command.email));
    rules.requireGood(password, email, command.firstName, command.lastName);
    String hash = passwords.hash(password);
    return transactions.inPlatform(
        () -> {
          before.run();
          return accounts.open(
              email,
              hash,
              command.firstName,
              command.lastName,
              true,
              command.platformAdmin,
              command.organizationName);
        });
  }

  /**
   * Whose account.
   *
   * @param email address, required
   * @param password at least eight characters, required
   * @param firstName or null
   * @param lastName or null
   * @param platformAdmin whether super administrator of the installation
   * @param organizationName name of an organization to own, or null for none
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
      boolean platformAdmin,
      @Size(max = 200, message = Wording.TOO_LONG) @Nullable String organizationName) {}
}
