package ro.storno.security.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final List<RSAKey> keys;

  private SigningKeys(Path file, List<RSAKey> keys) {
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
    if (!Files.exists(file)) {
      create(file);
    }
    return load(file);
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
      Path draft = writeDraft(file, all);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
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

  private static void create(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path draft = writeDraft(file, List.of(newKey()));
      try {
        publishOnce(draft, file);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** A hard link appears at once and complete, and fails if somebody else was first. */
  private static void publishOnce(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("another process made the signing keys first; using those");
    } catch (UnsupportedOperationException e) {
      if (!Files.exists(file)) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static Path writeDraft(Path file, List<RSAKey> keys) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".draft");
    byte[] json =
        new JWKSet(List.<JWK>copyOf(keys)).toString(false).getBytes(StandardCharsets.UTF_8);
    FileAttribute<?>[] attributes =
        posix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer buffer = ByteBuffer.wrap(json);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    return draft;
  }

  private static SigningKeys load(Path file) {
    try {
      closeToOthers(file);
      List<RSAKey> keys = new ArrayList<>();
      for (JWK key : JWKSet.parse(Files.readString(file)).getKeys()) {
        keys.add(usable(file, key));
      }
      if (keys.isEmpty()) {
        throw new SigningKeysException(
            "The file " + file + " holds no signing key. Remove it and start again.");
      }
      return new SigningKeys(file, keys);
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

  /** Keys that were readable by others are closed again, and the operator is told once. */
  private static void closeToOthers(Path file) throws IOException {
    if (!posix()) {
      return;
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.warn("the signing keys were readable by other users; closed now, rotate them");
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
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
