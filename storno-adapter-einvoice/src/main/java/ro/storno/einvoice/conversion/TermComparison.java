package ro.storno.einvoice.conversion;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Conversion.Loss;
import ro.storno.application.einvoice.Conversion.Stage;
import ro.storno.einvoice.syntax.TermSource;

/**
 * Compares two records of the model term by term and tells what the second lacks.
 *
 * <p>What the second says in addition is no loss. Numbers are equal when their values are.
 */
final class TermComparison {
  private final List<Loss> losses = new ArrayList<>();

  private TermComparison() {}

  /**
   * What is lost between two records.
   *
   * @param path the place of the first in the model, empty for the model itself
   */
  static List<Loss> between(String path, Record before, Record after) {
    TermComparison comparison = new TermComparison();
    comparison.record(path, before, after);
    return comparison.losses;
  }

  private void record(String path, Record before, Record after) {
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      String place = path.isEmpty() ? component.getName() : path + "." + component.getName();
      compare(place, value(component, before), value(component, after));
    }
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    if (saysNothing(before)) {
      return;
    }
    if (before instanceof List<?> list) {
      list(path, list, after instanceof List<?> other ? other : List.of());
    } else if (before instanceof Record one
        && after != null
        && one.getClass() == after.getClass()) {
      record(path, one, (Record) after);
    } else if (saysNothing(after)) {
      losses.add(new Loss(Stage.READING_AGAIN, path, text(before) + " is gone."));
    } else if (!same(before, after)) {
      losses.add(
          new Loss(Stage.READING_AGAIN, path, text(before) + " has become " + text(after) + "."));
    }
  }

  private void list(String path, List<?> before, List<?> after) {
    for (int i = 0; i < before.size(); i++) {
      compare(path + "[" + i + "]", before.get(i), i < after.size() ? after.get(i) : null);
    }
  }

  /** Whether a value is absent, or holds nothing but what is. */
  static boolean saysNothing(@Nullable Object value) {
    if (value == null || Boolean.FALSE.equals(value)) {
      return true;
    }
    if (value instanceof Collection<?> collection) {
      return collection.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty();
    }
    if (value instanceof Record holder) {
      for (RecordComponent component : holder.getClass().getRecordComponents()) {
        if (!saysNothing(value(component, holder))) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  private static boolean same(@Nullable Object before, @Nullable Object after) {
    if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
      return one.compareTo(other) == 0;
    }
    return before != null && before.equals(after);
  }

  private static String text(@Nullable Object value) {
    String text = value instanceof BigDecimal number ? number.toPlainString() : "" + value;
    return "\"" + TermSource.shortened(text) + "\"";
  }

  static @Nullable Object value(RecordComponent component, Record holder) {
    try {
      return component.getAccessor().invoke(holder);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record tells its components", e);
    }
  }
}
