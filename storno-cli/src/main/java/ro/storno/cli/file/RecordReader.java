package ro.storno.cli.file;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads records of the application from a tree, and names every field that does not fit instead of
 * stopping at the first.
 */
public final class RecordReader {
  private final ObjectMapper mapper =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

  private final LocatedTree tree;
  private final List<String> mistakes = new ArrayList<>();

  /** Reads from a tree. */
  public RecordReader(LocatedTree tree) {
    this.tree = tree;
  }

  /** Returns the mistakes noted so far, each with line and path. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Notes a mistake at a path. */
  public void mistake(String path, String what) {
    mistakes.add(tree.at(path) + ": " + what);
  }

  /** Names a place by line and path. */
  public String at(String path) {
    return tree.at(path);
  }

  /**
   * Reads a record.
   *
   * @param node an object; not null
   * @param path where it stands; not null
   * @param others names of keys that somebody else reads; not null
   * @return empty if it has mistakes, which are noted
   */
  public <T extends Record> Optional<T> read(
      JsonNode node, String path, Class<T> type, Set<String> others) {
    int before = mistakes.size();
    if (!node.isObject()) {
      mistake(path, "expected fields (key: value)");
      return Optional.empty();
    }
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(field -> !others.contains(field.getKey()))
        .forEach(field -> own.set(field.getKey(), field.getValue()));
    check(own, path, type, others);
    if (mistakes.size() > before) {
      return Optional.empty();
    }
    return Optional.of(mapper.convertValue(own, type));
  }

  private void check(ObjectNode object, String path, Class<?> type, Set<String> others) {
    List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
    object
        .properties()
        .forEach(
            field -> {
              String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              components.stream()
                  .filter(component -> component.getName().equals(field.getKey()))
                  .findFirst()
                  .ifPresentOrElse(
                      component -> check(field.getValue(), inner, component.getGenericType()),
                      () ->
                          mistake(inner, "unknown field; known are " + known(components, others)));
            });
  }

  private static String known(List<RecordComponent> components, Set<String> others) {
    return java.util.stream.Stream.concat(
            others.stream(), components.stream().map(RecordComponent::getName))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void check(JsonNode value, String path, Type type) {
    if (value.isNull()) {
      return;
    }
    if (type instanceof Class<?> simple && simple.isRecord()) {
      if (value instanceof ObjectNode object) {
        check(object, path, simple, Set.of());
      } else {
        mistake(path, "expected fields (key: value)");
      }
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      checkList(value, path, list.getActualTypeArguments()[0]);
    } else {
      checkSimple(value, path, mapper.constructType(type));
    }
  }

  private void checkList(JsonNode value, String path, Type element) {
    if (!(value instanceof ArrayNode array)) {
      mistake(path, "expected a list");
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      check(array.get(i), path + "[" + i + "]", element);
    }
  }

  private void checkSimple(JsonNode value, String path, JavaType type) {
    if (value.isContainerNode() && !type.isContainerType()) {
      mistake(path, "expected " + word(type) + ", not " + (value.isArray() ? "a list" : "fields"));
      return;
    }
    try {
      mapper.convertValue(value, type);
    } catch (IllegalArgumentException e) {
      mistake(path, "'" + value.asText() + "' is not " + word(type));
    }
  }

  private static String word(JavaType type) {
    return switch (type.getRawClass().getSimpleName()) {
      case "String" -> "a text";
      case "BigDecimal" -> "a decimal number";
      case "Integer", "Long", "int", "long" -> "a whole number";
      case "Boolean", "boolean" -> "true or false";
      case "LocalDate" -> "a date (YYYY-MM-DD)";
      case "UUID" -> "a UUID";
      default -> "a " + type.getRawClass().getSimpleName();
    };
  }
}
