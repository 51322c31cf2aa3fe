package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.PasskeyChallenges.PasskeyChallenge;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.UserId;

/** What any store of passkeys, their challenges and links to Google accounts does. */
public abstract class PasskeyStoresContract {
  protected abstract Transactions transactions();

  protected abstract Passkeys passkeys();

  protected abstract PasskeyChallenges challenges();

  protected abstract GoogleLinks links();

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

  private static Passkey passkey(UserId user, long signatures, int seconds) {
    return new Passkey(
        new PasskeyId(uuid()),
        user,
        "iPhone",
        "credential-" + uuid(),
        "key",
        signatures,
        NOW.plusSeconds(seconds),
        null);
  }

  @Test
  void credential_is_registered_once_whoever_adds_it() {
    Passkey mine = passkey(account(), 0, 0);
    Passkey copy =
        new Passkey(
            new PasskeyId(uuid()), account(), "x", mine.credentialId(), "other", 0, NOW, null);
    assertThat(in(() -> passkeys().add(mine))).isTrue();
    assertThat(in(() -> passkeys().add(copy))).isFalse();
    assertThat(in(() -> passkeys().findByCredential(mine.credentialId()))).contains(mine);
    assertThat(in(() -> passkeys().findByCredential("unknown"))).isEmpty();
  }

  @Test
  void passkeys_are_listed_renamed_and_removed_by_their_user_only() {
    UserId user = account();
    UserId stranger = account();
    Passkey older = passkey(user, 0, 0);
    Passkey newer = passkey(user, 0, 1);
    run(() -> passkeys().add(older));
    run(() -> passkeys().add(newer));
    assertThat(in(() -> passkeys().of(user))).containsExactly(newer, older);
    assertThat(in(() -> passkeys().rename(stranger, older.id(), "mine"))).isEmpty();
    assertThat(in(() -> passkeys().remove(stranger, older.id()))).isEmpty();
    assertThat(in(() -> passkeys().rename(user, older.id(), "YubiKey")))
        .contains(older.named("YubiKey"));
    assertThat(in(() -> passkeys().remove(user, newer.id()))).contains(newer);
    assertThat(in(() -> passkeys().of(user))).containsExactly(older.named("YubiKey"));
    run(() -> passkeys().removeAllOf(user));
    assertThat(in(() -> passkeys().of(user))).isEmpty();
  }

  @Test
  void authenticator_that_counts_must_count_on_and_one_of_32_with_a_number_gets_through()
      throws Exception {
    Passkey counting = passkey(account(), 4, 0);
    Passkey silent = passkey(account(), 0, 0);
    run(() -> passkeys().add(counting));
    run(() -> passkeys().add(silent));
    assertThat(in(() -> passkeys().recordUse(counting.id(), 4, NOW))).isFalse();
    assertThat(in(() -> passkeys().recordUse(counting.id(), 0, NOW))).isFalse();
    assertThat(
            Races.winners(
                () -> {
                  if (!in(() -> passkeys().recordUse(counting.id(), 5, NOW))) {
                    throw new ApplicationException.Unauthenticated("refused");
                  }
                }))
        .isEqualTo(1);
    assertThat(in(() -> passkeys().recordUse(silent.id(), 0, NOW))).isTrue();
    assertThat(in(() -> passkeys().recordUse(silent.id(), 0, NOW.plusSeconds(1)))).isTrue();
    assertThat(
            in(() -> passkeys().findByCredential(silent.credentialId())).orElseThrow().lastUsedAt())
        .isEqualTo(NOW.plusSeconds(1));
    assertThat(in(() -> passkeys().recordUse(new PasskeyId(uuid()), 9, NOW))).isFalse();
  }

  @Test
  void challenge_is_used_by_one_of_32_and_not_after_its_time() throws Exception {
    PasskeyChallenge open =
        new PasskeyChallenge("hash-" + uuid(), account(), NOW, NOW.plusSeconds(300));
    PasskeyChallenge old = new PasskeyChallenge("hash-" + uuid(), null, NOW, NOW.plusSeconds(300));
    run(() -> challenges().add(open));
    run(() -> challenges().add(old));
    assertThat(
            Races.winners(
                () -> {
                  if (in(() -> challenges().use(open.hash(), NOW)).isEmpty()) {
                    throw new ApplicationException.Unauthenticated("refused");
                  }
                }))
        .isEqualTo(1);
    assertThat(in(() -> challenges().use(old.hash(), NOW.plusSeconds(300)))).isEmpty();
    assertThat(in(() -> challenges().use("unknown", NOW))).isEmpty();
    PasskeyChallenge anybody =
        new PasskeyChallenge("hash-" + uuid(), null, NOW.plusSeconds(400), NOW.plusSeconds(700));
    run(() -> challenges().add(anybody));
    assertThat(in(() -> challenges().use(anybody.hash(), NOW.plusSeconds(401)))).contains(anybody);
  }

  @Test
  void google_account_opens_one_account_and_an_account_has_one() {
    UserId user = account();
    UserId other = account();
    String first = "subject-" + uuid();
    String second = "subject-" + uuid();
    assertThat(in(() -> links().find(first))).isEmpty();
    run(() -> links().link(first, user, NOW));
    run(() -> links().link(second, user, NOW));
    assertThat(in(() -> links().find(first))).isEmpty();
    assertThat(in(() -> links().find(second))).contains(user);
    run(() -> links().link(second, other, NOW));
    assertThat(in(() -> links().find(second))).contains(other);
    run(() -> links().removeAllOf(other));
    assertThat(in(() -> links().find(second))).isEmpty();
  }
}
