package ro.storno.application.identity;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   * Proves that the password is the actor's; not to be called in a transaction, since hashing is
   * slow. What is done on the strength of it asks in its own transaction whether it still stands.
   *
   * @return empty if the password is wrong
   * @throws ApplicationException.Invalid if it is missing
   */
  Optional<Proved> prove(Actor actor, @Nullable String password) {
    if (password == null || password.isEmpty()) {
      throw new ApplicationException.Invalid(Map.of("password", Wording.BLANK));
    }
    User user = transactions.inPlatform(() -> users.find(actor.requireUser())).orElseThrow();
    String hash = user.passwordHash();
    boolean right =
        hash != null
            && password.length() <= PasswordRules.LONGEST
            && passwords.matches(password, hash);
    return right ? Optional.of(new Proved(user)) : Optional.empty();
  }

  /**
   * A password was right.
   *
   * @param user as it was then; not null
   */
  record Proved(User user) {
    /**
     * Locks the account and asks whether its password is still the one that was proved.
     *
     * @return the account as it is now
     * @throws ApplicationException.Unauthenticated if the credentials were changed meanwhile
     */
    User lockStanding(Users users) {
      User present = users.findForUpdate(user.id()).orElseThrow();
      if (!present.credentialsChangedAt().equals(user.credentialsChangedAt())
          || !Objects.equals(present.passwordHash(), user.passwordHash())) {
        throw new ApplicationException.Unauthenticated("Invalid credentials.");
      }
      return present;
    }
  }
}
