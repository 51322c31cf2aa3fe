package ro.storno.application.identity;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Given;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditTrail;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/** Lets users change themselves; a new password ends every session. */
public final class UpdateProfile {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final PasswordHasher passwords;
  private final PasswordRules rules;
  private final CredentialChanges changes;
  private final ShowProfile profiles;
  private final AuditTrail audit;
  private final Clock clock;

  /** Updates with the given ports; none is null. */
  public UpdateProfile(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      PasswordHasher passwords,
      PasswordRules rules,
      CredentialChanges changes,
      ShowProfile profiles,
      AuditTrail audit,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.rules = rules;
    this.changes = changes;
    this.profiles = profiles;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes what is given.
   *
   * @param actor not null
   * @param command new values; not null
   * @param given names of the components of the command that were sent; not null
   * @throws ApplicationException.Invalid if a field is malformed or {@code currentPassword} missing
   * @throws ApplicationException.Unacceptable if time zone or telephone number do not exist
   * @throws ApplicationException.Forbidden if the current password is wrong
   */
  public Profile update(Actor actor, Command command, Set<String> given) {
    Given fields = new Given(given);
    check(command);
    UserId id =
        actor
            .userIfAny()
            .orElseThrow(() -> new ApplicationException.Unauthenticated("Invalid JWT Token"));
    NewPassword wanted = command.password == null ? null : proved(id, command);
    transactions.inPlatform(
        () -> {
          User user =
              wanted == null
                  ? users.findForUpdate(id).orElseThrow()
                  : wanted.proved.lockStanding(users);
          User changed = changed(user, command, fields);
          audit.recordOfUser(id, AuditAction.USER_CHANGED, String.join(" ", new TreeSet<>(given)));
          if (wanted == null) {
            users.update(changed);
            return changed;
          }
          return changes.changePassword(changed, wanted.hash);
        });
    changes.forget(id);
    return profiles.show(actor);
  }

  private void check(Command command) {
    validator.check(command);
    if (command.password != null && command.currentPassword == null) {
      throw new ApplicationException.Invalid(Map.of("currentPassword", Wording.BLANK));
    }
    if (command.timezone != null && !ZoneId.getAvailableZoneIds().contains(command.timezone)) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("timezone", "Invalid timezone identifier."));
    }
  }

  /** A new password, and the proof of the old one. */
  private record NewPassword(PasswordProof.Proved proved, String hash) {}

  private NewPassword proved(UserId id, Command command) {
    User user = transactions.inPlatform(() -> users.find(id)).orElseThrow();
    String hash = user.passwordHash();
    String current = Objects.requireNonNull(command.currentPassword);
    if (hash == null || !passwords.matches(current, hash)) {
      throw new ApplicationException.Forbidden("Access denied", "Current password is incorrect.");
    }
    String password = Objects.requireNonNull(command.password);
    rules.requireGood(password, user.email(), user.firstName(), user.lastName());
    return new NewPassword(new PasswordProof.Proved(user), passwords.hash(password));
  }

  private User changed(User user, Command command, Given given) {
    Instant now = clock.instant();
    return new User(
        user.id(),
        user.email(),
        user.passwordHash(),
        given.pick("firstName", command.firstName, user.firstName()),
        given.pick("lastName", command.lastName, user.lastName()),
        given.pick("phone", command.phone, user.phone()),
        given.keep("locale", command.locale, user.locale()),
        given.keep("timezone", command.timezone, user.timezone()),
        given.keep("respectQuietHours", command.respectQuietHours, user.respectQuietHours()),
        given.keep("preferences", command.preferences, user.preferencesJson()),
        user.active(),
        user.emailVerified(),
        user.platformAdmin(),
        user.credentialsChangedAt(),
        user.createdAt(),
        now,
        user.lastLoginAt());
  }

  /**
   * New values.
   *
   * @param firstName or null to clear
   * @param lastName or null to clear
   * @param phone or null to clear
   * @param locale {@code ro} or {@code en}
   * @param timezone IANA id
   * @param respectQuietHours whether push waits for the morning
   * @param preferences JSON object as text
   * @param password new password, needs {@code currentPassword}
   * @param currentPassword the present one
   */
  public record Command(
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String firstName,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String lastName,
      @jakarta.validation.constraints.Pattern(
              regexp = "\\+?[0-9 ().-]{5,30}",
              message = "Phone number must be in E.164 format.")
          @Nullable String phone,
      @jakarta.validation.constraints.Pattern(
              regexp = "ro|en",
              message = "The language is ro or en.")
          @Nullable String locale,
      @Nullable String timezone,
      @Nullable Boolean respectQuietHours,
      @Size(max = 20_000, message = Wording.TOO_LONG) @Nullable String preferences,
      @Nullable String password,
      @Nullable String currentPassword) {}
}
