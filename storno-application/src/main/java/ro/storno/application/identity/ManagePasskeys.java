package ro.storno.application.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.mail.MailTemplate;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.HeaderText;

/**
 * Passkeys of the signed-in user (api-reference/auth/passkeys.md). Where a second factor is on, it
 * is asked for before the challenge of a new passkey is given out and before one is removed; the
 * challenge then carries that proof. Where one is demanded and a passkey meets the demand, only a
 * session that began with a passkey adds or removes one.
 */
public final class ManagePasskeys {
  private static final int MOST = 50;

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final Passkeys passkeys;
  private final PasskeyChallenger challenger;
  private final PasskeyCeremonies ceremonies;
  private final VerifySecondFactor secondFactor;
  private final FactorDemand demand;
  private final CredentialChanges changes;
  private final Ids ids;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  ManagePasskeys(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      Passkeys passkeys,
      PasskeyChallenger challenger,
      PasskeyCeremonies ceremonies,
      VerifySecondFactor secondFactor,
      FactorDemand demand,
      CredentialChanges changes,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.passkeys = passkeys;
    this.challenger = challenger;
    this.ceremonies = ceremonies;
    this.secondFactor = secondFactor;
    this.demand = demand;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins to add a passkey.
   *
   * @param verification proof of the second factor, or null where there is none
   * @return what the browser is to ask an authenticator for
   * @throws ApplicationException.Forbidden for API keys and apps, with code {@code mfa_required},
   *     or with {@link Authenticate#DEMANDED} from a session that does not meet a demand
   * @throws ApplicationException.Conflict if there are too many
   */
  public Offer begin(Actor actor, @Nullable String verification) {
    UserId id = actor.requireUserInPerson();
    return transactions.inPlatform(
        () -> {
          demand.requireMetInSession(actor);
          User user = users.find(id).orElseThrow();
          List<String> present = passkeys.of(id).stream().map(Passkey::credentialId).toList();
          if (present.size() >= MOST) {
            throw new ApplicationException.Conflict(
                "", "An account has at most " + MOST + " passkeys; delete one first.");
          }
          secondFactor.require(id, verification);
          return new Offer(ceremonies.site(), user, challenger.give(id), present);
        });
  }

  /**
   * Adds the passkey that an authenticator made. Its challenge is used up, whatever becomes of it.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unacceptable if the answer does not fit
   * @throws ApplicationException.Forbidden if the authenticator did not verify its user, or with
   *     code {@link Authenticate#DEMANDED} from a session that does not meet a demand
   * @throws ApplicationException.Conflict if the passkey is registered
   */
  public Passkey add(Actor actor, Command command) {
    UserId id = actor.requireUserInPerson();
    validator.check(command);
    PasskeyAnswer answer = Objects.requireNonNull(command.response);
    PasskeyChallenger.Taken taken = challenger.take(answer, id);
    PasskeyCeremonies.NewCredential made = ceremonies.check(answer, taken.challenge(), id);
    Passkey passkey =
        new Passkey(
            new PasskeyId(ids.next()),
            id,
            HeaderText.oneLine(Objects.requireNonNull(command.name)),
            made.id(),
            made.publicKey(),
            made.signatures(),
            clock.instant(),
            null);
    transactions.inPlatform(
        () -> {
          User user = users.findForUpdate(id).orElseThrow();
          // Asked under the lock: another passkey may have come since the challenge was given out.
          demand.requireMetInSession(actor);
          if (user.credentialsChangedAt().isAfter(taken.givenAt())) {
            throw PasskeyChallenger.refused("The password was changed meanwhile; start again.");
          }
          if (!passkeys.add(passkey)) {
            throw new ApplicationException.Conflict("", "This passkey is already registered.");
          }
          changes.tell(user, MailTemplate.PASSKEY_ADDED, Map.of("name", passkey.name()));
          return passkey;
        });
    changes.forget(id);
    return passkey;
  }

  /** Returns the actor's passkeys, newest first. */
  public List<Passkey> list(Actor actor) {
    UserId id = actor.requireUserInPerson();
    return transactions.inPlatform(() -> passkeys.of(id));
  }

  /**
   * Gives a passkey another name.
   *
   * @throws ApplicationException.Invalid if the name is missing or too long
   * @throws ApplicationException.NotFound if the actor has no such passkey
   */
  public Passkey rename(Actor actor, PasskeyId id, Naming naming) {
    UserId user = actor.requireUserInPerson();
    validator.check(naming);
    String name = HeaderText.oneLine(Objects.requireNonNull(naming.name));
    return transactions.inPlatform(
        () -> passkeys.rename(user, id, name).orElseThrow(ManagePasskeys::unknown));
  }

  /**
   * Removes a passkey; it signs nobody in from then on.
   *
   * @param verification proof of the second factor, or null where there is none
   * @throws ApplicationException.Forbidden with code {@code mfa_required}, or with {@link
   *     Authenticate#DEMANDED} from a session that does not meet a demand
   * @throws ApplicationException.NotFound if the actor has no such passkey
   */
  public void remove(Actor actor, PasskeyId id, @Nullable String verification) {
    UserId user = actor.requireUserInPerson();
    transactions.inPlatform(
        () -> {
          demand.requireMetInSession(actor);
          Passkey removed = passkeys.remove(user, id).orElseThrow(ManagePasskeys::unknown);
          secondFactor.require(user, verification);
          User owner = users.find(user).orElseThrow();
          changes.tell(owner, MailTemplate.PASSKEY_REMOVED, Map.of("name", removed.name()));
          return removed;
        });
    changes.forget(user);
  }

  private static ApplicationException.NotFound unknown() {
    return new ApplicationException.NotFound("Passkey");
  }

  /**
   * What a browser asks an authenticator for.
   *
   * @param site for whom; not null
   * @param user for whom there; not null
   * @param challenge to be signed; not null
   * @param present credentials that the user has already; not null
   */
  public record Offer(
      PasskeyCeremonies.Site site, User user, String challenge, List<String> present) {
    /** Takes a copy. */
    public Offer {
      present = List.copyOf(present);
    }

    /** Returns the name people see in their authenticator: theirs, or else their address. */
    public String displayName() {
      String name =
          Stream.of(user.firstName(), user.lastName())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" "))
              .strip();
      return name.isEmpty() ? user.email() : name;
    }
  }

  /**
   * A new passkey.
   *
   * @param name to tell passkeys apart; required
   * @param response of the authenticator; required
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String name,
      @NotNull(message = Wording.BLANK) @Valid @Nullable PasskeyAnswer response) {}

  /**
   * A name for a passkey.
   *
   * @param name required
   */
  public record Naming(
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String name) {}
}
