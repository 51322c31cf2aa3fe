package ro.storno.security.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;
import ro.storno.application.secret.UnreadableSecretException;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D): 96-bit random nonces, 128-bit tags.
 *
 * <p>The text is {@code v1.KEY.NONCE-AND-CIPHERTEXT}. Version, key and place are authenticated
 * beside the secret, so that a sealed secret that is moved to another row, cut short or changed in
 * one bit does not open. Random nonces allow some four thousand million secrets per key. Immutable
 * and thread-safe.
 */
public final class AesGcmSecretBox implements SecretBox {
  private static final String VERSION = "v1";
  private static final Pattern FORM = Pattern.compile("v1\\.([0-9a-f]{12})\\.([A-Za-z0-9_-]{38,})");
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<EncryptionKeys> keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * Seals with the first of some keys and opens with any.
   *
   * @param keys not null
   */
  public AesGcmSecretBox(EncryptionKeys keys) {
    this(() -> keys);
  }

  /**
   * Seals with the first of the keys that there are at that moment, and opens with any of them.
   *
   * @param keys asked each time; not null
   */
  public AesGcmSecretBox(Supplier<EncryptionKeys> keys) {
    this.keys = keys;
  }

  @Override
  public List<String> keys() {
    return keys.get().names();
  }

  @Override
  public SealedSecret seal(String secret, String place) {
    EncryptionKeys.Key key = keys.get().sealing();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] clear = secret.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = new byte[NONCE_BYTES + clear.length + TAG_BITS / 8];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    try {
      cipher(Cipher.ENCRYPT_MODE, key, nonce, place)
          .doFinal(clear, 0, clear.length, sealed, NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    return new SealedSecret(VERSION + "." + key.id() + "." + text);
  }

  @Override
  public String open(SealedSecret sealed, String place) {
    Matcher matcher = FORM.matcher(sealed.text());
    if (!matcher.matches()) {
      throw new UnreadableSecretException(
          "A stored secret has been damaged: it has no known form.");
    }
    Optional<EncryptionKeys.Key> key = keys.get().byId(matcher.group(1));
    if (key.isEmpty()) {
      throw new UnreadableSecretException(
          "A stored secret was sealed with key "
              + matcher.group(1)
              + ", which is not here. Nodes that share a database need the same"
              + " STORNO_ENCRYPTION_KEY; after a change, the old key stays in it behind the new.");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(matcher.group(2));
      byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, key.get(), nonce, place)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(clear, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException(
          "A stored secret has been changed, or moved from the place it was sealed for.");
    }
  }

  @Override
  public boolean current(SealedSecret sealed) {
    return sealed.text().startsWith(VERSION + "." + keys.get().sealing().id() + ".");
  }

  private static Cipher cipher(int mode, EncryptionKeys.Key key, byte[] nonce, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((VERSION + "." + key.id() + "." + place).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
