package ro.storno.application.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.User;

/**
 * Signs in whoever holds a passkey. The authenticator offers the passkeys it has for this site, so
 * nothing is told about any account before one is proved. A passkey is two factors in one; no
 * further one is asked for.
 */
public final class LogInWithPasskey {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final Passkeys passkeys;
  private final PasskeyChallenger challenger;
  private final PasskeyCeremonies ceremonies;
  private final Sessions sessions;
  private final Admittance admittance;
  private final Clock clock;

  /** Signs in with the given ports; none is null. */
  LogInWithPasskey(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Passkeys passkeys,
      PasskeyChallenger challenger,
      PasskeyCeremonies ceremonies,
      Sessions sessions,
      Admittance admittance,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.passkeys = passkeys;
    this.challenger = challenger;
    this.ceremonies = ceremonies;
    this.sessions = sessions;
    this.admittance = admittance;
    this.clock = clock;
  }

  /** Begins a sign-in; it is the same for everybody. */
  public Offer begin() {
    return new Offer(ceremonies.site(), transactions.inPlatform(() -> challenger.give(null)));
  }

  /**
   * Ends a sign-in. Its challenge is used up, whatever becomes of it.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unacceptable if the passkey is unknown or the answer does not fit
   * @throws ApplicationException.Forbidden if the authenticator did not verify its user, or the
   *     account may not be signed in to
   */
  public Tokens logIn(Command command) {
    validator.check(command);
    PasskeyAnswer answer = Objects.requireNonNull(command.response);
    String challenge = challenger.take(answer, null).challenge();
    String session = command.sessionId;
    if (session != null && !session.isBlank() && !session.strip().equals(challenge)) {
      throw PasskeyChallenger.refused("The answer belongs to another sign-in; start again.");
    }
    String credential = Objects.requireNonNull(answer.id());
    Passkey passkey =
        transactions
            .inPlatform(() -> passkeys.findByCredential(credential))
            .orElseThrow(() -> PasskeyChallenger.refused("This passkey is not registered here."));
    long signatures = ceremonies.check(answer, challenge, passkey);
    return transactions.inPlatform(() -> begin(passkey, signatures));
  }

  private Tokens begin(Passkey passkey, long signatures) {
    Instant now = clock.instant();
    User user = users.findForUpdate(passkey.user()).orElseThrow();
    admittance.require(user);
    if (!passkeys.recordUse(passkey.id(), signatures, now)) {
      throw PasskeyChallenger.refused(
          "The authenticator did not count on, as if it was a copy, or the passkey was removed.");
    }
    users.recordLogin(user.id(), now);
    return sessions.beginVerified(user);
  }

  /**
   * What a browser asks an authenticator for.
   *
   * @param site for whom; not null
   * @param challenge to be signed; not null
   */
  public record Offer(PasskeyCeremonies.Site site, String challenge) {}

  /**
   * An answer.
   *
   * @param response of the authenticator; required
   * @param sessionId as {@link #begin} gave it, for clients that send it back, or null
   */
  public record Command(
      @NotNull(message = Wording.BLANK) @Valid @Nullable PasskeyAnswer response,
      @Nullable String sessionId) {}
}
