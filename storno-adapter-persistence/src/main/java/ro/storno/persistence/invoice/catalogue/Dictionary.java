package ro.storno.persistence.invoice.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Numbers values from 0 in the order of their first appearance; null is -1. */
final class Dictionary<T> {
  static final int NOTHING = -1;

  private final Map<T, Integer> codes = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private final ToLongFunction<T> weight;
  private long bytes;

  /**
   * @param weight about how many bytes a value takes
   */
  Dictionary(ToLongFunction<T> weight) {
    this.weight = weight;
  }

  int add(@Nullable T value) {
    if (value == null) {
      return NOTHING;
    }
    Integer known = codes.get(value);
    if (known != null) {
      return known;
    }
    codes.put(value, values.size());
    values.add(value);
    bytes += 60 + weight.applyAsLong(value);
    return values.size() - 1;
  }

  /** The number of a value, or -1 if it never appeared. */
  int code(@Nullable T value) {
    return value == null ? NOTHING : codes.getOrDefault(value, NOTHING);
  }

  @Nullable T value(int code) {
    return code == NOTHING ? null : values.get(code);
  }

  List<T> values() {
    return values;
  }

  long bytes() {
    return bytes;
  }
}
