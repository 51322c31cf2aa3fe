package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;

/** Days in ascending order, and where in a segment the invoices of each begin. */
final class Days {
  private final int size;
  private final int[] days;
  private final int[] begins;

  private Days(int size, int[] days, int[] begins) {
    this.size = size;
    this.days = days;
    this.begins = begins;
  }

  /** Takes days in ascending order. */
  static final class Builder {
    private final Ints days = new Ints(16);
    private final Ints begins = new Ints(16);
    private int last;

    void add(int position, int day) {
      if (position > 0 && day < last) {
        throw new IllegalArgumentException("after day " + last + " comes no day " + day);
      }
      if (position == 0 || day > last) {
        days.add(day);
        begins.add(position);
      }
      last = day;
    }

    Days build(int size) {
      return new Days(size, days.take(), begins.take());
    }
  }

  int at(int position) {
    int found = Arrays.binarySearch(begins, position);
    return days[found >= 0 ? found : -found - 2];
  }

  /** What was issued from one day to another, both inclusive. */
  Bitmap between(int from, int to) {
    return Bitmap.range(size, begin(from), to == Integer.MAX_VALUE ? size : begin(to + 1));
  }

  private int begin(int day) {
    int found = Arrays.binarySearch(days, day);
    int place = found >= 0 ? found : -found - 1;
    return place == begins.length ? size : begins[place];
  }

  int count() {
    return days.length;
  }

  int begin(int day, boolean end) {
    int place = end ? day + 1 : day;
    return place == begins.length ? size : begins[place];
  }

  long bytes() {
    return 64L + 8L * days.length;
  }
}
