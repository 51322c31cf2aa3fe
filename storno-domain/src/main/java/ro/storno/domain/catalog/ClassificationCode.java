package ro.storno.domain.catalog;

import java.util.regex.Pattern;
import ro.storno.domain.DomainException;

/** The forms of the codes that customs and public procurement give to goods. */
public final class ClassificationCode {
  private static final Pattern NC = Pattern.compile("[0-9]{4}|[0-9]{6}|[0-9]{8}");
  private static final Pattern CPV = Pattern.compile("[0-9]{8}(-[0-9])?");

  private ClassificationCode() {}

  /**
   * Returns a code of the Combined Nomenclature without spaces and dots, such as {@code 22011011}.
   *
   * @param typed such as {@code 2201 10 11}; not null
   * @throws DomainException.InvalidValue if it has not 4, 6 or 8 digits
   */
  public static String nc(String typed) {
    String plain = typed.replaceAll("[\\s.]", "");
    if (!NC.matcher(plain).matches()) {
      throw new DomainException.InvalidValue(
          "ncCode", "A code of the Combined Nomenclature has 4, 6 or 8 digits, such as 22011011.");
    }
    return plain;
  }

  /**
   * Returns a code of the Common Procurement Vocabulary, such as {@code 30213100-6}.
   *
   * @param typed with or without its check digit; not null
   * @throws DomainException.InvalidValue if it has another form
   */
  public static String cpv(String typed) {
    String plain = typed.replaceAll("\\s", "");
    if (!CPV.matcher(plain).matches()) {
      throw new DomainException.InvalidValue(
          "cpvCode", "A CPV code has 8 digits, with or without its check digit: 30213100-6.");
    }
    return plain;
  }
}
