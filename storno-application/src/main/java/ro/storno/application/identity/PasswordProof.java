package ro.storno.application.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.domain.identity.User;

/** Lets users prove themselves again, with their password, before something that matters. */
final class PasswordProof {
  private final Transactions transactions;
  private final Users users;
  private final PasswordHasher passwords;

  PasswordProof(Transactions transactions, Users users, PasswordHasher passwords) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
  }

  /**
   * Returns whether the password is the actor's; not to be called in a transaction, since hashing
   * is slow.
   *
   * @throws ApplicationException.Invalid if it is missing
   */
  boolean holds(Actor actor, @Nullable String password) {
    if (password == null || password.isEmpty()) {
      throw new ApplicationException.Invalid(Map.of("password", Wording.BLANK));
    }
    User user = transactions.inPlatform(() -> users.find(actor.requireUser())).orElseThrow();
    String hash = user.passwordHash();
    return hash != null
        && password.length() <= PasswordRules.LONGEST
        && passwords.matches(password, hash);
  }
}
