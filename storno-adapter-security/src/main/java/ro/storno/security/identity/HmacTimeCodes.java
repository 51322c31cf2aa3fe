package ro.storno.security.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ro.storno.application.identity.TimeCodes;

/**
 * Time-based one-time passwords: RFC 6238 on RFC 4226 with SHA-1, six digits and steps of 30
 * seconds, which is what every authenticator knows. Thread-safe.
 */
public final class HmacTimeCodes implements TimeCodes {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_LETTER = 5;
  private static final int SECRET_BYTES = 20;
  private static final long STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final int DIGITS = 6;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    StringBuilder letters = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << 8) | (each & 0xFF);
      bits += 8;
      while (bits >= BITS_PER_LETTER) {
        bits -= BITS_PER_LETTER;
        letters.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    return letters.toString();
  }

  @Override
  public OptionalLong stepOf(String secret, String code, Instant now) {
    byte[] key = decoded(secret);
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    OptionalLong found = OptionalLong.empty();
    for (long step = present - 1; step <= present + 1; step++) {
      // each is compared, so that time tells nothing
      byte[] expected = code(key, step).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(expected, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Returns the code of a time step. */
  static String code(byte[] key, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA1", e);
    }
  }

  private static byte[] decoded(String base32) {
    ByteBuffer bytes = ByteBuffer.allocate(base32.length() * BITS_PER_LETTER / 8);
    int buffer = 0;
    int bits = 0;
    for (char letter : base32.toUpperCase(Locale.ROOT).toCharArray()) {
      int value = BASE32.indexOf(letter);
      if (value < 0) {
        throw new IllegalArgumentException("not base32");
      }
      buffer = (buffer << BITS_PER_LETTER) | value;
      bits += BITS_PER_LETTER;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
      }
    }
    return bytes.array();
  }
}
