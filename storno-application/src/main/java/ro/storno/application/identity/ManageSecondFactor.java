package ro.storno.application.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.mail.MailTemplate;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Lets users put a second factor before their password, and take it away again. */
public final class ManageSecondFactor {
  private static final int PICTURE_PIXELS = 300;
  private static final String ISSUER = "Storno";

  private final Transactions transactions;
  private final Users users;
  private final SecondFactors factors;
  private final FactorDemand demand;
  private final Passkeys passkeys;
  private final SecondFactorCheck check;
  private final TimeCodes codes;
  private final QrCodes pictures;
  private final PasswordProof proof;
  private final CredentialChanges changes;
  private final Clock clock;

  /** Manages with the given ports; none is null. */
  ManageSecondFactor(
      Transactions transactions,
      Users users,
      SecondFactors factors,
      FactorDemand demand,
      Passkeys passkeys,
      SecondFactorCheck check,
      TimeCodes codes,
      QrCodes pictures,
      PasswordProof proof,
      CredentialChanges changes,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.factors = factors;
    this.demand = demand;
    this.passkeys = passkeys;
    this.check = check;
    this.codes = codes;
    this.pictures = pictures;
    this.proof = proof;
    this.changes = changes;
    this.clock = clock;
  }

  /** Shows what is on. */
  public Status status(Actor actor) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(
        () ->
            new Status(
                factors.find(user).filter(SecondFactors.SecondFactor::enabled).isPresent(),
                factors.backupCodes(user).size(),
                passkeys.of(user).size()));
  }

  /**
   * Prepares an authenticator; nothing is asked for until it is proved.
   *
   * @throws ApplicationException.Conflict if a second factor is on
   * @throws ApplicationException.Forbidden with code {@link Authenticate#DEMANDED} from a session
   *     that does not meet a demand that a passkey meets
   */
  public Setup prepare(Actor actor) {
    UserId user = actor.requireUser();
    String secret = codes.newSecret();
    String email =
        transactions.inPlatform(
            () -> {
              demand.requireMetInSession(actor);
              User owner = users.find(user).orElseThrow();
              if (!factors.prepare(user, check.sealedSecret(user, secret), clock.instant())) {
                throw alreadyOn();
              }
              return owner.email();
            });
    String uri =
        "otpauth://totp/"
            + ISSUER
            + ":"
            + URLEncoder.encode(email, StandardCharsets.UTF_8)
            + "?secret="
            + secret
            + "&issuer="
            + ISSUER;
    return new Setup(secret, uri, pictures.png(uri, PICTURE_PIXELS));
  }

  private static ApplicationException.Conflict alreadyOn() {
    return new ApplicationException.Conflict("", "Two-factor authentication is already enabled.");
  }

  /**
   * Turns the second factor on, with a code that proves the authenticator.
   *
   * @return the backup codes, shown this once
   * @throws ApplicationException.Invalid if the code is missing or nothing was prepared
   * @throws ApplicationException.Unacceptable if the code is wrong
   * @throws ApplicationException.Conflict if it is on already
   * @throws ApplicationException.Forbidden with code {@link Authenticate#DEMANDED} from a session
   *     that does not meet a demand that a passkey meets
   */
  public List<String> enable(Actor actor, @Nullable String code) {
    UserId user = actor.requireUser();
    if (code == null || code.isBlank()) {
      throw new ApplicationException.Invalid(Map.of("code", Wording.BLANK));
    }
    List<String> backup = transactions.inPlatform(() -> enabled(actor, user, code));
    // Organizations that demand it are open at once.
    changes.forget(user);
    return backup;
  }

  private List<String> enabled(Actor actor, UserId user, String code) {
    User owner = users.findForUpdate(user).orElseThrow();
    // Asked under the lock: the passkey may be younger than what was prepared.
    demand.requireMetInSession(actor);
    SecondFactors.SecondFactor prepared =
        factors
            .find(user)
            .orElseThrow(
                () ->
                    new ApplicationException.Invalid(
                        Map.of("code", "Set up an authenticator first.")));
    if (prepared.enabled()) {
      throw alreadyOn();
    }
    Instant now = clock.instant();
    OptionalLong step = check.stepOf(prepared, code, now);
    if (step.isEmpty() || !factors.enable(user, step.getAsLong(), now)) {
      throw new ApplicationException.Unacceptable(
          "Invalid code.", Map.of("code", "This is not the present code."));
    }
    changes.tell(owner, MailTemplate.TWO_FACTOR_ENABLED, Map.of());
    return check.renewBackupCodes(user);
  }

  /**
   * Turns the second factor off and forgets the backup codes. Nothing happens where it is off.
   *
   * @throws ApplicationException.Invalid if the password is missing
   * @throws ApplicationException.Unacceptable if it is wrong
   * @throws ApplicationException.Conflict with code {@link Authenticate#DEMANDED} while one is
   *     demanded and there is no passkey
   */
  public void disable(Actor actor, @Nullable String password) {
    PasswordProof.Proved proved = prove(actor, password);
    transactions.inPlatform(
        () -> {
          User owner = proved.lockStanding(users);
          UserId user = owner.id();
          if (demand.concerns(user) && !demand.metByPasskey(user)) {
            throw new ApplicationException.Conflict(
                Authenticate.DEMANDED,
                "An organization that you belong to demands a second factor of its members, or this"
                    + " server of everybody; add a passkey before you turn this one off.");
          }
          boolean on = factors.find(user).filter(SecondFactors.SecondFactor::enabled).isPresent();
          factors.remove(user);
          if (on) {
            changes.tell(owner, MailTemplate.TWO_FACTOR_DISABLED, Map.of());
          }
          return on;
        });
    changes.forget(actor.requireUser());
  }

  /**
   * Makes new backup codes; the old ones are void.
   *
   * @return the codes, shown this once
   * @throws ApplicationException.Invalid if the password is missing or no second factor is on
   * @throws ApplicationException.Unacceptable if the password is wrong
   */
  public List<String> renewBackupCodes(Actor actor, @Nullable String password) {
    PasswordProof.Proved proved = prove(actor, password);
    return transactions.inPlatform(
        () -> {
          User owner = proved.lockStanding(users);
          UserId user = owner.id();
          if (factors.find(user).filter(SecondFactors.SecondFactor::enabled).isEmpty()) {
            throw new ApplicationException.Invalid(
                Map.of("password", "Two-factor authentication is not enabled."));
          }
          changes.tell(owner, MailTemplate.BACKUP_CODES_RENEWED, Map.of());
          return check.renewBackupCodes(user);
        });
  }

  private PasswordProof.Proved prove(Actor actor, @Nullable String password) {
    return proof
        .prove(actor, password)
        .orElseThrow(
            () ->
                new ApplicationException.Unacceptable(
                    "Invalid password.", Map.of("password", "The password is wrong.")));
  }

  /**
   * What is on.
   *
   * @param enabled whether an authenticator is asked for
   * @param backupCodes how many are left
   * @param passkeys how many there are
   */
  public record Status(boolean enabled, int backupCodes, int passkeys) {}

  /**
   * A prepared authenticator.
   *
   * @param secret base32, for typing; not null
   * @param uri for authenticators; not null
   * @param picture the URI as a PNG for cameras; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
  public record Setup(String secret, String uri, byte[] picture) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "Setup[]";
    }
  }
}
