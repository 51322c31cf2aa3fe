package ro.storno.storage.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A checked storage key: a relative path of plain segments that cannot leave its folder.
 *
 * @param segments at least one; each begins with a letter, digit, {@code _} or {@code -}, so that
 *     neither {@code ..} nor a hidden file can be named; not null
 */
record StorageKey(List<String> segments) {
  private static final int LONGEST_KEY = 400;
  private static final int MOST_SEGMENTS = 8;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}");

  /**
   * Checks a key.
   *
   * @throws IllegalArgumentException if the key is not a relative path of plain segments
   */
  static StorageKey parse(String key) {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("A storage key has 1 to " + LONGEST_KEY + " characters");
    }
    List<String> segments = List.of(key.split("/", -1));
    if (segments.size() > MOST_SEGMENTS) {
      throw new IllegalArgumentException(
          "A storage key has at most " + MOST_SEGMENTS + " segments");
    }
    for (String segment : segments) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw new IllegalArgumentException(
            "A storage key is made of segments of letters, digits, '.', '_' and '-', separated by"
                + " '/', none of which begins with '.'");
      }
    }
    return new StorageKey(segments);
  }
}
