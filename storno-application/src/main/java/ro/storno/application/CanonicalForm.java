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

  /**
   * Checks that a request under a used idempotency key means what the first one meant.
   *
   * @param first hash of the first one's form; not null
   * @param json the first one's form; not null
   * @param made what it made, in messages: {@code invoice}; not null
   * @throws ApplicationException.Unacceptable if not; names the first difference
   */
  public void requireSameMeaning(String first, String json, String made) {
    if (first.equals(hash())) {
      return;
    }
    CanonicalForm original = ofJson(json);
    String path = firstDifference(original).orElse("idempotencyKey");
    String difference = "was " + quoted(original, path) + ", is now " + quoted(this, path);
    throw new ApplicationException.Unacceptable(
        "The idempotency key was used for another "
            + made
            + ": "
            + path
            + " "
            + difference
            + ". Send the first request again, or choose another key.",
        Map.of(path, difference));
  }

  private static String quoted(CanonicalForm form, String path) {
    String value = form.entries.get(path);
    return value == null ? "absent" : "'" + value + "'";
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
