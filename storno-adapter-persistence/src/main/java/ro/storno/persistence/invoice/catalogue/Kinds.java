package ro.storno.persistence.invoice.catalogue;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A property with few values: for each value, who has it. */
final class Kinds {
  private final int size;
  private final Map<String, Bitmap> holders;

  private Kinds(int size, Map<String, Bitmap> holders) {
    this.size = size;
    this.holders = holders;
  }

  /** Takes values in the order of their positions. */
  static final class Builder {
    private final Map<String, BitSet> holders = new HashMap<>();

    void add(int position, String value) {
      holders.computeIfAbsent(value, unknown -> new BitSet()).set(position);
    }

    long bytes() {
      return holders.values().stream().mapToLong(set -> set.size() / 8 + 64).sum();
    }

    Kinds build(int size) {
      Map<String, Bitmap> built = new HashMap<>();
      holders.forEach((value, set) -> built.put(value, Bitmap.of(set, size)));
      return new Kinds(size, built);
    }
  }

  /** Who has one of some values; the caller's own. */
  Bitmap any(Collection<String> values) {
    Bitmap any = Bitmap.none(size);
    for (String value : values) {
      Bitmap holder = holders.get(value);
      if (holder != null) {
        any.join(holder);
      }
    }
    return any;
  }

  String at(int position) {
    for (Map.Entry<String, Bitmap> one : holders.entrySet()) {
      if (one.getValue().has(position)) {
        return one.getKey();
      }
    }
    throw new IllegalStateException("nothing at " + position);
  }

  Map<String, Bitmap> holders() {
    return holders;
  }

  long bytes() {
    return holders.values().stream().mapToLong(Bitmap::bytes).sum();
  }
}
