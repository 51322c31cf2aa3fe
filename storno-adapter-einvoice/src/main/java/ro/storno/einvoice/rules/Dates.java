package ro.storno.einvoice.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** xs:date, as far as it is a day between 0001 and 9999 without a time zone. */
final class Dates {
  private static final Pattern PLAIN = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern POSSIBLE =
      Pattern.compile("[+-]?[0-9]{4,}-[0-9]{2}-[0-9]{2}([Zz]|[+-].*)?");

  private Dates() {}

  static LocalDate of(String text) {
    String trimmed = Texts.trim(text);
    if (!isDate(trimmed)) {
      throw new UnsureException("not a date");
    }
    return LocalDate.parse(trimmed);
  }

  static boolean isDate(String trimmed) {
    if (PLAIN.matcher(trimmed).matches() && !trimmed.startsWith("0000")) {
      try {
        LocalDate.parse(trimmed);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
    if (POSSIBLE.matcher(trimmed).matches()) {
      throw new UnsureException("a date of another form");
    }
    return false;
  }
}
