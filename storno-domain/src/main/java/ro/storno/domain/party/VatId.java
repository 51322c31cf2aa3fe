package ro.storno.domain.party;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.Problem;

/**
 * A VAT identifier of a member state of the European Union, of Northern Ireland (XI) or of the
 * United Kingdom (GB), such as {@code DE136695976}.
 *
 * @param prefix two letters; {@code EL} for Greece; not null
 * @param number what follows the prefix, upper case without spaces; not null
 */
public record VatId(String prefix, String number) {
  private static final Pattern ORNAMENTS = Pattern.compile("[\\s.-]");
  private static final String BRITISH = "[0-9]{9}|[0-9]{12}|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}";

  /** Structure of each country's numbers, as VIES publishes it. */
  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          form("AT", "U[0-9]{8}"),
          form("BE", "[01][0-9]{9}"),
          form("BG", "[0-9]{9,10}"),
          form("CY", "[0-9]{8}[A-Z]"),
          form("CZ", "[0-9]{8,10}"),
          form("DE", "[1-9][0-9]{8}"),
          form("DK", "[0-9]{8}"),
          form("EE", "[0-9]{9}"),
          form("EL", "[0-9]{9}"),
          form("ES", "[A-Z][0-9]{7}[A-Z0-9]|[0-9]{8}[A-Z]"),
          form("FI", "[0-9]{8}"),
          form("FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}"),
          form("GB", BRITISH),
          form("HR", "[0-9]{11}"),
          form("HU", "[0-9]{8}"),
          form("IE", "[0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W]"),
          form("IT", "[0-9]{11}"),
          form("LT", "[0-9]{9}|[0-9]{12}"),
          form("LU", "[0-9]{8}"),
          form("LV", "[0-9]{11}"),
          form("MT", "[0-9]{8}"),
          form("NL", "[0-9]{9}B[0-9]{2}"),
          form("PL", "[0-9]{10}"),
          form("PT", "[0-9]{9}"),
          form("RO", "[1-9][0-9]{1,9}"),
          form("SE", "[0-9]{10}[0-9]{2}"),
          form("SI", "[1-9][0-9]{7}"),
          form("SK", "[1-9][0-9]{9}"),
          form("XI", BRITISH));

  /** Checks that the number has the structure of its country. */
  public VatId {
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(number, "number");
    Pattern form = FORMS.get(prefix);
    if (form == null || !form.matcher(number).matches()) {
      throw new IllegalArgumentException("not a VAT identifier: " + prefix + number);
    }
  }

  private static Map.Entry<String, Pattern> form(String prefix, String pattern) {
    return Map.entry(prefix, Pattern.compile(pattern));
  }

  /**
   * Returns the identifier in some text: upper case, without spaces, dots and dashes; {@code GR} is
   * read as {@code EL}.
   *
   * @return the identifier, or empty if no country that has such identifiers structures them so
   */
  public static Optional<VatId> parse(String text) {
    String plain = ORNAMENTS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    if (plain.length() < 4) {
      return Optional.empty();
    }
    String prefix = plain.startsWith("GR") ? "EL" : plain.substring(0, 2);
    String number = plain.substring(2);
    Pattern form = FORMS.get(prefix);
    return form != null && form.matcher(number).matches()
        ? Optional.of(new VatId(prefix, number))
        : Optional.empty();
  }

  /**
   * Returns whether the check digits are right. Kinds of numbers whose method is not public pass.
   */
  public boolean checksumValid() {
    return VatIdChecksums.valid(prefix, number);
  }

  /** Returns the country, ISO 3166-1 alpha-2; {@code XI} stays as it is. */
  public String country() {
    return Countries.isoOf(prefix);
  }

  /**
   * Returns a warning if the text is no VAT identifier with right check digits; VIES has the last
   * word, so it is never an error.
   *
   * @param field path of the field; not null
   * @param text as typed, with prefix; not null
   */
  public static Optional<Problem> check(String field, String text) {
    Optional<VatId> id = parse(text);
    if (id.isEmpty()) {
      return Optional.of(
          Problem.warning(
              field,
              "'"
                  + text
                  + "' is not a VAT identifier: expected a country prefix such as RO or DE"
                  + " and the number in that country's form."));
    }
    return id.get().checksumValid()
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                field,
                "The check digits of VAT identifier '"
                    + text
                    + "' are wrong; look for a typing"
                    + " error."));
  }

  /** Returns prefix and number together. */
  @Override
  public String toString() {
    return prefix + number;
  }
}
