package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {
  private static final Argon2Passwords PASSWORDS = new Argon2Passwords();

  @Test
  void a_password_matches_its_own_hash_only() {
    String hash = PASSWORDS.hash("parolă-foarte-bună");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PASSWORDS.matches("parolă-foarte-bună", hash)).isTrue();
    assertThat(PASSWORDS.matches("parola-foarte-buna", hash)).isFalse();
    assertThat(PASSWORDS.needsRehash(hash)).isFalse();
  }

  @Test
  void the_same_password_gets_another_salt() {
    assertThat(PASSWORDS.hash("a-password")).isNotEqualTo(PASSWORDS.hash("a-password"));
  }

  @Test
  void bcrypt_hashes_of_older_systems_are_checked_and_marked_for_rehash() {
    // "U*U" from the reference vectors of crypt_blowfish, in the three spellings in use
    String digest = "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    for (String prefix : new String[] {"$2a$", "$2b$", "$2y$"}) {
      assertThat(PASSWORDS.matches("U*U", prefix + digest)).as(prefix).isTrue();
      assertThat(PASSWORDS.matches("U*V", prefix + digest)).as(prefix).isFalse();
      assertThat(PASSWORDS.needsRehash(prefix + digest)).isTrue();
    }
  }

  @Test
  void an_unreadable_hash_matches_nothing() {
    for (String hash :
        new String[] {"", "plain", "$argon2id$", "$argon2id$v=19$m=x$$", "$2y$", "$2b$05$short"}) {
      assertThat(PASSWORDS.matches("plain", hash)).as(hash).isFalse();
    }
  }

  @Test
  void an_endless_password_is_refused() {
    String endless = "x".repeat(5000);
    assertThatThrownBy(() -> PASSWORDS.hash(endless)).isInstanceOf(IllegalArgumentException.class);
    assertThat(PASSWORDS.matches(endless, PASSWORDS.hash("x"))).isFalse();
  }

  @Test
  void an_unknown_account_takes_as_long_as_a_known_one() {
    String hash = PASSWORDS.hash("a-password");
    long known = median(() -> PASSWORDS.matches("wrong", hash));
    long unknown = median(() -> PASSWORDS.waste("wrong"));
    // Both run the same function with the same parameters; the bound only absorbs a busy machine.
    assertThat(unknown).isBetween(known / 3, known * 3);
  }

  private static long median(Runnable check) {
    long[] nanos = new long[7];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      check.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }
}
