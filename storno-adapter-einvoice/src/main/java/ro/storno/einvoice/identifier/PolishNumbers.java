package ro.storno.einvoice.identifier;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The check digits of the Polish NIP and of the numbers KSeF gives to invoices. */
public final class PolishNumbers {
  private static final Pattern NIP = Pattern.compile("\\d{10}");
  private static final int[] NIP_WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};
  private static final int NIP_MODULUS = 11;

  /** NIP, day, twelve hexadecimal digits and two more that check them. */
  private static final Pattern KSEF_NUMBER =
      Pattern.compile("\\d{10}-\\d{8}-[0-9A-F]{12}-[0-9A-F]{2}");

  private static final int CHECKED_LENGTH = 32;
  private static final int POLYNOMIAL = 0x07;
  private static final int BITS = 8;
  private static final int HIGH_BIT = 0x80;
  private static final int BYTE = 0xFF;

  private PolishNumbers() {}

  /** Whether a NIP has ten digits of which the last checks the others. */
  public static boolean isNip(String text) {
    if (!NIP.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < NIP_WEIGHTS.length; i++) {
      sum += NIP_WEIGHTS[i] * (text.charAt(i) - '0');
    }
    return sum % NIP_MODULUS == text.charAt(NIP_WEIGHTS.length) - '0';
  }

  /**
   * Whether a number has the 35 characters of a KSeF number and the right CRC-8 (polynomial 07,
   * start 00) at their end.
   */
  public static boolean isKsefNumber(String text) {
    if (!KSEF_NUMBER.matcher(text).matches()) {
      return false;
    }
    int crc = 0;
    for (byte octet : text.substring(0, CHECKED_LENGTH).getBytes(StandardCharsets.US_ASCII)) {
      crc ^= octet;
      for (int bit = 0; bit < BITS; bit++) {
        crc = (crc & HIGH_BIT) == 0 ? crc << 1 : (crc << 1 ^ POLYNOMIAL) & BYTE;
      }
    }
    return Integer.parseInt(text.substring(text.length() - 2), 16) == crc;
  }
}
