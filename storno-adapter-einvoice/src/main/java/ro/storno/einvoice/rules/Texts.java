package ro.storno.einvoice.rules;

import java.util.Locale;

/** The string functions of XPath, counting in code points. */
final class Texts {
  private Texts() {}

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** Without white space at both ends. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static String normalizeSpace(String text) {
    return isNormal(text) ? text : collapse(text);
  }

  private static boolean isNormal(String text) {
    boolean spaceBefore = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        spaceBefore = false;
      } else if (spaceBefore || c != ' ') {
        return false;
      } else {
        spaceBefore = true;
      }
    }
    return text.isEmpty() || !spaceBefore;
  }

  private static String collapse(String text) {
    StringBuilder normal = new StringBuilder(text.length());
    boolean pending = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        pending = !normal.isEmpty();
      } else {
        if (pending) {
          normal.append(' ');
          pending = false;
        }
        normal.append(c);
      }
    }
    return normal.toString();
  }

  static String upperCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'Z') {
        return text.toUpperCase(Locale.ROOT);
      }
    }
    return text;
  }

  static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static String before(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 || mark.isEmpty() ? "" : text.substring(0, at);
  }

  static String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? "" : text.substring(at + mark.length());
  }

  /** The characters at the positions p, counted from 1, with from <= p < to. */
  static String substring(String text, double from, double to) {
    if (Double.isNaN(from) || Double.isNaN(to)) {
      return "";
    }
    int length = length(text);
    int first = (int) Math.max(1, Math.min(from, length + 1.0));
    int end = (int) Math.max(1, Math.min(to, length + 1.0));
    if (end <= first) {
      return "";
    }
    return text.substring(
        text.offsetByCodePoints(0, first - 1), text.offsetByCodePoints(0, end - 1));
  }

  static String translate(String text, String from, String to) {
    int[] source = from.codePoints().toArray();
    int[] target = to.codePoints().toArray();
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int at = indexOf(source, c);
              if (at < 0) {
                result.appendCodePoint(c);
              } else if (at < target.length) {
                result.appendCodePoint(target[at]);
              }
            });
    return result.toString();
  }

  private static int indexOf(int[] all, int one) {
    for (int i = 0; i < all.length; i++) {
      if (all[i] == one) {
        return i;
      }
    }
    return -1;
  }

  /** Compares by code points. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean surrogates = Character.isSurrogate(left) || Character.isSurrogate(right);
        return surrogates
            ? Integer.compare(a.codePointAt(i), b.codePointAt(i))
            : Character.compare(left, right);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** An atom as fn:string shows it. */
  static String of(Object atom) {
    if (atom instanceof String text) {
      return text;
    }
    if (atom instanceof Untyped untyped) {
      return untyped.text();
    }
    if (atom instanceof Boolean b) {
      return b.toString();
    }
    if (atom instanceof Number number) {
      return Numbers.text(number);
    }
    throw new UnsureException("the text of " + atom.getClass());
  }

  /** Text as xs:boolean. */
  static boolean booleanOf(String text) {
    return switch (trim(text)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new UnsureException("not a boolean");
    };
  }
}
