package ro.storno.domain.party;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.Problem;

/**
 * A Romanian fiscal identification code (CIF, also CUI), such as {@code 18547290}; with the prefix
 * RO it is the VAT identifier of a registered taxpayer.
 *
 * @param digits two to ten digits without prefix and leading noughts; not null
 */
public record Cif(String digits) {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{1,9}");
  private static final Pattern ORNAMENTS = Pattern.compile("[\\s.-]");
  private static final Pattern LEADING_NOUGHTS = Pattern.compile("^0+");
  private static final int[] KEY = {7, 5, 3, 2, 1, 7, 5, 3, 2};

  /** Checks the form, not the check digit. */
  public Cif {
    Objects.requireNonNull(digits, "digits");
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a CIF: " + digits);
    }
  }

  /**
   * Returns the code in some text, without spaces, dots, dashes, prefix and leading noughts.
   *
   * @param text as typed, such as {@code RO 18547290}; not null
   * @return the code, or empty if the text cannot be one
   */
  public static Optional<Cif> parse(String text) {
    String plain = ORNAMENTS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    String digits = plain.startsWith("RO") ? plain.substring(2) : plain;
    String significant = LEADING_NOUGHTS.matcher(digits).replaceFirst("");
    return FORM.matcher(significant).matches()
        ? Optional.of(new Cif(significant))
        : Optional.empty();
  }

  /** Returns whether the last digit is the check digit of the others (key 753217532). */
  public boolean checksumValid() {
    int sum = 0;
    int body = digits.length() - 1;
    for (int i = 0; i < body; i++) {
      sum += CheckDigits.digit(digits, i) * KEY[KEY.length - body + i];
    }
    return sum * 10 % 11 % 10 == CheckDigits.last(digits);
  }

  /** Returns the VAT identifier, such as {@code RO18547290}. */
  public String withPrefix() {
    return "RO" + digits;
  }

  /**
   * Returns a warning if the text is no code with a right check digit. Only a warning, because
   * ANAF, not the formula, knows which codes exist.
   *
   * @param field path of the field; not null
   * @param text as typed; not null
   */
  public static Optional<Problem> check(String field, String text) {
    Optional<Cif> cif = parse(text);
    if (cif.isEmpty()) {
      return Optional.of(
          Problem.warning(
              field, "'" + text + "' is not a CIF: expected 2 to 10 digits, with or without RO."));
    }
    return cif.get().checksumValid()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                field, "The check digit of CIF '" + text + "' is wrong; look for a typing error."));
  }

  @Override
  public String toString() {
    return digits;
  }
}
