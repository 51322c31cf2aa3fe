package ro.storno.domain.transport;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that accompanies a declared transport (Codul UIT), such as {@code 4M1T0X00LM8X1290}.
 * ANAF gives it when it takes a declaration in; it is valid only once the declaration is judged and
 * found right.
 *
 * <p>Fourteen digits and capital letters, without those that look like digits, and two check
 * digits: the last two of the sum of the code points before them (rules BR-003 and BR-019).
 *
 * @param value sixteen characters; not null
 */
public record Uit(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9ACDEFHJKLMNPQRTUVWXY]{14}[0-9]{2}");
  private static final int BODY = 14;

  /** Checks form and check digits. */
  public Uit {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches() || !value.endsWith(checkDigits(value.substring(0, BODY)))) {
      throw new IllegalArgumentException("not a UIT: " + value);
    }
  }

  /**
   * Returns the UIT in some text.
   *
   * @return empty if it is none, or its check digits are wrong
   */
  public static Optional<Uit> parse(String text) {
    try {
      return Optional.of(new Uit(text.strip()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /**
   * Returns the check digits that belong to the first fourteen characters.
   *
   * @param body not null
   */
  public static String checkDigits(String body) {
    int sum = body.codePoints().sum();
    return String.valueOf(100 + sum % 100).substring(1);
  }

  @Override
  public String toString() {
    return value;
  }
}
