package ro.storno.domain.ksef;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that KSeF gives an invoice: the seller's NIP, the day, twelve hexadecimal digits and a
 * check value, such as {@code 5265877635-20250916-0200A0D6723E-C2} (API 2.0, KsefNumber).
 *
 * @param value not null
 */
public record KsefNumber(String value) {
  private static final Pattern FORM =
      Pattern.compile("[1-9]\\d{9}-20\\d{6}-[0-9A-F]{12}-[0-9A-F]{2}");
  private static final int POLYNOMIAL = 0x07;
  private static final int HIGHEST_BIT = 0x80;
  private static final int BYTE = 0xff;

  /**
   * Checks form and check value.
   *
   * @throws IllegalArgumentException if it is no number of KSeF
   */
  public KsefNumber {
    if (!FORM.matcher(value).matches()
        || !value.endsWith(checkValue(value.substring(0, value.lastIndexOf('-'))))) {
      throw new IllegalArgumentException("Not a KSeF number: " + value);
    }
  }

  /**
   * Reads a number; empty if it is none.
   *
   * @param text not null
   */
  public static Optional<KsefNumber> parse(String text) {
    try {
      return Optional.of(new KsefNumber(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** CRC-8 with the polynomial x^8 + x^2 + x + 1, beginning with nought. */
  private static String checkValue(String beginning) {
    int crc = 0;
    for (byte each : beginning.getBytes(StandardCharsets.US_ASCII)) {
      crc ^= each & BYTE;
      for (int i = 0; i < Byte.SIZE; i++) {
        crc = (crc & HIGHEST_BIT) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL) & BYTE;
      }
    }
    return String.format(Locale.ROOT, "%02X", crc);
  }

  @Override
  public String toString() {
    return value;
  }
}
