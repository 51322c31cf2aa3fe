package ro.storno.application.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.MfaChallenges.MfaChallenge;
import ro.storno.application.identity.MfaChallenges.Purpose;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;

/**
 * Asks for the second factor and takes the answer: at sign-in, and again before credentials change.
 * Attempts are counted before the code is looked at, in a transaction of their own, per challenge
 * and per user, so that neither a wrong code nor a new sign-in gives them back.
 */
public final class VerifySecondFactor {
  private static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(5);
  private static final Duration STEP_UP_LIFETIME = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 5;
  private static final int ATTEMPTS_OF_USER = 20;
  private static final Duration WINDOW_OF_USER = Duration.ofMinutes(15);
  private static final String VOID = "Invalid or expired MFA challenge.";

  private final CommandValidator validator;
  private final Transactions transactions;
  private final Users users;
  private final SecondFactors factors;
  private final MfaChallenges challenges;
  private final OneTimeTokens tokens;
  private final SecondFactorCheck check;
  private final SecretTokens secrets;
  private final Sessions sessions;
  private final Clock clock;

  /** Verifies with the given ports; none is null. */
  public VerifySecondFactor(
      CommandValidator validator,
      Transactions transactions,
      Users users,
      SecondFactors factors,
      MfaChallenges challenges,
      OneTimeTokens tokens,
      SecondFactorCheck check,
      SecretTokens secrets,
      Sessions sessions,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.users = users;
    this.factors = factors;
    this.challenges = challenges;
    this.tokens = tokens;
    this.check = check;
    this.secrets = secrets;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Begins a session, or asks for the second factor; call it in a platform transaction.
   *
   * @param proof what was proved already, in words for the trail; not null
   */
  SignIn beginOrAsk(User user, String proof) {
    Optional<SignIn.Challenged> asked = ask(user, Purpose.SIGN_IN);
    if (asked.isPresent()) {
      return asked.get();
    }
    users.recordLogin(user.id(), clock.instant());
    return new SignIn.Done(sessions.begin(user, proof));
  }

  /**
   * Asks a signed-in user for the second factor.
   *
   * @return empty if none is on: nothing more is needed then
   */
  public Optional<SignIn.Challenged> stepUp(Actor actor) {
    UserId id = actor.requireUser();
    return transactions.inPlatform(() -> ask(users.find(id).orElseThrow(), Purpose.STEP_UP));
  }

  private Optional<SignIn.Challenged> ask(User user, Purpose purpose) {
    if (factors.find(user.id()).filter(SecondFactors.SecondFactor::enabled).isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String secret = secrets.generate();
    challenges.add(
        new MfaChallenge(
            secrets.hash(secret),
            user.id(),
            purpose,
            user.credentialsChangedAt(),
            now,
            now.plus(CHALLENGE_LIFETIME)));
    List<String> methods =
        factors.backupCodes(user.id()).isEmpty() ? List.of("totp") : List.of("totp", "backup_code");
    return Optional.of(new SignIn.Challenged(secret, methods));
  }

  /**
   * Ends a sign-in.
   *
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if the challenge is void or the code wrong
   * @throws ApplicationException.TooMany if there were too many attempts
   */
  public Tokens signIn(Command command) {
    return answered(
        command,
        Purpose.SIGN_IN,
        user -> {
          users.recordLogin(user.id(), clock.instant());
          return sessions.begin(
              user, "second factor: " + Objects.requireNonNullElse(command.type, "totp"));
        });
  }

  /**
   * Answers a challenge of {@link #stepUp}.
   *
   * @return a token that opens one change of credentials within five minutes
   * @throws ApplicationException.Invalid if a field is missing
   * @throws ApplicationException.Unauthenticated if the challenge is void, another user's, or the
   *     code wrong
   * @throws ApplicationException.TooMany if there were too many attempts
   */
  public String confirm(Actor actor, Command command) {
    UserId caller = actor.requireUser();
    return answered(
        command,
        Purpose.STEP_UP,
        user -> {
          if (!user.id().equals(caller)) {
            throw new ApplicationException.Unauthenticated(VOID);
          }
          return stepUpToken(user.id());
        });
  }

  /**
   * Gives out the token of {@link #confirm} to somebody who has just signed in with the second
   * factor, whose next code would only come in half a minute.
   */
  String justGiven(Actor actor) {
    return transactions.inPlatform(() -> stepUpToken(actor.requireUser()));
  }

  private String stepUpToken(UserId user) {
    Instant now = clock.instant();
    String secret = secrets.generate();
    tokens.add(
        new OneTimeTokens.OneTimeToken(
            OneTimeTokens.Purpose.STEP_UP,
            secrets.hash(secret),
            user,
            now,
            now.plus(STEP_UP_LIFETIME),
            false));
    return secret;
  }

  /**
   * Demands the token of {@link #confirm} where a second factor is on, and uses it up; call it in a
   * platform transaction.
   *
   * @param token as sent, or null where it is missing
   * @throws ApplicationException.Forbidden with code {@code mfa_required} if it is missing or void
   */
  public void require(UserId user, @Nullable String token) {
    if (factors.find(user).filter(SecondFactors.SecondFactor::enabled).isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean good =
        token != null
            && tokens
                .find(OneTimeTokens.Purpose.STEP_UP, secrets.hash(token.strip()))
                .filter(found -> found.user().equals(user) && found.good(now))
                .filter(found -> tokens.use(found.purpose(), found.hash(), now))
                .isPresent();
    if (!good) {
      throw new ApplicationException.Forbidden(
          "mfa_required",
          "Confirm with your second factor first: POST /api/v1/mfa/challenge and"
              + " /api/v1/mfa/verify, then repeat with X-Mfa-Verification.",
          "mfa_required");
    }
  }

  private <T> T answered(Command command, Purpose purpose, Function<User, T> ending) {
    validator.check(command);
    SecondFactorCheck.Method method = SecondFactorCheck.method(command.type);
    String hash = secrets.hash(Objects.requireNonNull(command.mfaToken).strip());
    MfaChallenge challenge =
        transactions
            .inPlatform(() -> counted(hash))
            .filter(found -> found.purpose() == purpose)
            .orElseThrow(() -> new ApplicationException.Unauthenticated(VOID));
    return transactions.inPlatform(
        () -> {
          User user = present(challenge);
          Instant now = clock.instant();
          if (!check.proves(user.id(), method, Objects.requireNonNull(command.code), now)) {
            throw new ApplicationException.Unauthenticated(
                "Invalid code.", user.id(), "wrong second factor");
          }
          if (!challenges.use(hash, now)) {
            throw new ApplicationException.Unauthenticated(VOID);
          }
          factors.clearAttempts(user.id());
          return ending.apply(user);
        });
  }

  /** A refusal is thrown by the caller's caller only, so that the count is committed. */
  private Optional<MfaChallenge> counted(String hash) {
    Instant now = clock.instant();
    Optional<MfaChallenges.Attempt> attempt = challenges.attempt(hash, ATTEMPTS, now);
    if (attempt.isEmpty()) {
      return Optional.empty();
    }
    MfaChallenge challenge = attempt.get().challenge();
    if (!attempt.get().allowed()) {
      throw new ApplicationException.TooMany(
          "", "Too many failed attempts. Please log in again.", CHALLENGE_LIFETIME);
    }
    if (!factors.countAttempt(challenge.user(), ATTEMPTS_OF_USER, WINDOW_OF_USER, now)) {
      throw new ApplicationException.TooMany(
          "", "Too many failed attempts. Please wait before you try again.", WINDOW_OF_USER);
    }
    return Optional.of(challenge);
  }

  private User present(MfaChallenge challenge) {
    return users
        .findForUpdate(challenge.user())
        .filter(User::active)
        .filter(user -> user.credentialsChangedAt().equals(challenge.credentialsChangedAt()))
        .orElseThrow(() -> new ApplicationException.Unauthenticated(VOID));
  }

  /**
   * An answer.
   *
   * @param mfaToken names the challenge, required
   * @param code of the authenticator, or a backup code; required
   * @param type {@code totp}, where nothing is given, or {@code backup}
   */
  public record Command(
      @NotBlank(message = Wording.BLANK) @Nullable String mfaToken,
      @NotBlank(message = Wording.BLANK) @Size(max = 20, message = Wording.TOO_LONG)
          @Nullable String code,
      @Nullable String type) {
    /** Shows no secrets. */
    @Override
    public String toString() {
      return "Command[" + type + "]";
    }
  }
}
