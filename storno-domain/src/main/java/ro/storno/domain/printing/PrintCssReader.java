package ro.storno.domain.printing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.storno.domain.DomainException;

/**
 * Reads the part of CSS that companies may use: rules of plain selectors with properties of {@link
 * PrintCssProperty}. Strict where browsers forgive: what it does not know for sure it refuses.
 */
final class PrintCssReader {
  private static final int MOST_RULES = 200;
  private static final int MOST_SELECTORS = 20;
  private static final int DEEPEST_SELECTOR = 6;

  private static final Set<String> ELEMENTS =
      Set.of("body", "h1", "div", "span", "b", "img", "table", "thead", "tbody", "tr", "th", "td");

  /** Boxes in the margins, which no class reaches. */
  private static final Set<String> IDS = Set.of("footer", "running");

  private static final Pattern COMPOUND =
      Pattern.compile(
          "(?<element>[a-zA-Z][a-zA-Z0-9]*)?"
              + "(?<rest>(?:\\.[a-zA-Z][a-zA-Z0-9_-]{0,40}|#[a-zA-Z]{1,20}"
              + "|:first-child|:last-child|:nth-child\\((?:odd|even|[1-9][0-9]?)\\))*)");

  private static final Pattern ID = Pattern.compile("#([a-zA-Z]+)");
  private static final Pattern DECLARATION = Pattern.compile("(?s)\\s*+([a-zA-Z-]++)\\s*+:(.*+)");
  private static final Pattern IMPORTANT = Pattern.compile("!\\s*+important$");

  private final String text;
  private final List<String> rules = new ArrayList<>();
  private int at;

  private PrintCssReader(String text) {
    this.text = text;
  }

  /** Returns the rules of a style sheet, written anew. */
  static List<String> read(String text) {
    if (text.length() > PrintCss.LONGEST) {
      throw refused("The style sheet has more than " + PrintCss.LONGEST + " characters.");
    }
    return new PrintCssReader(withoutComments(text)).rules();
  }

  /** Blanks comments out, line breaks kept, so that lines are those that were typed. */
  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder(text);
    int from = plain.indexOf("/*");
    while (from >= 0) {
      int to = plain.indexOf("*/", from + 2);
      if (to < 0) {
        throw refused(line(plain, from) + "the comment does not end; add */.");
      }
      for (int i = from; i < to + 2; i++) {
        if (plain.charAt(i) != '\n') {
          plain.setCharAt(i, ' ');
        }
      }
      from = plain.indexOf("/*", to + 2);
    }
    return plain.toString();
  }

  private List<String> rules() {
    for (int i = 0; i < text.length(); i++) {
      allow(i);
    }
    skipSpace();
    while (at < text.length()) {
      if (rules.size() == MOST_RULES) {
        throw wrong(at, "there are more than " + MOST_RULES + " rules.");
      }
      rules.add(rule());
      skipSpace();
    }
    return rules;
  }

  private void allow(int place) {
    char character = text.charAt(place);
    if (character == '\\') {
      throw wrong(place, "escapes with \\ cannot be used.");
    }
    if (character == '@') {
      throw wrong(place, "@ rules such as @import, @font-face and @page cannot be used.");
    }
    if (character == '<' || character == '&') {
      throw wrong(place, "this is HTML, not CSS; remove \"" + character + "\".");
    }
    if (character > '~' || (character < ' ' && "\n\r\t".indexOf(character) < 0)) {
      throw wrong(place, "there is a character that style sheets do not need; remove it.");
    }
  }

  private String rule() {
    int start = at;
    int open = text.indexOf('{', at);
    int close = text.indexOf('}', at);
    if (open < 0 || close < open) {
      throw wrong(
          at,
          "a rule needs a selector and declarations in braces, such as .number {"
              + " color: #1e40af; }.");
    }
    String selectors = selectors(text.substring(start, open), start);
    String body = text.substring(open + 1, close);
    int nested = body.indexOf('{');
    if (nested >= 0) {
      throw wrong(open + 1 + nested, "rules cannot stand inside rules; add the missing }.");
    }
    at = close + 1;
    return selectors + "{" + declarations(body, open + 1) + "}";
  }

  // ---- selectors

  private String selectors(String typed, int place) {
    List<String> written = new ArrayList<>();
    for (String selector : typed.split(",", -1)) {
      written.add(selector(selector.strip(), place));
    }
    if (written.size() > MOST_SELECTORS) {
      throw wrong(place, "a rule has more than " + MOST_SELECTORS + " selectors.");
    }
    return String.join(",", written);
  }

  private String selector(String typed, int place) {
    List<String> parts = List.of(typed.replace(">", " > ").strip().split("\\s+", -1));
    StringBuilder written = new StringBuilder();
    boolean afterCombinator = true;
    for (String part : parts) {
      if (part.equals(">")) {
        if (afterCombinator) {
          throw wrongSelector(typed, place);
        }
        written.append('>');
        afterCombinator = true;
      } else {
        written.append(afterCombinator ? "" : " ").append(compound(part, typed, place));
        afterCombinator = false;
      }
    }
    if (afterCombinator || parts.size() > 2 * DEEPEST_SELECTOR) {
      throw wrongSelector(typed, place);
    }
    return written.toString();
  }

  private String compound(String part, String selector, int place) {
    Matcher compound = COMPOUND.matcher(part);
    if (part.isEmpty() || !compound.matches()) {
      throw wrongSelector(selector, place);
    }
    String element = compound.group("element");
    if (element != null && !ELEMENTS.contains(element.toLowerCase(Locale.ROOT))) {
      throw wrongSelector(selector, place);
    }
    Matcher ids = ID.matcher(compound.group("rest"));
    while (ids.find()) {
      if (!IDS.contains(ids.group(1))) {
        throw wrongSelector(selector, place);
      }
    }
    return (element == null ? "" : element.toLowerCase(Locale.ROOT)) + compound.group("rest");
  }

  private DomainException wrongSelector(String selector, int place) {
    return wrong(
        place + leadingSpace(place),
        "the selector \""
            + shortened(selector)
            + "\" cannot be used; name elements ("
            + String.join(", ", ELEMENTS.stream().sorted().toList())
            + "), classes, #footer or #running, with spaces, > and commas between them.");
  }

  private int leadingSpace(int place) {
    int space = 0;
    while (place + space < text.length() && Character.isWhitespace(text.charAt(place + space))) {
      space++;
    }
    return space;
  }

  // ---- declarations

  private String declarations(String body, int place) {
    StringBuilder written = new StringBuilder();
    int from = 0;
    for (String typed : body.split(";", -1)) {
      if (!typed.isBlank()) {
        written.append(declaration(typed, place + from));
      }
      from += typed.length() + 1;
    }
    return written.toString();
  }

  private String declaration(String typed, int start) {
    int place = start + leadingSpace(start);
    Matcher parts = DECLARATION.matcher(typed);
    String typedValue = parts.matches() ? parts.group(2).strip() : "";
    Matcher mark = IMPORTANT.matcher(typedValue);
    boolean important = mark.find();
    String plain = important ? typedValue.substring(0, mark.start()).strip() : typedValue;
    if (plain.isEmpty()) {
      throw wrong(
          place, "\"" + shortened(typed.strip()) + "\" is no declaration such as color: #1e40af.");
    }
    String name = parts.group(1).toLowerCase(Locale.ROOT);
    PrintCssProperty property =
        PrintCssProperty.find(name)
            .orElseThrow(
                () ->
                    wrong(
                        place,
                        "the property \""
                            + shortened(name)
                            + "\" cannot be used. These can: "
                            + PrintCssProperty.names()
                            + "."));
    String value =
        property
            .value(plain)
            .orElseThrow(
                () ->
                    wrong(
                        place,
                        "\""
                            + shortened(plain)
                            + "\" cannot be the value of "
                            + name
                            + "; "
                            + property.hint()
                            + "."));
    return name + ":" + value + (important ? " !important" : "") + ";";
  }

  // ---- places

  private void skipSpace() {
    at += leadingSpace(at);
  }

  private static String shortened(String typed) {
    String line = typed.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  private DomainException wrong(int place, String what) {
    return refused(line(text, place) + what);
  }

  private static String line(CharSequence text, int place) {
    long breaks = text.subSequence(0, place).chars().filter(c -> c == '\n').count();
    return "Line " + (breaks + 1) + ": ";
  }

  private static DomainException refused(String message) {
    return new DomainException.InvalidValue("customCss", message);
  }
}
