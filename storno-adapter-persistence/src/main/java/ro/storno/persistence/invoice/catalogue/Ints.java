package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;

/** A growing row of whole numbers. */
final class Ints {
  private int[] values = new int[16];
  private int size;

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

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** How long an array becomes that must hold so much, and will have to hold more. */
  static int grown(int needed) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >> 1) + 16L);
  }
}
