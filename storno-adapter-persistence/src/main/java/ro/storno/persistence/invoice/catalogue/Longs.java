package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;

/** A growing row of large whole numbers. */
final class Longs {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Ints.grown(size + 1));
    }
    values[size++] = value;
  }

  long bytes() {
    return 8L * values.length;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
