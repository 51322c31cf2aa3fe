package ro.storno.rest.route;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.json.EnumNames;

/**
 * A parameter in the query or in a header: its name, its meaning, and how it is read.
 *
 * <p>The same object documents the parameter and reads it, so the two cannot differ.
 *
 * @param <T> type of the value
 */
public final class Param<T> {
  /** Where a parameter stands. */
  public enum Place {
    QUERY,
    HEADER
  }

  private static final int LONGEST = 500;

  private final Place place;
  private final String name;
  private final String meaning;
  private final Map<String, Object> schema;
  private final String expectation;
  private final Function<String, T> reader;
  private final int longest;

  private Param(
      Place place,
      String name,
      String meaning,
      Map<String, Object> schema,
      String expectation,
      Function<String, T> reader,
      int longest) {
    this.place = place;
    this.name = name;
    this.meaning = meaning;
    this.schema = schema;
    this.expectation = expectation;
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * Any text.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @return the parameter, not null
   */
  public static Param<String> text(String name, String meaning) {
    return query(
        name, meaning, Map.of("type", "string", "maxLength", LONGEST), "a text", text -> text);
  }

  /**
   * Any text that may be longer than usual.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @param longest characters that are accepted
   * @return the parameter, not null
   */
  public static Param<String> longText(String name, String meaning, int longest) {
    return new Param<>(
        Place.QUERY,
        name,
        meaning,
        Map.of("type", "string", "maxLength", longest),
        "a text",
        text -> text,
        longest);
  }

  /**
   * A whole number within bounds; values beyond them are moved to the nearest bound.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @param least smallest value
   * @param most largest value
   * @return the parameter, not null
   */
  public static Param<Integer> integer(String name, String meaning, int least, int most) {
    return query(
        name,
        meaning,
        Map.of("type", "integer", "minimum", least),
        "a whole number",
        text -> {
          long number = Long.parseLong(text);
          return (int) Math.max(least, Math.min(most, number));
        });
  }

  /**
   * A date.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @return the parameter, not null
   */
  public static Param<LocalDate> date(String name, String meaning) {
    return query(
        name,
        meaning,
        Map.of("type", "string", "format", "date"),
        "a date in the form YYYY-MM-DD",
        LocalDate::parse);
  }

  /**
   * A decimal number.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @return the parameter, not null
   */
  public static Param<BigDecimal> decimal(String name, String meaning) {
    return query(
        name,
        meaning,
        Map.of("type", "string", "pattern", "^-?\\d{1,18}(\\.\\d{1,6})?$"),
        "a decimal number such as 12.50",
        Param::readDecimal);
  }

  /**
   * A switch.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @return the parameter, not null
   */
  public static Param<Boolean> flag(String name, String meaning) {
    return query(name, meaning, Map.of("type", "boolean"), "true or false", Param::readFlag);
  }

  /**
   * An identifier.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @return the parameter, not null
   */
  public static Param<UUID> uuid(String name, String meaning) {
    return query(
        name, meaning, Map.of("type", "string", "format", "uuid"), "a UUID", Param::readUuid);
  }

  /**
   * One constant of an enum, in any case.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @param type the enum, not null
   * @param <E> type of the enum
   * @return the parameter, not null
   */
  public static <E extends Enum<E>> Param<E> choice(String name, String meaning, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(EnumNames::of).toList();
    return query(
        name,
        meaning,
        Map.of("type", "string", "enum", names),
        "one of: " + EnumNames.list(type),
        text -> readChoice(text, type));
  }

  /**
   * Several constants of an enum, separated by commas.
   *
   * @param name as in the query, not null
   * @param meaning one sentence, not null
   * @param type the enum, not null
   * @param <E> type of the enum
   * @return the parameter, not null
   */
  public static <E extends Enum<E>> Param<List<E>> choices(
      String name, String meaning, Class<E> type) {
    return query(
        name,
        meaning,
        Map.of("type", "string"),
        "one or more, separated by commas, of: " + EnumNames.list(type),
        text ->
            Arrays.stream(text.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(part -> readChoice(part, type))
                .toList());
  }

  /**
   * The same parameter, but in a header.
   *
   * @return a changed copy, not null
   */
  public Param<T> inHeader() {
    return new Param<>(Place.HEADER, name, meaning, schema, expectation, reader, longest);
  }

  /**
   * Reads the value.
   *
   * @param text as received, not null, not empty
   * @return the value, not null
   * @throws Refusal with status 400 naming the parameter if the text is something else
   */
  public T read(String text) {
    if (text.length() <= longest && text.indexOf('\0') < 0) {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw Refusal.field(name, "This value should be " + expectation + ".");
      }
    }
    throw Refusal.field(name, "This value should be " + expectation + ", and not that long.");
  }

  /**
   * Where it stands.
   *
   * @return not null
   */
  public Place place() {
    return place;
  }

  /**
   * Its name.
   *
   * @return not null
   */
  public String name() {
    return name;
  }

  /**
   * What it means, one sentence.
   *
   * @return not null
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Its JSON Schema.
   *
   * @return keys and values of the schema object, not null
   */
  public Map<String, Object> schema() {
    return new LinkedHashMap<>(schema);
  }

  private static <T> Param<T> query(
      String name,
      String meaning,
      Map<String, Object> schema,
      String expectation,
      Function<String, T> reader) {
    return new Param<>(Place.QUERY, name, meaning, schema, expectation, reader, LONGEST);
  }

  private static BigDecimal readDecimal(String text) {
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,6})?")) {
      throw new IllegalArgumentException("not a decimal number");
    }
    return new BigDecimal(text);
  }

  private static Boolean readFlag(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw new IllegalArgumentException("not a switch");
    };
  }

  private static UUID readUuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (text.length() != 36) {
      throw new IllegalArgumentException("not a UUID in full");
    }
    return uuid;
  }

  private static <E extends Enum<E>> E readChoice(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> EnumNames.of(constant).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not one of the values"));
  }
}
