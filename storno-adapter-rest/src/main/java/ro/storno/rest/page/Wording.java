package ro.storno.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The words of an area's pages, from {@code wording_ro.properties} and its siblings beside a class
 * of the area. Immutable and thread-safe.
 */
public final class Wording {
  private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

  /**
   * Reads the words.
   *
   * @param area a class beside the files; not null
   */
  public Wording(Class<?> area) {
    for (Language language : Language.values()) {
      texts.put(language, read(area, "wording_" + language.code() + ".properties"));
    }
  }

  private static Properties read(Class<?> area, String name) {
    Properties properties = new Properties();
    try (InputStream stream = area.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: " + name);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + name, e);
    }
    return properties;
  }

  /**
   * Returns a text with its places filled in.
   *
   * @param arguments for {@code {0}}, {@code {1}} and so on; taken literally
   * @throws IllegalArgumentException if the language lacks it
   */
  public String get(Language language, String key, String... arguments) {
    String text = Objects.requireNonNull(texts.get(language)).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no wording for " + key + " in " + language);
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      int end = text.indexOf('}', at);
      filled.append(text, from, at);
      filled.append(arguments[Integer.parseInt(text, at + 1, end, 10)]);
      from = end + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }

  /** Returns whether a language has a text. */
  public boolean has(Language language, String key) {
    return Objects.requireNonNull(texts.get(language)).containsKey(key);
  }
}
