package ro.storno.domain.party;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import ro.storno.domain.Problem;

/**
 * A Romanian personal numeric code (CNP): sex and century, date of birth, county, serial number and
 * check digit.
 *
 * @param digits thirteen digits; not null
 */
public record Cnp(String digits) {
  private static final Pattern FORM = Pattern.compile("[0-9]{13}");
  private static final int[] KEY = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};

  /** What e-Factura takes for a consumer who does not give a code: thirteen noughts. */
  public static final Cnp ANONYMOUS = new Cnp("0000000000000");

  /** Checks the form only. */
  public Cnp {
    Objects.requireNonNull(digits, "digits");
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("a CNP has thirteen digits");
    }
  }

  /**
   * Returns the code in some text, without spaces.
   *
   * @return the code, or empty if there are not exactly thirteen digits
   */
  public static Optional<Cnp> parse(String text) {
    String plain = text.replaceAll("\\s", "");
    return FORM.matcher(plain).matches() ? Optional.of(new Cnp(plain)) : Optional.empty();
  }

  /** Returns whether this stands for a consumer who gave no code. */
  public boolean anonymous() {
    return equals(ANONYMOUS);
  }

  /** Returns whether the last digit is the check digit of the others (key 279146358279). */
  public boolean checksumValid() {
    int remainder = CheckDigits.weighted(digits, KEY) % 11;
    return (remainder == 10 ? 1 : remainder) == CheckDigits.last(digits);
  }

  /**
   * Returns the date of birth. Codes of residents and foreigners (first digit 7, 8, 9) do not tell
   * the century.
   *
   * @return the date, or empty if the century is not told or there is no such date
   */
  public Optional<LocalDate> birthDate() {
    return switch (digits.charAt(0)) {
      case '1', '2' -> date(1900);
      case '3', '4' -> date(1800);
      case '5', '6' -> date(2000);
      default -> Optional.empty();
    };
  }

  private Optional<LocalDate> date(int century) {
    int year = century + Integer.parseInt(digits, 1, 3, 10);
    int month = Integer.parseInt(digits, 3, 5, 10);
    int day = Integer.parseInt(digits, 5, 7, 10);
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private boolean dated() {
    boolean residentOrForeigner = digits.charAt(0) >= '7';
    return residentOrForeigner
        ? date(1900).isPresent() || date(2000).isPresent()
        : birthDate().isPresent();
  }

  /**
   * Returns a warning if the text is no personal code; the anonymous one passes. The message does
   * not repeat the code, which is personal data.
   *
   * @param field path of the field; not null
   * @param text as typed; not null
   */
  public static Optional<Problem> check(String field, String text) {
    Optional<Cnp> cnp = parse(text);
    if (cnp.isEmpty()) {
      return Optional.of(Problem.warning(field, "A CNP has exactly 13 digits."));
    }
    if (cnp.get().anonymous() || cnp.get().checksumValid() && cnp.get().dated()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.warning(
            field, "The CNP has a wrong check digit or date of birth; look for a typing error."));
  }

  /** Returns the first digit only, since the code is personal data. */
  @Override
  public String toString() {
    return digits.charAt(0) + "************";
  }
}
