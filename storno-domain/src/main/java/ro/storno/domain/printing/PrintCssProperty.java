package ro.storno.domain.printing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property that companies may set, with the values it may have. Sizes are bounded, so that no
 * style sheet can blow a document up, push text off the paper or fold it away.
 */
final class PrintCssProperty {
  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern LENGTH =
      Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})?|\\.\\d{1,4})(pt|px|mm|cm|em)?");

  /** One unit in points; an em is that of type of ten points. */
  private static final Map<String, BigDecimal> POINTS =
      Map.of(
          "pt", BigDecimal.ONE,
          "px", new BigDecimal("0.75"),
          "mm", new BigDecimal("2.8346"),
          "cm", new BigDecimal("28.346"),
          "em", BigDecimal.TEN);

  private static final Set<String> COLOURS =
      Set.of(
          "black",
          "white",
          "gray",
          "grey",
          "silver",
          "red",
          "maroon",
          "orange",
          "yellow",
          "olive",
          "lime",
          "green",
          "teal",
          "aqua",
          "navy",
          "blue",
          "purple",
          "fuchsia",
          "transparent");

  private static final Set<String> LINE_STYLES =
      Set.of("none", "solid", "dashed", "dotted", "double");

  private static final String COLOUR_HINT =
      "use a colour such as #1e40af or one of the plain colour names";

  private static final Map<String, PrintCssProperty> ALL = new LinkedHashMap<>();

  static {
    one("color", colour());
    one("background-color", colour());
    one("background", colour());
    Word width = length("0", "6");
    Word line = any(LINE_STYLES);
    for (String side : List.of("", "-top", "-right", "-bottom", "-left")) {
      put(
          "border" + side,
          3,
          or(width, or(line, colour())),
          "a width to 6pt, a style and a colour");
      put("border" + side + "-width", side.isEmpty() ? 4 : 1, width, "a width from 0 to 6pt");
      put("border" + side + "-style", side.isEmpty() ? 4 : 1, line, said(LINE_STYLES));
      put("border" + side + "-color", side.isEmpty() ? 4 : 1, colour(), COLOUR_HINT);
      put("padding" + side, side.isEmpty() ? 4 : 1, length("0", "57"), "from 0 to 20mm");
      put("margin" + side, side.isEmpty() ? 4 : 1, length("0", "57"), "from 0 to 20mm");
    }
    put("border-radius", 4, length("0", "57"), "from 0 to 20mm");
    put("font-size", 1, absolute("5", "28"), "a size from 5pt to 28pt, in pt, px or mm");
    words("font-weight", "normal", "bold");
    words("text-align", "left", "right", "center", "justify");
    words("text-transform", "none", "uppercase", "lowercase", "capitalize");
    words("text-decoration", "none", "underline", "line-through");
    words("vertical-align", "top", "middle", "bottom", "baseline");
    put("letter-spacing", 1, length("0", "5"), "from 0 to 5pt");
    put("line-height", 1, PrintCssProperty::lineHeight, "a number from 0.9 to 2.5");
    ALL.put(
        "font-family",
        new PrintCssProperty(0, word -> false, "use one of " + PrintFont.families()));
  }

  /** Whether one word of a value may stand there. */
  private interface Word {
    boolean fits(String word);
  }

  private final int most;
  private final Word word;
  private final String hint;

  private PrintCssProperty(int most, Word word, String hint) {
    this.most = most;
    this.word = word;
    this.hint = hint;
  }

  private static void one(String name, Word word) {
    put(name, 1, word, COLOUR_HINT);
  }

  private static void words(String name, String... words) {
    put(name, 1, any(Set.of(words)), "one of " + String.join(", ", words));
  }

  private static void put(String name, int most, Word word, String hint) {
    ALL.put(name, new PrintCssProperty(most, word, hint.startsWith("use") ? hint : "use " + hint));
  }

  static Optional<PrintCssProperty> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static String names() {
    return String.join(", ", new TreeSet<>(ALL.keySet()));
  }

  /** Returns what may stand there, in words. */
  String hint() {
    return hint;
  }

  /** Returns a value as it is printed, or nothing if it may not stand there. */
  Optional<String> value(String typed) {
    if (most == 0) {
      return family(typed);
    }
    List<String> words = new ArrayList<>();
    for (String each : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (words.size() == most || !word.fits(each)) {
        return Optional.empty();
      }
      words.add(each);
    }
    return Optional.of(String.join(" ", words));
  }

  private static Optional<String> family(String typed) {
    String plain =
        typed.strip().replaceAll("^([\"'])(.*)\\1$", "$2").strip().toLowerCase(Locale.ROOT);
    return PrintFont.names(plain)
        ? Optional.of("\"" + PrintFont.of(plain).family() + "\", \"DejaVu Sans\"")
        : Optional.empty();
  }

  private static Word or(Word first, Word second) {
    return word -> first.fits(word) || second.fits(word);
  }

  private static Word any(Set<String> words) {
    return words::contains;
  }

  private static String said(Set<String> words) {
    return "one of " + String.join(", ", new TreeSet<>(words));
  }

  private static Word colour() {
    return word -> COLOURS.contains(word) || HEX.matcher(word).matches();
  }

  /** A length from and to so many points. */
  private static Word length(String least, String most) {
    return word -> within(word, least, most, true);
  }

  /** A length that does not grow with what it stands in. */
  private static Word absolute(String least, String most) {
    return word -> within(word, least, most, false);
  }

  private static boolean within(String word, String least, String most, boolean relative) {
    Matcher length = LENGTH.matcher(word);
    if (!length.matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(length.group(1));
    String unit = length.group(2);
    if (unit == null) {
      return number.signum() == 0 && new BigDecimal(least).signum() == 0;
    }
    BigDecimal points = number.multiply(POINTS.get(unit));
    return (relative || !unit.equals("em"))
        && points.compareTo(new BigDecimal(least)) >= 0
        && points.compareTo(new BigDecimal(most)) <= 0;
  }

  private static boolean lineHeight(String word) {
    Matcher number = LENGTH.matcher(word);
    return number.matches()
        && number.group(2) == null
        && new BigDecimal(number.group(1)).compareTo(new BigDecimal("0.9")) >= 0
        && new BigDecimal(number.group(1)).compareTo(new BigDecimal("2.5")) <= 0;
  }
}
