package ro.storno.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads what this module ships: fonts, colour profile, templates, wording. */
public final class Resources {
  private Resources() {}

  /**
   * Reads a resource beside this class.
   *
   * @param path relative to {@code ro/storno/pdf}; not null
   * @return its bytes; not null
   * @throws IllegalStateException if the module was packed without it
   */
  public static byte[] bytes(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("storno-adapter-pdf was packed without " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " from storno-adapter-pdf", e);
    }
  }

  /**
   * Reads a UTF-8 text beside this class.
   *
   * @param path relative to {@code ro/storno/pdf}; not null
   * @return its text; not null
   */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /**
   * Reads words by key from a properties file.
   *
   * @param name below this package; not null
   * @return in no order; not null
   */
  public static Map<String, String> words(String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
    Map<String, String> words = new LinkedHashMap<>();
    properties.forEach((key, word) -> words.put((String) key, (String) word));
    return words;
  }
}
