package ro.storno.cli.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/**
 * A YAML or JSON document as a tree that knows in which line each value stands. JSON is read as the
 * YAML it is.
 */
public final class LocatedTree {
  private static final int DEEPEST = 40;
  private static final Pattern JSON = Pattern.compile("\\uFEFF?\\s*(\\{\\s*[\"}]|\\[)");

  private final JsonNode root;
  private final Map<String, Integer> lines;

  private LocatedTree(JsonNode root, Map<String, Integer> lines) {
    this.root = root;
    this.lines = lines;
  }

  /**
   * Parses a document.
   *
   * @param source named in messages; not null
   * @throws CommandFailure if it is no YAML or JSON
   */
  public static LocatedTree parse(String source, String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = parser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new CommandFailure(ExitCode.USAGE, "is empty");
      }
      JsonNode root = new Reader(parser, lines).value("", 0);
      return new LocatedTree(root, lines);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String why = e.getOriginalMessage();
      throw new CommandFailure(
          ExitCode.USAGE,
          source + ": line " + line + ": not YAML or JSON: " + why.lines().findFirst().orElse(why));
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, source + ": cannot be read (" + e + ")");
    } catch (CommandFailure e) {
      throw new CommandFailure(e.exitCode(), source + ": " + e.lines().get(0));
    } catch (RuntimeException e) {
      // the YAML reader throws what its interface does not name, such as for control characters
      String why = String.valueOf(e.getMessage());
      throw new CommandFailure(
          ExitCode.USAGE,
          source + ": not YAML or JSON: " + why.lines().findFirst().orElse("unreadable"));
    }
  }

  /** JSON is not quite a subset of YAML: it may be indented by tabs. */
  private static JsonParser parser(String text) throws IOException {
    JsonFactory factory = JSON.matcher(text).lookingAt() ? new JsonFactory() : new YAMLFactory();
    return factory.createParser(text).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** Returns the whole document. */
  public JsonNode root() {
    return root;
  }

  /** Names a place by line and path; the nearest enclosing value's line if it has none itself. */
  public String at(String path) {
    String known = path;
    while (!lines.containsKey(known) && !known.isEmpty()) {
      int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
      known = cut < 0 ? "" : known.substring(0, cut);
    }
    return "line " + lines.getOrDefault(known, 1) + (path.isEmpty() ? "" : ": " + path);
  }

  private record Reader(JsonParser parser, Map<String, Integer> lines) {
    JsonNode value(String path, int depth) throws IOException {
      if (depth > DEEPEST) {
        throw new CommandFailure(ExitCode.USAGE, path + ": nested too deeply");
      }
      lines.put(path, parser.currentTokenLocation().getLineNr());
      JsonNodeFactory make = JsonNodeFactory.instance;
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(path, depth);
        case START_ARRAY -> array(path, depth);
        case VALUE_NUMBER_INT -> make.numberNode(parser.getBigIntegerValue());
        case VALUE_NUMBER_FLOAT -> make.numberNode(parser.getDecimalValue());
        case VALUE_TRUE -> make.booleanNode(true);
        case VALUE_FALSE -> make.booleanNode(false);
        case VALUE_NULL -> make.nullNode();
        default -> make.textNode(parser.getText());
      };
    }

    private ObjectNode object(String path, int depth) throws IOException {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        String inner = path.isEmpty() ? name : path + "." + name;
        parser.nextToken();
        object.set(name, value(inner, depth + 1));
      }
      return object;
    }

    private ArrayNode array(String path, int depth) throws IOException {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(path + "[" + array.size() + "]", depth + 1));
      }
      return array;
    }
  }
}
