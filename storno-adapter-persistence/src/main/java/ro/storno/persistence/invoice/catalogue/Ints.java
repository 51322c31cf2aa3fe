package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;

/** A growing row of whole numbers. */
final class Ints {
  private int[] values;
  private int size;

  Ints(int expected) {
    values = new int[expected];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, grown(size + 1));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long bytes() {
    return 4L * values.length;
  }

  /** Hands the row over and begins anew, so that it is not held twice. */
  int[] take() {
    int[] taken = size == values.length ? values : Arrays.copyOf(values, size);
    values = new int[0];
    size = 0;
    return taken;
  }

  /** How long an array becomes that must hold so much, and will have to hold more. */
  static int grown(int needed) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >> 1) + 16L);
  }
}
