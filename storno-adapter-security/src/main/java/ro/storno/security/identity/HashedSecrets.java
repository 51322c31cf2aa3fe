package ro.storno.security.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Collectors;
import ro.storno.application.identity.SecretTokens;

/**
 * Makes secrets that are shown once, and the digests that are stored instead of them.
 *
 * <p>A secret carries 256 random bits, so a plain SHA-256 suffices: there is nothing to guess and
 * the digest can be looked up by an index. Thread-safe.
 */
public final class HashedSecrets implements SecretTokens {
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /**
   * Returns a fresh secret.
   *
   * @return 64 lower-case hexadecimal digits, not null
   */
  @Override
  public String generate() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String code(String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  /**
   * Returns what is stored of a secret.
   *
   * @param secret any text, not null
   * @return its SHA-256 as 64 lower-case hexadecimal digits, not null
   */
  @Override
  public String hash(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
