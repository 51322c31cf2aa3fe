package ro.storno.security.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.UnreadableSecretException;

/** Attacks what somebody could do who reads and writes the database but has no key. */
class AesGcmSecretBoxTest {
  private static final String SECRET = "eyJhbGciOiJSUzUxMiJ9.eyJleHAiOjE4MDB9.c2lnbmF0dXJl";
  private static final String PLACE = "anaf_authorization/1/access";

  private final String key = randomKey();
  private final AesGcmSecretBox box = new AesGcmSecretBox(EncryptionKeys.parse(key));

  private static String randomKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void assertUnreadable(String sealed, String place) {
    assertThatThrownBy(() -> box.open(new SealedSecret(sealed), place))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void secret_comes_back_in_its_place() {
    assertThat(box.open(box.seal(SECRET, PLACE), PLACE)).isEqualTo(SECRET);
    assertThat(box.open(box.seal("", PLACE), PLACE)).isEmpty();
    assertThat(box.open(box.seal("ăîșț € 😀", PLACE), PLACE)).isEqualTo("ăîșț € 😀");
  }

  @Test
  void sealed_secret_shows_nothing_and_never_looks_the_same_twice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String sealed = box.seal(SECRET, PLACE).text();
      assertThat(sealed).doesNotContain(SECRET.substring(0, 12)).isPrintable();
      assertThat(seen.add(sealed)).isTrue();
    }
    assertThat(box.seal(SECRET, PLACE).toString()).isEqualTo("SealedSecret[…]");
  }

  @Test
  void sealed_secret_does_not_open_in_another_row_or_column() {
    String sealed = box.seal(SECRET, PLACE).text();
    assertUnreadable(sealed, "anaf_authorization/2/access");
    assertUnreadable(sealed, "anaf_authorization/1/refresh");
    assertUnreadable(sealed, "");
  }

  @Test
  void every_changed_character_is_noticed() {
    String sealed = box.seal(SECRET, PLACE).text();
    for (int i = 0; i < sealed.length(); i++) {
      char changed = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String other = sealed.substring(0, i) + changed + sealed.substring(i + 1);
      if (!sameBytes(sealed, other)) {
        assertUnreadable(other, PLACE);
      }
    }
  }

  /** The last character of base64 may hold bits that mean nothing. */
  private static boolean sameBytes(String one, String other) {
    try {
      return one.startsWith(other.substring(0, other.lastIndexOf('.')))
          && java.util.Arrays.equals(
              Base64.getUrlDecoder().decode(one.substring(one.lastIndexOf('.') + 1)),
              Base64.getUrlDecoder().decode(other.substring(other.lastIndexOf('.') + 1)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void every_truncation_is_noticed() {
    String sealed = box.seal(SECRET, PLACE).text();
    for (int length = 0; length < sealed.length(); length++) {
      assertUnreadable(sealed.substring(0, length), PLACE);
    }
    assertUnreadable(sealed + "AAAA", PLACE);
  }

  @Test
  void halves_of_two_sealed_secrets_do_not_make_a_third() {
    String one = box.seal(SECRET, PLACE).text();
    String two = box.seal(SECRET.toUpperCase(java.util.Locale.ROOT), PLACE).text();
    int middle = one.length() / 2;
    assertUnreadable(one.substring(0, middle) + two.substring(middle), PLACE);
  }

  @Test
  void another_key_opens_nothing_and_the_message_says_what_to_do() {
    String sealed =
        new AesGcmSecretBox(EncryptionKeys.parse(randomKey())).seal(SECRET, PLACE).text();
    assertThatThrownBy(() -> box.open(new SealedSecret(sealed), PLACE))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("STORNO_ENCRYPTION_KEY");
  }

  @Test
  void another_key_does_not_open_what_is_relabelled_with_its_name() {
    EncryptionKeys other = EncryptionKeys.parse(randomKey());
    String sealed = box.seal(SECRET, PLACE).text();
    String relabelled = "v1." + other.sealing().id() + sealed.substring(sealed.indexOf('.', 3));
    assertThatThrownBy(() -> new AesGcmSecretBox(other).open(new SealedSecret(relabelled), PLACE))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void after_a_change_of_keys_old_secrets_open_and_new_ones_use_the_new_key() {
    String newer = randomKey();
    AesGcmSecretBox changed = new AesGcmSecretBox(EncryptionKeys.parse(newer + ", " + key));
    SealedSecret old = box.seal(SECRET, PLACE);
    assertThat(changed.open(old, PLACE)).isEqualTo(SECRET);
    assertThat(changed.current(old)).isFalse();
    SealedSecret fresh = changed.seal(SECRET, PLACE);
    assertThat(changed.current(fresh)).isTrue();
    assertThat(new AesGcmSecretBox(EncryptionKeys.parse(newer)).open(fresh, PLACE))
        .isEqualTo(SECRET);
    assertUnreadable(fresh.text(), PLACE);
  }
}
