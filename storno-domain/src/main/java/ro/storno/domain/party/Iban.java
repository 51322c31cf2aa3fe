package ro.storno.domain.party;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.Problem;

/**
 * An international bank account number (ISO 13616), such as {@code RO49AAAA1B31007593840000}.
 *
 * @param value upper case without spaces; not null
 */
public record Iban(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

  /** Lengths per country, from the IBAN registry of SWIFT. */
  private static final Map<String, Integer> LENGTHS =
      Map.ofEntries(
          Map.entry("AD", 24),
          Map.entry("AE", 23),
          Map.entry("AL", 28),
          Map.entry("AT", 20),
          Map.entry("AZ", 28),
          Map.entry("BA", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("BH", 22),
          Map.entry("BR", 29),
          Map.entry("BY", 28),
          Map.entry("CH", 21),
          Map.entry("CR", 22),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("DO", 28),
          Map.entry("EE", 20),
          Map.entry("EG", 29),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FO", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GE", 22),
          Map.entry("GI", 23),
          Map.entry("GL", 18),
          Map.entry("GR", 27),
          Map.entry("GT", 28),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IL", 23),
          Map.entry("IQ", 23),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("JO", 30),
          Map.entry("KW", 30),
          Map.entry("KZ", 20),
          Map.entry("LB", 28),
          Map.entry("LC", 32),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("LY", 25),
          Map.entry("MC", 27),
          Map.entry("MD", 24),
          Map.entry("ME", 22),
          Map.entry("MK", 19),
          Map.entry("MR", 27),
          Map.entry("MT", 31),
          Map.entry("MU", 30),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PK", 24),
          Map.entry("PL", 28),
          Map.entry("PS", 29),
          Map.entry("PT", 25),
          Map.entry("QA", 29),
          Map.entry("RO", 24),
          Map.entry("RS", 22),
          Map.entry("SA", 24),
          Map.entry("SC", 31),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("SM", 27),
          Map.entry("ST", 25),
          Map.entry("SV", 28),
          Map.entry("TL", 23),
          Map.entry("TN", 24),
          Map.entry("TR", 26),
          Map.entry("UA", 29),
          Map.entry("VA", 22),
          Map.entry("VG", 24),
          Map.entry("XK", 20));

  /** Checks the form only. */
  public Iban {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an IBAN: " + value);
    }
  }

  /**
   * Returns the number in some text, without spaces and in upper case.
   *
   * @return the number, or empty if form, length for its country or check digits are wrong
   */
  public static Optional<Iban> parse(String text) {
    String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (!FORM.matcher(plain).matches()) {
      return Optional.empty();
    }
    Iban iban = new Iban(plain);
    return iban.lengthValid() && iban.checksumValid() ? Optional.of(iban) : Optional.empty();
  }

  /** Returns whether the length is that of the country; a country not in the registry passes. */
  public boolean lengthValid() {
    Integer length = LENGTHS.get(country());
    return length == null || length == value.length();
  }

  /** Returns whether the two check digits are right (ISO 7064 MOD 97-10). */
  public boolean checksumValid() {
    return CheckDigits.mod97(value.substring(4) + value.substring(0, 4)) == 1;
  }

  /** Returns the country, ISO 3166-1 alpha-2. */
  public String country() {
    return value.substring(0, 2);
  }

  /** Returns the number in groups of four, as it is printed. */
  public String grouped() {
    return value.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /**
   * Returns a warning if the text is no IBAN.
   *
   * @param field path of the field; not null
   * @param text as typed; not null
   */
  public static Optional<Problem> check(String field, String text) {
    return parse(text).isPresent()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                field, "The IBAN is wrong in length or check digits; look for a typing error."));
  }

  @Override
  public String toString() {
    return value;
  }
}
