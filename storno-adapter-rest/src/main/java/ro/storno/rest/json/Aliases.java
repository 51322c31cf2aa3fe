package ro.storno.rest.json;

import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Second names under which fields of commands are accepted.
 *
 * <p>The pages of the API call some things by two names ({@code seriesId}, {@code
 * documentSeriesId}). Commands of the application know one; this table knows the others, so that no
 * wire annotation reaches the application.
 */
public final class Aliases {
  private final Map<Class<?>, Map<String, List<String>>> byType = new HashMap<>();

  /**
   * Accepts a field under further names.
   *
   * @param type record that is read, not null
   * @param field its component, not null
   * @param names further names, not null
   * @return this table, not null
   */
  public Aliases accept(Class<?> type, String field, String... names) {
    byType.computeIfAbsent(type, any -> new HashMap<>()).put(field, List.of(names));
    return this;
  }

  /**
   * Returns the component that a name on the wire stands for.
   *
   * @param type record that is read, not null
   * @param name as sent, not null
   * @return the component's name, or the name itself if it is no alias, not null
   */
  public String component(Class<?> type, String name) {
    for (Map.Entry<String, List<String>> field : byType.getOrDefault(type, Map.of()).entrySet()) {
      if (field.getValue().contains(name)) {
        return field.getKey();
      }
    }
    return name;
  }

  JacksonAnnotationIntrospector introspector() {
    return new Introspector(byType);
  }

  private static final class Introspector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    private final transient Map<Class<?>, Map<String, List<String>>> byType;

    Introspector(Map<Class<?>, Map<String, List<String>>> byType) {
      this.byType = byType;
    }

    @Override
    public @Nullable List<PropertyName> findPropertyAliases(Annotated annotated) {
      if (annotated instanceof AnnotatedMember member) {
        Map<String, List<String>> fields = byType.get(member.getDeclaringClass());
        List<String> names = fields == null ? null : fields.get(component(member));
        if (names != null) {
          return Arrays.asList(
              names.stream().map(PropertyName::construct).toArray(PropertyName[]::new));
        }
      }
      return super.findPropertyAliases(annotated);
    }

    /** A record's constructor parameters have no names of their own, only places. */
    private static String component(AnnotatedMember member) {
      return member instanceof AnnotatedParameter parameter
          ? member.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName()
          : member.getName();
    }
  }
}
