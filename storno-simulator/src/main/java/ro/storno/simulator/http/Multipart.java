package ro.storno.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads forms with files ({@code multipart/form-data}, RFC 7578). */
public final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"]*)\"");
  private static final String BLANK_LINE = "\r\n\r\n";

  private Multipart() {}

  /**
   * Returns the parts of a form by their names.
   *
   * @param request whose body is a form; not null
   * @return empty if it is no such form; not null
   */
  public static Map<String, byte[]> parts(Request request) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (!boundary.find()) {
      return parts;
    }
    // one char for each byte, so that positions in the text are positions in the body
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    String delimiter = "--" + boundary.group(1);
    int start = text.indexOf(delimiter);
    while (start >= 0) {
      int end = text.indexOf("\r\n" + delimiter, start);
      if (end < 0) {
        break;
      }
      part(text.substring(start + delimiter.length(), end), parts);
      start = end + 2;
    }
    return parts;
  }

  private static void part(String text, Map<String, byte[]> parts) {
    int content = text.indexOf(BLANK_LINE);
    if (content < 0) {
      return;
    }
    Matcher name = NAME.matcher(text.substring(0, content));
    if (name.find()) {
      parts.put(
          name.group(1),
          text.substring(content + BLANK_LINE.length()).getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
