package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.PasskeyChallenges.PasskeyChallenge;
import ro.storno.domain.identity.UserId;

/**
 * Gives out challenges and takes them back once. An answer uses its challenge up before it is
 * looked at, in a transaction of its own, so that a wrong answer cannot be tried again.
 */
final class PasskeyChallenger {
  /** Longer than the minute that browsers are told, so that the last second of it still works. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Transactions transactions;
  private final PasskeyChallenges challenges;
  private final PasskeyCeremonies ceremonies;
  private final SecretTokens secrets;
  private final Clock clock;

  PasskeyChallenger(
      Transactions transactions,
      PasskeyChallenges challenges,
      PasskeyCeremonies ceremonies,
      SecretTokens secrets,
      Clock clock) {
    this.transactions = transactions;
    this.challenges = challenges;
    this.ceremonies = ceremonies;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Gives a challenge out; call it in a platform transaction.
   *
   * @param user who adds a passkey, or null where somebody signs in
   */
  String give(@Nullable UserId user) {
    Instant now = clock.instant();
    String challenge = secrets.generate();
    challenges.add(new PasskeyChallenge(secrets.hash(challenge), user, now, now.plus(LIFETIME)));
    return challenge;
  }

  /** What was asked, and when. */
  record Taken(String challenge, Instant givenAt) {}

  /**
   * Uses the challenge of an answer up; not to be called in a transaction.
   *
   * @param user to whom it must have been given, or null
   * @throws ApplicationException.Unacceptable if it is void or was given for something else
   */
  Taken take(PasskeyAnswer answer, @Nullable UserId user) {
    String challenge =
        ceremonies.challengeOf(answer).orElseThrow(() -> refused("Unreadable data."));
    Optional<PasskeyChallenge> used =
        transactions.inPlatform(() -> challenges.use(secrets.hash(challenge), clock.instant()));
    return used.filter(found -> user == null ? found.user() == null : user.equals(found.user()))
        .map(found -> new Taken(challenge, found.createdAt()))
        .orElseThrow(
            () ->
                refused("The challenge is unknown, too old or was answered before; start again."));
  }

  /** Says that something does not fit, and no more of it than helps an honest caller. */
  static ApplicationException.Unacceptable refused(String why) {
    return new ApplicationException.Unacceptable("WebAuthn verification failed: " + why, Map.of());
  }
}
