package ro.storno.simulator.ksef;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import ro.storno.simulator.fault.Seed;

/**
 * The numbers that KSeF gives, drawn from the seed and from what they are for, with the check value
 * at their end: CRC-8 with the polynomial 0x07 over everything before the last hyphen.
 */
final class KsefReferences {
  private static final int POLYNOMIAL = 0x07;
  private static final int HIGHEST_BIT = 0x80;
  private static final int BYTE = 0xff;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Seed seed;

  KsefReferences(Seed seed) {
    this.seed = seed;
  }

  /** Returns a reference such as {@code 20250626-SO-2F14610000-242991F8C9-B4}. */
  String reference(String kind, LocalDate day, Object... purpose) {
    String digits = hex(20, "reference", kind, purpose);
    return checked(
        DAY.format(day) + "-" + kind + "-" + digits.substring(0, 10) + "-" + digits.substring(10));
  }

  /** Returns the number of an invoice, such as {@code 5265877635-20250916-0200A0D6723E-C2}. */
  String ksefNumber(String sellerNip, LocalDate day, Object... purpose) {
    return checked(sellerNip + "-" + DAY.format(day) + "-" + hex(12, "number", sellerNip, purpose));
  }

  /** Returns 32 bytes in hexadecimal for what only this simulator has to recognise. */
  String secret(Object... purpose) {
    return hex(64, "secret", "", purpose);
  }

  private String hex(int digits, String use, String of, Object... purpose) {
    StringBuilder whole = new StringBuilder(use).append('\n').append(of);
    for (Object part : purpose) {
      whole.append('\n').append(part);
    }
    return HexFormat.of()
        .formatHex(seed.bytes("ksef", whole))
        .substring(0, digits)
        .toUpperCase(Locale.ROOT);
  }

  private static String checked(String beginning) {
    return beginning + "-" + checkValue(beginning);
  }

  /** Returns the two digits at the end of a number that begins like this. */
  static String checkValue(String beginning) {
    int value = 0;
    for (byte each : beginning.getBytes(StandardCharsets.US_ASCII)) {
      value ^= each & BYTE;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        int shifted = value << 1 & BYTE;
        value = (value & HIGHEST_BIT) == 0 ? shifted : shifted ^ POLYNOMIAL;
      }
    }
    return String.format(Locale.ROOT, "%02X", value);
  }
}
