package ro.storno.einvoice.syntax;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.xml.XmlElement;

/**
 * How a record of national terms is spelled: one element for each component, in the order of the
 * schema, which is the order of the components.
 *
 * <p>Reading and writing follow from the same table, so that what is written is what is read.
 *
 * @param <R> the record
 */
public final class RecordShape<R extends Record> {
  /** The spelling of a component that a syntax has no place for; writing it tells so. */
  public static final String NOWHERE = "-";

  /** How syntaxes say no. */
  private static final Set<String> NO = Set.of("NO", "0", "2", "false");

  private final Constructor<R> constructor;
  private final List<Field> fields;

  /** How one component is spelled. */
  private record Field(
      Method accessor,
      Class<?> type,
      String element,
      String format,
      @Nullable RecordShape<?> shape) {}

  private RecordShape(Constructor<R> constructor, List<Field> fields) {
    this.constructor = constructor;
    this.fields = List.copyOf(fields);
  }

  /**
   * An element of a shape that holds a record.
   *
   * @param element its name; empty when the terms of the record stand among those around it
   * @param shape how the record is spelled
   */
  public record Group(String element, RecordShape<?> shape) {}

  /**
   * The shape of a record.
   *
   * @param type the record
   * @param spelling for each component the name of its element, optionally followed by a colon and
   *     the format the syntax wants ({@link TermOutput#fit}), a {@link Group}, {@link #NOWHERE}, or
   *     empty for a component that is spelled elsewhere
   */
  public static <R extends Record> RecordShape<R> of(Class<R> type, Object... spelling) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != spelling.length) {
      throw new IllegalArgumentException(type + " has " + components.length + " components");
    }
    List<Field> fields = new ArrayList<>();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      fields.add(field(components[i], spelling[i]));
    }
    try {
      return new RecordShape<>(type.getDeclaredConstructor(types), fields);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record has its canonical constructor", e);
    }
  }

  private static Field field(RecordComponent component, Object spelling) {
    Class<?> type = component.getType();
    if (spelling instanceof Group group) {
      return new Field(component.getAccessor(), type, group.element(), "", group.shape());
    }
    String[] parts = ((String) spelling).split(":", -1);
    Class<?> single =
        type == List.class
            ? (Class<?>)
                ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : type;
    return new Field(
        component.getAccessor(), single, parts[0], parts.length > 1 ? parts[1] : "", null);
  }

  /** Writes the elements of a record; an absent record writes nothing. */
  public void write(TermOutput<?> out, @Nullable Record value) {
    if (value == null) {
      return;
    }
    for (Field field : fields) {
      Object term = invoke(field.accessor(), value);
      if (term instanceof List<?> list) {
        list.forEach(item -> writeOne(out, field, item));
      } else if (term != null) {
        writeOne(out, field, term);
      }
    }
  }

  private static void writeOne(TermOutput<?> out, Field field, Object term) {
    if (field.shape() != null) {
      boolean inline = field.element().isEmpty();
      if (!inline) {
        out.start(field.element());
      }
      field.shape().write(out, (Record) term);
      if (!inline) {
        out.end();
      }
    } else if (field.element().equals(NOWHERE)) {
      String name = field.accessor().getName();
      out.leaveOut("NO-PLACE", name, "There is no place for %s: %s".formatted(name, term));
    } else if (!field.element().isEmpty()) {
      String text = term instanceof Boolean flag ? (flag ? out.yes() : "") : text(term);
      out.text(field.element(), out.fit(field.element(), text, field.format()));
    }
  }

  private static String text(Object term) {
    return term instanceof BigDecimal number ? number.toPlainString() : term.toString();
  }

  /** Writes a record in an element of its own; an absent record writes nothing. */
  public void write(TermOutput<?> out, String element, @Nullable R value) {
    if (value != null) {
      out.start(element);
      write(out, value);
      out.end();
    }
  }

  /** The record in an element; null when there is no element or nothing in it. */
  public @Nullable R read(TermSource source, @Nullable XmlElement element) {
    if (element == null) {
      return null;
    }
    Object[] values = new Object[fields.size()];
    boolean anything = false;
    for (int i = 0; i < values.length; i++) {
      values[i] = value(source, element, fields.get(i));
      anything |= isPresent(values[i]);
    }
    return anything ? instance(values) : null;
  }

  private static boolean isPresent(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value);
  }

  /** The records in all elements of a name. */
  public List<R> readAll(TermSource source, @Nullable XmlElement parent, String name) {
    List<R> all = new ArrayList<>();
    for (XmlElement element : source.all(parent, name)) {
      R one = read(source, element);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private static @Nullable Object value(TermSource source, XmlElement element, Field field) {
    boolean list = field.accessor().getReturnType() == List.class;
    RecordShape<?> shape = field.shape();
    if (shape != null) {
      if (field.element().isEmpty()) {
        return shape.read(source, element);
      }
      return list
          ? shape.readAll(source, element, field.element())
          : shape.read(source, source.find(element, field.element()));
    }
    if (field.element().isEmpty() || field.element().equals(NOWHERE)) {
      return list ? List.of() : field.type() == boolean.class ? Boolean.FALSE : null;
    }
    if (!list) {
      return term(source, source.find(element, field.element()), field.type());
    }
    List<Object> terms = new ArrayList<>();
    for (XmlElement item : source.all(element, field.element())) {
      Object term = term(source, item, field.type());
      if (term != null) {
        terms.add(term);
      }
    }
    return terms;
  }

  private static @Nullable Object term(
      TermSource source, @Nullable XmlElement element, Class<?> type) {
    if (type == BigDecimal.class) {
      return source.number(element);
    }
    if (type == LocalDate.class) {
      return source.date(element);
    }
    if (type == boolean.class) {
      String text = source.text(element);
      return text != null && !NO.contains(text);
    }
    String text = source.text(element);
    if (text == null || type == String.class) {
      return text;
    }
    try {
      return type == Integer.class ? (Object) Integer.valueOf(text) : LocalDateTime.parse(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      if (element != null) {
        source.report(
            "READ-VALUE",
            Severity.WARNING,
            element,
            "Not understood: " + TermSource.shortened(text));
      }
      return null;
    }
  }

  private R instance(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record takes its components", e);
    }
  }

  private static @Nullable Object invoke(Method accessor, Record value) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record tells its components", e);
    }
  }
}
