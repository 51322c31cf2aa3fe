package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.identity.MfaChallenges.MfaChallenge;
import ro.storno.application.identity.OneTimeTokens.OneTimeToken;
import ro.storno.application.identity.OneTimeTokens.Purpose;
import ro.storno.application.identity.SecondFactors.BackupCode;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;

/** What any store of one-time tokens, second factors and challenges does. */
public abstract class SignInStoresContract {
  private static final SealedSecret SECRET = new SealedSecret("v1.secret");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  protected abstract Transactions transactions();

  protected abstract OneTimeTokens tokens();

  protected abstract SecondFactors factors();

  protected abstract MfaChallenges challenges();

  /** Adds an account and returns its id. */
  protected abstract UserId account();

  private <T> T in(Supplier<T> work) {
    return transactions().inPlatform(work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  /** Lets 32 try at once; a try that says no counts as refused. */
  private int winners(BooleanSupplier attempt) throws Exception {
    return Races.winners(
        () -> {
          if (!in(attempt::getAsBoolean)) {
            throw new ApplicationException.Unauthenticated("refused");
          }
        });
  }

  private OneTimeToken token(UserId user, Purpose purpose) {
    OneTimeToken token =
        new OneTimeToken(
            purpose, "hash-" + uuid(), user, NOW, NOW.plus(Duration.ofHours(1)), false);
    run(() -> tokens().add(token));
    return token;
  }

  @Test
  void token_is_found_for_its_purpose_only_and_used_by_one_of_32() throws Exception {
    OneTimeToken token = token(account(), Purpose.RESET_PASSWORD);
    assertThat(in(() -> tokens().find(Purpose.RESET_PASSWORD, token.hash()))).contains(token);
    assertThat(in(() -> tokens().find(Purpose.CONFIRM_EMAIL, token.hash()))).isEmpty();
    assertThat(in(() -> tokens().use(Purpose.CONFIRM_EMAIL, token.hash(), NOW))).isFalse();
    assertThat(winners(() -> tokens().use(Purpose.RESET_PASSWORD, token.hash(), NOW))).isEqualTo(1);
    assertThat(in(() -> tokens().find(Purpose.RESET_PASSWORD, token.hash())).orElseThrow().used())
        .isTrue();
  }

  @Test
  void tokens_of_a_user_and_purpose_are_counted_and_made_void() {
    UserId user = account();
    OneTimeToken one = token(user, Purpose.RESET_PASSWORD);
    OneTimeToken other = token(user, Purpose.CONFIRM_EMAIL);
    OneTimeToken foreign = token(account(), Purpose.RESET_PASSWORD);
    assertThat(in(() -> tokens().countSince(user, Purpose.RESET_PASSWORD, NOW))).isEqualTo(1);
    assertThat(in(() -> tokens().countSince(user, Purpose.RESET_PASSWORD, NOW.plusSeconds(1))))
        .isZero();
    run(() -> tokens().voidAll(user, Purpose.RESET_PASSWORD, NOW));
    assertThat(in(() -> tokens().use(one.purpose(), one.hash(), NOW))).isFalse();
    assertThat(in(() -> tokens().use(other.purpose(), other.hash(), NOW))).isTrue();
    assertThat(in(() -> tokens().use(foreign.purpose(), foreign.hash(), NOW))).isTrue();
  }

  @Test
  void authenticator_is_prepared_again_until_it_is_enabled_once() throws Exception {
    UserId user = account();
    assertThat(in(() -> factors().enable(user, 7, NOW))).isFalse();
    assertThat(in(() -> factors().prepare(user, new SealedSecret("v1.first"), NOW))).isTrue();
    assertThat(in(() -> factors().prepare(user, SECRET, NOW))).isTrue();
    assertThat(in(() -> factors().find(user)).orElseThrow())
        .isEqualTo(new SecondFactors.SecondFactor(user, SECRET, null));
    assertThat(winners(() -> factors().enable(user, 7, NOW))).isEqualTo(1);
    assertThat(in(() -> factors().find(user)).orElseThrow().enabledAt()).isEqualTo(NOW);
    assertThat(in(() -> factors().prepare(user, SECRET, NOW))).isFalse();
    run(() -> factors().remove(user));
    assertThat(in(() -> factors().find(user))).isEmpty();
  }

  @Test
  void time_step_is_used_by_one_of_32_and_no_earlier_one_after_it() throws Exception {
    UserId user = account();
    run(
        () -> {
          factors().prepare(user, SECRET, NOW);
          factors().enable(user, 7, NOW);
        });
    assertThat(in(() -> factors().useStep(user, 7))).isFalse();
    assertThat(winners(() -> factors().useStep(user, 9))).isEqualTo(1);
    assertThat(in(() -> factors().useStep(user, 8))).isFalse();
    assertThat(in(() -> factors().useStep(account(), 10))).isFalse();
  }

  @Test
  void backup_code_is_used_by_one_of_32_and_new_ones_replace_the_old() throws Exception {
    UserId user = account();
    BackupCode one = new BackupCode(uuid(), new SealedSecret("v1.one"));
    BackupCode two = new BackupCode(uuid(), new SealedSecret("v1.two"));
    run(() -> factors().putBackupCodes(user, List.of(one, two)));
    assertThat(in(() -> factors().backupCodes(user))).containsExactlyInAnyOrder(one, two);
    assertThat(winners(() -> factors().useBackupCode(user, one.id(), NOW))).isEqualTo(1);
    assertThat(in(() -> factors().backupCodes(user))).containsExactly(two);
    assertThat(in(() -> factors().useBackupCode(account(), two.id(), NOW)))
        .as("somebody else's")
        .isFalse();
    BackupCode three = new BackupCode(uuid(), new SealedSecret("v1.three"));
    run(() -> factors().putBackupCodes(user, List.of(three)));
    assertThat(in(() -> factors().backupCodes(user))).containsExactly(three);
  }

  @Test
  void attempts_of_a_user_are_bounded_in_each_window() throws Exception {
    UserId user = account();
    assertThat(winners(() -> factors().countAttempt(user, 20, WINDOW, NOW))).isEqualTo(20);
    assertThat(in(() -> factors().countAttempt(user, 20, WINDOW, NOW.plusSeconds(899)))).isFalse();
    assertThat(in(() -> factors().countAttempt(user, 20, WINDOW, NOW.plusSeconds(900)))).isTrue();
    run(() -> factors().clearAttempts(user));
    assertThat(winners(() -> factors().countAttempt(user, 20, WINDOW, NOW))).isEqualTo(20);
  }

  private MfaChallenge challenge() {
    MfaChallenge challenge =
        new MfaChallenge(
            "hash-" + uuid(),
            account(),
            MfaChallenges.Purpose.SIGN_IN,
            NOW.minusSeconds(60),
            NOW,
            NOW.plusSeconds(300));
    run(() -> challenges().add(challenge));
    return challenge;
  }

  @Test
  void challenge_allows_so_many_attempts_however_many_come_at_once() throws Exception {
    MfaChallenge challenge = challenge();
    AtomicInteger known = new AtomicInteger();
    int allowed =
        winners(
            () -> {
              MfaChallenges.Attempt attempt =
                  challenges().attempt(challenge.hash(), 5, NOW).orElseThrow();
              assertThat(attempt.challenge()).isEqualTo(challenge);
              known.incrementAndGet();
              return attempt.allowed();
            });
    assertThat(allowed).isEqualTo(5);
    assertThat(known).hasValue(32);
  }

  @Test
  void challenge_is_used_by_one_of_32_and_is_unknown_then() throws Exception {
    MfaChallenge challenge = challenge();
    assertThat(winners(() -> challenges().use(challenge.hash(), NOW))).isEqualTo(1);
    assertThat(in(() -> challenges().attempt(challenge.hash(), 5, NOW))).isEmpty();
    MfaChallenge late = challenge();
    assertThat(in(() -> challenges().attempt(late.hash(), 5, late.expiresAt()))).isEmpty();
    assertThat(in(() -> challenges().attempt("unknown", 5, NOW))).isEmpty();
    assertThat(in(() -> challenges().use("unknown", NOW))).isFalse();
  }

  @Test
  void nothing_of_this_is_seen_while_working_for_a_company() {
    UserId user = account();
    UUID code = uuid();
    run(
        () -> {
          factors().prepare(user, SECRET, NOW);
          factors().putBackupCodes(user, List.of(new BackupCode(code, SECRET)));
        });
    transactions()
        .inCompany(
            Samples.company(),
            () -> {
              assertThat(factors().find(user)).isEmpty();
              assertThat(factors().backupCodes(user)).isEmpty();
              return 0;
            });
  }
}
