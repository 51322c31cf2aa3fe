package ro.storno.cli.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Prints a result for programs whose list is too long to be held: one object with what is known
 * beforehand, the list as it comes, and what is known in the end. Not thread-safe.
 */
public final class JsonReport {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Terminal terminal;
  private final JsonGenerator json;

  /**
   * Begins the object and its list.
   *
   * @param terminal where it is printed; not null
   * @param known names and values before the list; not null
   * @param list name of the list; not null
   */
  public JsonReport(Terminal terminal, Map<String, ?> known, String list) {
    this.terminal = terminal;
    try {
      json =
          MAPPER
              .createGenerator(terminal.out())
              .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
              .useDefaultPrettyPrinter();
      json.writeStartObject();
      fields(known);
      json.writeArrayFieldStart(list);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Adds an element of the list. */
  public void add(Map<String, ?> element) {
    try {
      json.writePOJO(element);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Ends the list and the object. */
  public void end(Map<String, ?> found) {
    try {
      json.writeEndArray();
      fields(found);
      json.writeEndObject();
      json.close();
      terminal.result("");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void fields(Map<String, ?> values) throws IOException {
    for (Map.Entry<String, ?> value : values.entrySet()) {
      json.writePOJOField(value.getKey(), value.getValue());
    }
  }
}
