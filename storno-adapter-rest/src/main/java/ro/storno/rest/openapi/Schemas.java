package ro.storno.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.json.EnumNames;

/**
 * Writes JSON Schemas for the records of the API.
 *
 * <p>A view's fields are always present and null only where the record says {@code @Nullable}. A
 * request's fields may be left out unless they are marked as required. Not thread-safe.
 */
final class Schemas {
  /** In which direction a record travels; the same record reads laxer than it is written. */
  enum Direction {
    REQUEST,
    RESPONSE
  }

  private static final String REF = "#/components/schemas/";

  private final Map<String, Object> components = new TreeMap<>();
  private final Map<String, Type> owners = new LinkedHashMap<>();

  /** The named schemas that were referred to so far. */
  Map<String, Object> components() {
    return components;
  }

  /** Returns the schema of a type, as a reference where it has a name. */
  Map<String, Object> of(Type type, Direction direction) {
    return of(type, null, direction, Map.of());
  }

  private Map<String, Object> of(
      Type type,
      @Nullable AnnotatedType annotated,
      Direction direction,
      Map<TypeVariable<?>, Type> bound) {
    if (type instanceof TypeVariable<?> variable) {
      return of(bound.getOrDefault(variable, Object.class), null, direction, Map.of());
    }
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, annotated, direction, bound);
    }
    Class<?> raw = (Class<?>) type;
    return raw.isRecord() ? reference(raw, raw, direction, Map.of()) : scalar(raw, direction);
  }

  private Map<String, Object> ofGeneric(
      ParameterizedType type,
      @Nullable AnnotatedType annotated,
      Direction direction,
      Map<TypeVariable<?>, Type> bound) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    Type last = arguments[arguments.length - 1];
    AnnotatedType lastAnnotated =
        annotated instanceof AnnotatedParameterizedType parameterized
            ? parameterized.getAnnotatedActualTypeArguments()[arguments.length - 1]
            : null;
    Map<String, Object> inner = nullable(of(last, lastAnnotated, direction, bound), lastAnnotated);
    if (Collection.class.isAssignableFrom(raw)) {
      return object("type", "array", "items", inner);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return object("type", "object", "additionalProperties", inner);
    }
    Map<TypeVariable<?>, Type> more = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      more.put(raw.getTypeParameters()[i], resolve(arguments[i], bound));
    }
    return reference(raw, type, direction, more);
  }

  private static Type resolve(Type type, Map<TypeVariable<?>, Type> bound) {
    return type instanceof TypeVariable<?> variable ? bound.getOrDefault(variable, type) : type;
  }

  private Map<String, Object> reference(
      Class<?> raw, Type type, Direction direction, Map<TypeVariable<?>, Type> bound) {
    String name = direction == Direction.REQUEST ? requestName(raw) : name(raw, bound);
    Type owner = owners.putIfAbsent(name, type);
    if (owner != null && !owner.equals(type)) {
      throw new IllegalStateException(
          "two records are called " + name + ": " + owner + ", " + type);
    }
    if (!components.containsKey(name)) {
      Map<String, Object> schema = new LinkedHashMap<>();
      components.put(name, schema);
      schema.putAll(record(raw, direction, bound));
    }
    return object("$ref", REF + name);
  }

  /** Commands, entries and requests are all called requests to the outside. */
  private static String requestName(Class<?> raw) {
    String own = raw.getSimpleName().replaceFirst("(Command|Entry|Request|View)$", "");
    Class<?> outer = raw.getEnclosingClass();
    return (outer == null ? "" : outer.getSimpleName().replaceFirst("(Entry|Request|Routes)$", ""))
        + own
        + "Request";
  }

  private static String name(Class<?> raw, Map<TypeVariable<?>, Type> bound) {
    String own = raw.getSimpleName().replaceFirst("View$", "");
    if (raw.getEnclosingClass() != null) {
      own =
          raw.getEnclosingClass().getSimpleName().replaceFirst("(View|Request|Routes)$", "") + own;
    }
    for (Type argument : bound.values()) {
      own = own + "Of" + ((Class<?>) argument).getSimpleName().replaceFirst("View$", "");
    }
    return own;
  }

  private Map<String, Object> record(
      Class<?> raw, Direction direction, Map<TypeVariable<?>, Type> bound) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    addFields(raw, direction, bound, properties, required);
    Map<String, Object> schema = object("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private void addFields(
      Class<?> raw,
      Direction direction,
      Map<TypeVariable<?>, Type> bound,
      Map<String, Object> properties,
      List<String> required) {
    for (RecordComponent component : raw.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        addFields(component.getType(), direction, bound, properties, required);
        continue;
      }
      String name = wireName(component);
      properties.put(name, property(component, direction, bound));
      if (direction == Direction.RESPONSE ? alwaysPresent(component) : mustBeSent(component)) {
        required.add(name);
      }
    }
  }

  private Map<String, Object> property(
      RecordComponent component, Direction direction, Map<TypeVariable<?>, Type> bound) {
    AnnotatedType annotated = component.getAnnotatedType();
    Map<String, Object> schema =
        nullable(of(component.getGenericType(), annotated, direction, bound), annotated);
    Described described = component.getAnnotation(Described.class);
    if (described == null) {
      return schema;
    }
    Map<String, Object> documented = new LinkedHashMap<>(schema);
    if (!described.value().isEmpty()) {
      documented.put("description", described.value());
    }
    if (!described.example().isEmpty()) {
      documented.put("examples", List.of(described.example()));
    }
    return documented;
  }

  private static boolean alwaysPresent(RecordComponent component) {
    JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
    return include == null || include.value() == JsonInclude.Include.ALWAYS;
  }

  private static boolean mustBeSent(RecordComponent component) {
    Described described = component.getAnnotation(Described.class);
    return (described != null && described.required())
        || component.isAnnotationPresent(NotNull.class)
        || component.getAccessor().isAnnotationPresent(NotNull.class)
        || component.getAccessor().isAnnotationPresent(NotBlank.class)
        || component.getAccessor().isAnnotationPresent(NotEmpty.class);
  }

  private static String wireName(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null || property.value().isEmpty() ? component.getName() : property.value();
  }

  private static Map<String, Object> scalar(Class<?> type, Direction direction) {
    if (type == String.class) {
      return object("type", "string");
    }
    if (type == BigDecimal.class) {
      return direction == Direction.REQUEST
          ? object("type", List.of("string", "number"), "examples", List.of("1190.00"))
          : object(
              "type", "string", "pattern", "^-?\\d+(\\.\\d+)?$", "examples", List.of("1190.00"));
    }
    if (type == LocalDate.class) {
      return object("type", "string", "format", "date", "examples", List.of("2026-01-31"));
    }
    if (type == Instant.class) {
      return object(
          "type", "string", "format", "date-time", "examples", List.of("2026-01-31T10:00:00Z"));
    }
    if (type == UUID.class) {
      return object("type", "string", "format", "uuid");
    }
    if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants()).map(c -> EnumNames.of((Enum<?>) c)).toList();
      return object("type", "string", "enum", names);
    }
    return primitive(type);
  }

  private static Map<String, Object> primitive(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return object("type", "boolean");
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return object("type", "integer");
    }
    if (type == DecimalNode.class) {
      return object("type", "number");
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return new LinkedHashMap<>();
    }
    throw new IllegalStateException("no schema for " + type + ": map it in the view");
  }

  private static Map<String, Object> nullable(
      Map<String, Object> schema, @Nullable AnnotatedType annotated) {
    return annotated != null && annotated.isAnnotationPresent(Nullable.class)
        ? orNull(schema)
        : schema;
  }

  private static Map<String, Object> orNull(Map<String, Object> schema) {
    Object type = schema.get("type");
    if (type == null) {
      return schema.isEmpty() ? schema : object("anyOf", List.of(schema, object("type", "null")));
    }
    Map<String, Object> copy = new LinkedHashMap<>(schema);
    List<Object> types = new ArrayList<>(type instanceof List<?> several ? several : List.of(type));
    if (!types.contains("null")) {
      types.add("null");
    }
    copy.put("type", types);
    if (copy.get("enum") instanceof List<?> names) {
      List<@Nullable Object> withNull = new ArrayList<>(names);
      withNull.add(null);
      copy.put("enum", withNull);
    }
    return copy;
  }

  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }
}
