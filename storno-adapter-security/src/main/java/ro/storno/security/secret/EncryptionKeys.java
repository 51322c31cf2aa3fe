package ro.storno.security.secret;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ro.storno.security.key.KeyFile;

/**
 * The keys that secrets are sealed with: the first one seals, all of them open, so that keys can be
 * changed without losing anything.
 *
 * <p>They live as a JWK set in one file of the data folder, made once and readable by its owner
 * only, or come from the configuration, where several nodes share a database. Immutable and
 * thread-safe.
 */
public final class EncryptionKeys {
  /** Bytes of a key: AES-256. */
  static final int KEY_BYTES = 32;

  private static final String EXPECTED =
      "is not a key of 32 random bytes in base64 or hex (openssl rand -base64 32), or several of"
          + " them separated by commas, the newest first";

  private final List<Key> keys;

  /** A key and the name that what was sealed with it carries. */
  record Key(String id, byte[] bytes) {
    static Key of(byte[] bytes) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("storno encryption key".getBytes(StandardCharsets.UTF_8));
        return new Key(HexFormat.of().formatHex(sha256.digest(bytes), 0, 6), bytes.clone());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }

    /** Shows no key. */
    @Override
    public String toString() {
      return "Key[" + id + "]";
    }
  }

  private EncryptionKeys(List<Key> keys) {
    // the same key may stand in the configuration and in the file
    Map<String, Key> once = new LinkedHashMap<>();
    keys.forEach(key -> once.putIfAbsent(key.id, key));
    this.keys = List.copyOf(once.values());
  }

  /**
   * Reads the keys of a setting.
   *
   * @param text one key or several separated by commas, each 32 bytes in base64 or hex, the newest
   *     first; not null
   * @return the keys, not null
   * @throws IllegalArgumentException that says what is expected, without the text
   */
  public static EncryptionKeys parse(String text) {
    List<Key> keys =
        Arrays.stream(text.split(",", -1)).map(String::strip).map(EncryptionKeys::key).toList();
    return new EncryptionKeys(keys);
  }

  private static Key key(String text) {
    byte[] bytes;
    try {
      bytes =
          text.matches("[0-9a-fA-F]{64}")
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      // the cause would quote a part of the key
      throw new IllegalArgumentException(EXPECTED);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return Key.of(bytes);
  }

  /**
   * Reads the keys of a file, making it first when it does not exist. Two processes that start at
   * once on the same folder end up with the same keys.
   *
   * @param file not null
   * @return the keys, not null
   * @throws EncryptionKeysException if the file cannot be made or read, or holds no usable key
   */
  public static EncryptionKeys loadOrCreate(Path file) {
    KeyFile stored = new KeyFile(file);
    try {
      stored.createIfAbsent(() -> json(List.of(fresh())));
      return load(stored);
    } catch (IOException e) {
      throw new EncryptionKeysException(
          "The encryption keys in " + file + " can be neither read nor made: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the keys of a file, if there is one.
   *
   * @throws EncryptionKeysException if the file cannot be read, or holds no usable key
   */
  public static Optional<EncryptionKeys> loadIfPresent(Path file) {
    return new KeyFile(file).exists() ? Optional.of(loadOrCreate(file)) : Optional.empty();
  }

  /**
   * Puts a new key in front in a file; what was sealed with the others can still be opened.
   *
   * @param file that exists, not null
   * @return the keys after the rotation, already stored, not null
   * @throws EncryptionKeysException if the file cannot be read or written
   */
  public static EncryptionKeys rotate(Path file) {
    return changed(file, keys -> Stream.concat(Stream.of(fresh()), keys.stream()).toList());
  }

  /**
   * Takes a key out of a file; what was sealed with it cannot be opened any more.
   *
   * @param file that exists, not null
   * @param name of the key; not null
   * @return the keys that are left, already stored, not null
   * @throws EncryptionKeysException if the file cannot be read or written, has no such key, or it
   *     is the one that seals
   */
  public static EncryptionKeys drop(Path file, String name) {
    return changed(file, keys -> without(keys, name));
  }

  private static List<Key> without(List<Key> keys, String name) {
    if (keys.get(0).id.equals(name)) {
      throw new EncryptionKeysException("Key " + name + " is the one that seals.");
    }
    List<Key> left = keys.stream().filter(key -> !key.id.equals(name)).toList();
    if (left.size() == keys.size()) {
      throw new EncryptionKeysException("There is no key " + name + " in the file.");
    }
    return left;
  }

  /** Of several who change the keys at once each sees what the one before has stored. */
  private static EncryptionKeys changed(Path file, UnaryOperator<List<Key>> change) {
    KeyFile stored = new KeyFile(file);
    try {
      return stored.locked(
          () -> {
            List<Key> all = change.apply(load(stored).keys);
            stored.replace(json(all));
            return new EncryptionKeys(all);
          });
    } catch (IOException e) {
      throw new EncryptionKeysException(
          "The encryption keys in " + file + " cannot be changed: " + e.getMessage(), e);
    }
  }

  /** Returns these keys, the first of them sealing, followed by others that only open. */
  public EncryptionKeys followedBy(EncryptionKeys older) {
    return new EncryptionKeys(Stream.concat(keys.stream(), older.keys.stream()).toList());
  }

  /** Returns the names of the keys, that of the one that seals first. */
  public List<String> names() {
    return keys.stream().map(Key::id).toList();
  }

  Key sealing() {
    return keys.get(0);
  }

  Optional<Key> byId(String id) {
    return keys.stream().filter(key -> key.id.equals(id)).findFirst();
  }

  private static Key fresh() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Key.of(bytes);
  }

  private static String json(List<Key> keys) {
    List<JWK> set = new ArrayList<>();
    for (Key key : keys) {
      set.add(new OctetSequenceKey.Builder(key.bytes).keyID(key.id).build());
    }
    return new JWKSet(set).toString(false);
  }

  private static EncryptionKeys load(KeyFile stored) throws IOException {
    try {
      List<Key> keys = new ArrayList<>();
      for (JWK key : JWKSet.parse(stored.read()).getKeys()) {
        byte[] bytes = key instanceof OctetSequenceKey octets ? octets.toByteArray() : new byte[0];
        if (bytes.length != KEY_BYTES) {
          throw unusable(stored);
        }
        keys.add(Key.of(bytes));
      }
      if (keys.isEmpty()) {
        throw unusable(stored);
      }
      return new EncryptionKeys(keys);
    } catch (ParseException e) {
      // the cause may quote the file
      throw unusable(stored);
    }
  }

  private static EncryptionKeysException unusable(KeyFile stored) {
    return new EncryptionKeysException(
        "The file "
            + stored.path()
            + " is not a JWK set of 256-bit keys. Restore it from a backup: what was sealed with its"
            + " keys cannot be opened without it. Only if it is lost, remove it and start again;"
            + " authorizations at ANAF then have to be given anew.");
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "EncryptionKeys" + keys;
  }
}
