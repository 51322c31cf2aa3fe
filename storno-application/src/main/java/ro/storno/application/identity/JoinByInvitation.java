package ro.storno.application.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.domain.identity.User;

/**
 * Opens an account for somebody who was invited, and lets them into the organization, both or
 * neither. Whoever brings the token can read the mailbox: the address needs no other confirmation,
 * and registration need not be open.
 */
public final class JoinByInvitation {
  private static final int LONGEST_NAME = 100;

  private final Transactions transactions;
  private final ManageInvitations invitations;
  private final Accounts accounts;
  private final PasswordHasher passwords;
  private final PasswordRules rules;

  /** Joins with the given ports; none is null. */
  JoinByInvitation(
      Transactions transactions,
      ManageInvitations invitations,
      Accounts accounts,
      PasswordHasher passwords,
      PasswordRules rules) {
    this.transactions = transactions;
    this.invitations = invitations;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
  }

  /**
   * Opens the account and accepts.
   *
   * @throws ApplicationException.NotFound if the invitation is unknown, used or withdrawn
   * @throws ApplicationException.Gone if it has expired
   * @throws ApplicationException.Conflict if the address has an account: its owner signs in instead
   * @throws ApplicationException.Unacceptable if a name is too long or the password not good enough
   */
  public ManageInvitations.Accepted join(String token, Newcomer newcomer) {
    // Nobody without a token makes us hash, and hashing happens outside of any transaction.
    String email = invitations.offer(token).invitation().email().value();
    String password = newcomer.password == null ? "" : newcomer.password;
    FieldErrors errors = new FieldErrors();
    errors.addIf(tooLong(newcomer.firstName), "firstName", "This name is too long.");
    errors.addIf(tooLong(newcomer.lastName), "lastName", "This name is too long.");
    errors.addIf(password.isEmpty(), "password", Wording.BLANK);
    rules
        .objection(password, email, newcomer.firstName, newcomer.lastName)
        .ifPresent(wrong -> errors.add("password", wrong));
    errors.throwUnacceptable();
    String hash = passwords.hash(password);
    return transactions.inPlatform(
        () -> {
          User user =
              accounts.open(email, hash, newcomer.firstName, newcomer.lastName, true, false, null);
          return invitations.accepted(
              new Actor(user.id(), null, null, Set.of(), null, true, false), token);
        });
  }

  private static boolean tooLong(@Nullable String name) {
    return name != null && name.length() > LONGEST_NAME;
  }

  /**
   * Who joins.
   *
   * @param firstName or null
   * @param lastName or null
   * @param password required
   */
  public record Newcomer(
      @Nullable String firstName, @Nullable String lastName, @Nullable String password) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Newcomer[]";
    }
  }
}
