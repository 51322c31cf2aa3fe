package ro.storno.application.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.OneTimeTokens.OneTimeToken;
import ro.storno.application.identity.OneTimeTokens.Purpose;
import ro.storno.domain.identity.User;

/** Confirms that an address belongs to the owner of the account. */
public final class ConfirmEmail {
  private final Transactions transactions;
  private final Users users;
  private final OneTimeTokens tokens;
  private final SecretTokens secrets;
  private final KnownUsers known;
  private final Clock clock;

  /** Confirms with the given ports; none is null. */
  public ConfirmEmail(
      Transactions transactions,
      Users users,
      OneTimeTokens tokens,
      SecretTokens secrets,
      KnownUsers known,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.tokens = tokens;
    this.secrets = secrets;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Confirms the address that a token was sent to.
   *
   * @param token as sent, or null where it is missing
   * @throws ApplicationException.Invalid if it is missing
   * @throws ApplicationException.Unauthenticated if it is unknown, expired or was used before
   * @throws ApplicationException.Conflict if the address was confirmed before
   */
  public void confirm(@Nullable String token) {
    if (token == null || token.isBlank()) {
      throw new ApplicationException.Invalid(Map.of("token", Wording.BLANK));
    }
    String hash = secrets.hash(token.strip());
    User confirmed = transactions.inPlatform(() -> confirmed(hash));
    known.forget(confirmed.id());
  }

  private User confirmed(String hash) {
    Instant now = clock.instant();
    Optional<OneTimeToken> found = tokens.find(Purpose.CONFIRM_EMAIL, hash);
    if (found.isPresent() && found.get().used()) {
      throw new ApplicationException.Unauthenticated(
          "This confirmation token has already been used.");
    }
    User user =
        found
            .filter(token -> token.good(now))
            .flatMap(token -> users.findForUpdate(token.user()))
            .filter(User::active)
            .orElseThrow(
                () ->
                    new ApplicationException.Unauthenticated(
                        "Email confirmation token is invalid or has expired."));
    if (user.emailVerified()) {
      throw new ApplicationException.Conflict("", "This email address has already been confirmed.");
    }
    if (!tokens.use(Purpose.CONFIRM_EMAIL, hash, now)) {
      throw new ApplicationException.Unauthenticated(
          "This confirmation token has already been used.");
    }
    User changed = user.confirmed(now);
    users.update(changed);
    return changed;
  }
}
