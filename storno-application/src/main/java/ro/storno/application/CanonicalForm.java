package ro.storno.application;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A command in a form in which equal meaning is equal text: one entry per value that is present, by
 * path, numbers without trailing noughts.
 *
 * @param entries text of each value by path such as {@code lines[0].quantity}, sorted; not null
 */
public record CanonicalForm(Map<String, String> entries) {
  /** Takes a sorted copy. */
  public CanonicalForm {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /**
   * Returns the form of a command.
   *
   * @param command not null
   * @param without paths that do not belong to its meaning
   */
  public static CanonicalForm of(Record command, String... without) {
    Map<String, String> entries = new TreeMap<>();
    RecordWalk.leaves(command, (path, value) -> entries.put(path, text(value)));
    for (String path : without) {
      entries.remove(path);
    }
    return new CanonicalForm(entries);
  }

  /** Reads a form from its JSON. */
  public static CanonicalForm ofJson(String json) {
    return new CanonicalForm(FlatJson.read(json));
  }

  /** Returns the form as JSON object of texts. */
  public String json() {
    return FlatJson.write(entries);
  }

  /** Returns the SHA-256 of the JSON. */
  public String hash() {
    return Sha256.of(json().getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the path of the first value that differs, empty if none does. */
  public Optional<String> firstDifference(CanonicalForm other) {
    TreeSet<String> paths = new TreeSet<>(entries.keySet());
    paths.addAll(other.entries.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(entries.get(path), other.entries.get(path)))
        .findFirst();
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
