package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;

/** A growing row of large whole numbers. */
final class Longs {
  private long[] values;
  private int size;

  Longs(int expected) {
    values = new long[expected];
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Ints.grown(size + 1));
    }
    values[size++] = value;
  }

  long bytes() {
    return 8L * values.length;
  }

  /** Hands the row over and begins anew, so that it is not held twice. */
  long[] take() {
    long[] taken = size == values.length ? values : Arrays.copyOf(values, size);
    values = new long[0];
    size = 0;
    return taken;
  }
}
