package ro.storno.einvoice.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates the regular expressions of XPath into those of Java, as far as both say the same in
 * other characters; refuses the rest.
 */
final class Regex {
  private final String source;
  private final StringBuilder java = new StringBuilder();
  private int at;

  private Regex(String source) {
    this.source = source;
  }

  /** The Java pattern of an XPath expression without flags. */
  static Pattern compile(String source) {
    Regex regex = new Regex(source);
    regex.translate();
    try {
      return Pattern.compile(regex.java.toString());
    } catch (PatternSyntaxException e) {
      throw new RefusedSheetException("the regular expression " + source);
    }
  }

  private RefusedSheetException refused() {
    return new RefusedSheetException("position " + at + " of the regular expression " + source);
  }

  private void translate() {
    boolean quantified = false;
    while (at < source.length()) {
      char c = source.charAt(at++);
      boolean quantifier = c == '*' || c == '+' || c == '?' || c == '{';
      if (quantifier && quantified && c != '?') {
        throw refused();
      }
      quantified = quantifier && !quantified;
      switch (c) {
        case '\\' -> java.append(escape(false));
        case '.' -> java.append("[^\\n\\r]");
        case '$' -> java.append("\\z");
        case '[' -> bracket();
        case '{' -> count();
        case '(' -> open();
        case ']', '}' -> throw refused();
        case '^', ')', '|', '*', '+', '?' -> java.append(c);
        default -> literal(c);
      }
    }
  }

  private void open() {
    if (at < source.length() && source.charAt(at) == '?') {
      throw refused();
    }
    java.append('(');
  }

  private void count() {
    int end = source.indexOf('}', at);
    if (end < 0 || !source.substring(at, end).matches("[0-9]+(,[0-9]*)?")) {
      throw refused();
    }
    java.append('{').append(source, at, end + 1);
    at = end + 1;
  }

  private void literal(char c) {
    if (c < 128 && !Character.isLetterOrDigit(c)) {
      java.append('\\');
    }
    java.append(c);
  }

  private String escape(boolean bracketed) {
    if (at >= source.length()) {
      throw refused();
    }
    char c = source.charAt(at++);
    return switch (c) {
      case 'n', 'r', 't' -> "\\" + c;
      case '\\', '|', '.', '-', '^', '?', '*', '+', '{', '}', '(', ')', '[', ']', '$' -> "\\" + c;
      case 's' -> bracketed ? " \\t\\n\\r" : "[ \\t\\n\\r]";
      case 'd' -> "\\p{Nd}";
      case 'D' -> "\\P{Nd}";
      case 'S' -> unbracketed(bracketed, "[^ \\t\\n\\r]");
      case 'w' -> unbracketed(bracketed, "[^\\p{P}\\p{Z}\\p{C}]");
      case 'W' -> unbracketed(bracketed, "[\\p{P}\\p{Z}\\p{C}]");
      default -> throw refused();
    };
  }

  private String unbracketed(boolean bracketed, String pattern) {
    if (bracketed) {
      throw refused();
    }
    return pattern;
  }

  private void bracket() {
    java.append('[');
    if (at < source.length() && source.charAt(at) == '^') {
      java.append('^');
      at++;
    }
    int start = at;
    while (at < source.length() && source.charAt(at) != ']') {
      char c = source.charAt(at++);
      if (c == '[') {
        throw refused();
      }
      if (c == '\\') {
        java.append(escape(true));
      } else if (c == '-') {
        boolean literal = at - 1 == start || (at < source.length() && source.charAt(at) == ']');
        java.append(literal ? "\\-" : "-");
      } else {
        literal(c);
      }
    }
    if (at >= source.length() || at == start) {
      throw refused();
    }
    at++;
    java.append(']');
  }

  /** Whether a text has a match, as fn:matches. */
  static boolean found(Pattern pattern, String text) {
    return guarded(() -> pattern.matcher(text).find());
  }

  /** A text with its matches replaced, as fn:replace. */
  static String replaced(Pattern pattern, String text, String replacement) {
    return guarded(() -> pattern.matcher(text).replaceAll(replacement));
  }

  /** The parts between the matches, as fn:tokenize. */
  static List<Object> tokens(Pattern pattern, String text) {
    return guarded(() -> split(pattern, text));
  }

  /** Java's engine goes deeper with each repetition; a text of many exhausts the stack. */
  private static <T> T guarded(Supplier<T> match) {
    try {
      return match.get();
    } catch (StackOverflowError tooLong) {
      throw new UnsureException("a text too long for its regular expression");
    }
  }

  private static List<Object> split(Pattern pattern, String text) {
    List<Object> tokens = new ArrayList<>();
    if (text.isEmpty()) {
      return tokens;
    }
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find()) {
      if (matcher.end() == matcher.start()) {
        throw new UnsureException("an empty match");
      }
      tokens.add(text.substring(from, matcher.start()));
      from = matcher.end();
    }
    tokens.add(text.substring(from));
    return tokens;
  }
}
