package ro.storno.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Walks through records and the lists and maps in them; used where every field counts alike. */
final class RecordWalk {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private RecordWalk() {}

  /** Hands every text in a record to a visitor, with its path. */
  static void texts(Record root, BiConsumer<String, String> visitor) {
    leaves(
        root,
        (path, value) -> {
          if (value instanceof String text) {
            visitor.accept(path, text);
          }
        });
  }

  /** Hands every value in a record that is no record, list or map to a visitor, with its path. */
  static void leaves(Record root, BiConsumer<String, Object> visitor) {
    walk("", root, visitor);
  }

  /** Returns the place of a component in its record, or a large number if there is none. */
  static int indexOf(Class<?> type, String component) {
    int index = SHAPES.get(type).names.indexOf(component);
    return index < 0 ? 9999 : index;
  }

  /** Returns the type of a component or of its elements, or Object if it is no record. */
  static Class<?> typeOf(Class<?> type, String component) {
    Shape shape = SHAPES.get(type);
    int index = shape.names.indexOf(component);
    return index < 0 ? Object.class : shape.types.get(index);
  }

  private static void walk(
      String path, @Nullable Object value, BiConsumer<String, Object> visitor) {
    if (value == null) {
      return;
    }
    if (value instanceof Record record) {
      Shape shape = SHAPES.get(record.getClass());
      String prefix = path.isEmpty() ? "" : path + ".";
      for (int i = 0; i < shape.names.size(); i++) {
        walk(prefix + shape.names.get(i), shape.value(record, i), visitor);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(path + "[" + i + "]", list.get(i), visitor);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> walk(path + "." + key, inner, visitor));
    } else {
      visitor.accept(path, value);
    }
  }

  private record Shape(List<String> names, List<Class<?>> types, List<Method> accessors) {
    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      if (components == null) {
        return new Shape(List.of(), List.of(), List.of());
      }
      List<String> names = new ArrayList<>();
      List<Class<?>> types = new ArrayList<>();
      List<Method> accessors = new ArrayList<>();
      for (RecordComponent component : components) {
        names.add(component.getName());
        types.add(elementType(component));
        accessors.add(component.getAccessor());
      }
      return new Shape(names, types, accessors);
    }

    private static Class<?> elementType(RecordComponent component) {
      if (component.getGenericType() instanceof ParameterizedType generic
          && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
        return element;
      }
      return component.getType();
    }

    @Nullable Object value(Record record, int index) {
      try {
        return accessors.get(index).invoke(record);
      } catch (IllegalAccessException | InvocationTargetException impossible) {
        throw new IllegalStateException("cannot read " + names.get(index), impossible);
      }
    }
  }
}
