package ro.storno.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects whose values are texts: all that canonical requests, payloads of jobs and findings
 * need, without a library.
 */
public final class FlatJson {
  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /** Returns an object with the entries in the order of the map; null values are left out. */
  public static String write(Map<String, ? extends @Nullable String> entries) {
    StringBuilder json = new StringBuilder("{");
    entries.forEach(
        (key, value) -> {
          if (value != null) {
            json.append(json.length() > 1 ? "," : "");
            quote(key, json);
            json.append(':');
            quote(value, json);
          }
        });
    return json.append('}').toString();
  }

  /** Returns an array of objects. */
  public static String writeAll(List<? extends Map<String, ? extends @Nullable String>> objects) {
    return objects.stream().map(FlatJson::write).collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * Reads an object that {@link #write} made; a database may have changed blanks and order.
   *
   * @throws IllegalArgumentException if the text is no such object
   */
  public static Map<String, String> read(String json) {
    return new FlatJson(json).object();
  }

  /**
   * Reads an array of objects that {@link #writeAll} made.
   *
   * @throws IllegalArgumentException if the text is no such array
   */
  public static List<Map<String, String>> readAll(String json) {
    FlatJson reading = new FlatJson(json);
    List<Map<String, String>> objects = new ArrayList<>();
    reading.expect('[');
    if (reading.peek() != ']') {
      do {
        objects.add(reading.object());
      } while (reading.accept(','));
    }
    reading.expect(']');
    return objects;
  }

  private Map<String, String> object() {
    Map<String, String> entries = new LinkedHashMap<>();
    expect('{');
    if (peek() != '}') {
      do {
        String key = string();
        expect(':');
        entries.put(key, string());
      } while (accept(','));
    }
    expect('}');
    return entries;
  }

  private String string() {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (next() != '"') {
      char c = text.charAt(at - 1);
      read.append(c == '\\' ? escaped() : c);
    }
    return read.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private char next() {
    if (at >= text.length()) {
      throw new IllegalArgumentException("JSON ends early");
    }
    return text.charAt(at++);
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw new IllegalArgumentException("JSON lacks " + wanted + " at " + at);
    }
  }

  private static void quote(String value, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
