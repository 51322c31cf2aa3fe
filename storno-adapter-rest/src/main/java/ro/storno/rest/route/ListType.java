package ro.storno.rest.route;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a bare JSON array, for the declaration of an answer.
 *
 * @param element type of its members, not null
 */
public record ListType(Class<?> element) implements ParameterizedType {
  /**
   * An array of views.
   *
   * @param element type of its members, not null
   * @return the type, not null
   */
  public static Type of(Class<?> element) {
    return new ListType(element);
  }

  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {element};
  }

  @Override
  public Type getRawType() {
    return List.class;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }
}
