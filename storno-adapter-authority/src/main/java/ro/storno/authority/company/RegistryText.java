package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields of ANAF's registries, where an empty text stands for none. */
final class RegistryText {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}).*");
  private static final Pattern ROMANIAN_DATE =
      Pattern.compile(".*?(\\d{2})\\.(\\d{2})\\.(\\d{4}).*");

  private RegistryText() {}

  /** Returns a text with single spaces, and with commas instead of cedillas under s and t. */
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    String text = value.isNull() ? "" : SPACES.matcher(value.asText("")).replaceAll(" ").strip();
    return text.isEmpty()
        ? null
        : text.replace('ş', 'ș').replace('ţ', 'ț').replace('Ş', 'Ș').replace('Ţ', 'Ț');
  }

  static @Nullable LocalDate date(JsonNode object, String field) {
    String text = text(object, field);
    return text == null ? null : date(text);
  }

  /** Returns the date in a text, in either order; null if there is none, or none that exists. */
  static @Nullable LocalDate date(String text) {
    try {
      Matcher iso = DATE.matcher(text);
      if (iso.matches()) {
        return LocalDate.parse(iso.group(1));
      }
      Matcher romanian = ROMANIAN_DATE.matcher(text);
      return romanian.matches()
          ? LocalDate.parse(romanian.group(3) + "-" + romanian.group(2) + "-" + romanian.group(1))
          : null;
    } catch (DateTimeParseException noSuchDay) {
      return null;
    }
  }
}
