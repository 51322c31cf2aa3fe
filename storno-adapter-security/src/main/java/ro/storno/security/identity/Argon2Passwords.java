package ro.storno.security.identity;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.identity.PasswordHasher;

/**
 * Hashes passwords with Argon2id and checks Argon2 and bcrypt hashes.
 *
 * <p>19 MiB, two passes, one lane: the first recommendation of the OWASP password storage sheet,
 * about 50 to 100 ms on a server core. At most one computation per core runs at a time, so that a
 * flood of logins costs time, not memory. Thread-safe.
 */
public final class Argon2Passwords implements PasswordHasher {
  private static final Logger LOG = LoggerFactory.getLogger(Argon2Passwords.class);
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private static final String PARAMETERS =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

  /** Longer input is refused unread; the API allows less. */
  private static final int LONGEST_PASSWORD = 4096;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore computations =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final String nobodysHash;

  /**
   * Prepares the hasher and the hash that stands in for unknown accounts. That one is made up, not
   * computed, so that no start waits for it; to check a password against it costs the same.
   */
  public Argon2Passwords() {
    this.nobodysHash = PARAMETERS + letters(SALT_BYTES) + "$" + letters(HASH_BYTES);
  }

  private String letters(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getEncoder().withoutPadding().encodeToString(drawn);
  }

  /**
   * Hashes a password with a fresh salt.
   *
   * @param password the password as typed, not null, at most 4096 characters
   * @return the hash in PHC string format, parameters and salt included, not null
   * @throws IllegalArgumentException if the password is longer
   */
  @Override
  public String hash(String password) {
    if (password.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException("a password has at most 4096 characters");
    }
    return encode(password.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Tells whether a password belongs to a hash.
   *
   * @param password the password as typed, not null
   * @param hash an Argon2 or bcrypt hash, not null
   * @return false also for a hash of a kind that is not known
   */
  @Override
  public boolean matches(String password, String hash) {
    if (password.length() > LONGEST_PASSWORD) {
      return false;
    }
    byte[] typed = password.getBytes(StandardCharsets.UTF_8);
    byte[] stored = hash.getBytes(StandardCharsets.UTF_8);
    computations.acquireUninterruptibly();
    try {
      if (hash.startsWith("$argon2")) {
        return Argon2Function.getInstanceFromHash(hash).check(typed, stored);
      }
      if (hash.matches("\\$2[abxy]\\$.*")) {
        // PHP writes $2y$, which is $2b$ by another name.
        String known = hash.startsWith("$2y$") ? "$2b$" + hash.substring(4) : hash;
        return BcryptFunction.getInstanceFromHash(known)
            .check(typed, known.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("a stored password hash cannot be read; treated as not matching");
    } finally {
      computations.release();
    }
    return false;
  }

  @Override
  public void waste(String password) {
    matches(password, nobodysHash);
  }

  @Override
  public boolean needsRehash(String hash) {
    return !hash.startsWith(PARAMETERS);
  }

  private String encode(byte[] password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    computations.acquireUninterruptibly();
    try {
      return argon2.hash(password, salt).getResult();
    } finally {
      computations.release();
    }
  }
}
