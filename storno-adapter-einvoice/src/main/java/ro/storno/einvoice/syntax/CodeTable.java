package ro.storno.einvoice.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which code of one list stands for which of another, as a properties file says; immutable. */
public final class CodeTable {
  private final Map<String, String> entries;

  private CodeTable(Map<String, String> entries) {
    this.entries = Map.copyOf(entries);
  }

  /**
   * The table in a file beside a class.
   *
   * @throws IllegalStateException if it is missing or cannot be read
   */
  public static CodeTable beside(Class<?> owner, String name) {
    Properties properties = new Properties();
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
    Map<String, String> entries = new HashMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k)));
    return new CodeTable(entries);
  }

  /**
   * What stands for a code.
   *
   * @param list the list the code is from
   * @param code the code; null gives null
   * @return null when the table does not say
   */
  public @Nullable String get(String list, @Nullable String code) {
    return code == null ? null : entries.get(list + "." + code);
  }
}
