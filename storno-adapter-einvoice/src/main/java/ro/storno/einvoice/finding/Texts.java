package ro.storno.einvoice.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Loads the tables of this package, which are properties files in UTF-8. */
final class Texts {
  private Texts() {}

  static Map<String, String> load(String... names) {
    Properties properties = new Properties();
    for (String name : names) {
      loadInto(properties, name);
    }
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k)));
    return Map.copyOf(entries);
  }

  private static void loadInto(Properties properties, String name) {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
