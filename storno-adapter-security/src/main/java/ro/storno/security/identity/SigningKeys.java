package ro.storno.security.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.security.key.KeyFile;

/**
 * The RSA keys that sign and check access tokens.
 *
 * <p>They live as a JWK set in one file of the data folder, readable by its owner only. The first
 * key signs; all of them verify, so that tokens signed before a {@link #rotated() rotation} stay
 * good until they expire. Immutable and thread-safe.
 */
public final class SigningKeys {
  /** Modulus length in bits of the keys made here, and the least that is accepted when loading. */
  static final int KEY_BITS = 2048;

  /** Older keys that are kept for verification after a rotation. */
  static final int KEPT_AFTER_ROTATION = 2;

  private final KeyFile file;
  private final List<RSAKey> keys;

  private SigningKeys(KeyFile file, List<RSAKey> keys) {
    this.file = file;
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the keys of a file, making them first when it does not exist.
   *
   * <p>Two processes that start at once on the same folder end up with the same keys.
   *
   * @param file the JWK set, not null; missing parent folders are made
   * @return the keys, not null
   * @throws SigningKeysException if the file cannot be made or read, or holds no usable key
   */
  public static SigningKeys loadOrCreate(Path file) {
    KeyFile stored = new KeyFile(file);
    try {
      stored.createIfAbsent(() -> json(List.of(newKey())));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    return load(stored);
  }

  /**
   * Puts a new signing key in front and keeps the latest old ones for verification.
   *
   * @return the keys after the rotation, already stored, not null
   * @throws SigningKeysException if the file cannot be written
   */
  public SigningKeys rotated() {
    List<RSAKey> all = new ArrayList<>();
    all.add(newKey());
    all.addAll(keys.subList(0, Math.min(keys.size(), KEPT_AFTER_ROTATION)));
    try {
      file.replace(json(all));
    } catch (IOException e) {
      throw unwritable(file.path(), e);
    }
    return new SigningKeys(file, all);
  }

  /**
   * Returns the key that signs.
   *
   * @return the newest key, private part included, not null
   */
  RSAKey signing() {
    return keys.get(0);
  }

  /**
   * Returns every key, the signing one first.
   *
   * @return not empty
   */
  List<RSAKey> all() {
    return keys;
  }

  /**
   * Finds the key that a token claims to be signed with.
   *
   * @param keyId the {@code kid} of the token's header, not null
   * @return the key, or empty if we never had it or dropped it
   */
  Optional<RSAKey> byId(String keyId) {
    return keys.stream().filter(key -> keyId.equals(key.getKeyID())).findFirst();
  }

  /**
   * Returns the public halves as a JWK set, for others that check our tokens.
   *
   * @return JSON text, without any private part, not null
   */
  public String publicKeys() {
    return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet().toString();
  }

  private static String json(List<RSAKey> keys) {
    return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
  }

  private static SigningKeys load(KeyFile stored) {
    Path file = stored.path();
    try {
      List<RSAKey> keys = new ArrayList<>();
      for (JWK key : JWKSet.parse(stored.read()).getKeys()) {
        keys.add(usable(file, key));
      }
      if (keys.isEmpty()) {
        throw new SigningKeysException(
            "The file " + file + " holds no signing key. Remove it and start again.");
      }
      return new SigningKeys(stored, keys);
    } catch (ParseException e) {
      throw new SigningKeysException(
          "The file "
              + file
              + " is not a JWK set. Restore it from a backup, or remove it and start again; "
              + "everybody then has to log in anew.",
          e);
    } catch (IOException e) {
      throw new SigningKeysException(
          "The signing keys in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static RSAKey usable(Path file, JWK key) {
    if (key instanceof RSAKey rsa
        && rsa.isPrivate()
        && rsa.getKeyID() != null
        && rsa.size() >= KEY_BITS) {
      return rsa;
    }
    throw new SigningKeysException(
        "The file "
            + file
            + " holds a key that cannot sign: private RSA keys of at least "
            + KEY_BITS
            + " bits with a key id are expected.");
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new SigningKeysException("This Java runtime cannot make RSA keys.", e);
    }
  }

  private static SigningKeysException unwritable(Path file, IOException cause) {
    return new SigningKeysException(
        "The signing keys cannot be written to " + file + ": " + cause.getMessage(), cause);
  }
}
