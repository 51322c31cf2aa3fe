package ro.storno.persistence.invoice.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceQueries.Sort;

/**
 * The orders in which a segment can be walked through, each as the positions in that order; made
 * when first asked for. Their ascending form is the database's: what is missing comes last, ties
 * are broken by id, texts compare by code points.
 */
final class Orders {
  private static final Sort.By OWN = Sort.By.ISSUE_DATE;
  private static final int BY_ID = Sort.By.values().length;

  private final Segment segment;
  private final AtomicReferenceArray<int @Nullable []> made = new AtomicReferenceArray<>(BY_ID + 1);

  Orders(Segment segment) {
    this.segment = segment;
  }

  /** Compares what stands at a position with what stands at a position of another segment. */
  static int compare(Sort.By by, Segment a, int i, Segment b, int j) {
    if (a == b && own(by)) {
      return Integer.compare(i, j);
    }
    int first =
        switch (by) {
          case ISSUE_DATE -> Integer.compare(a.days().at(i), b.days().at(j));
          case NUMBER -> compareNumbers(a, i, b, j);
          case TOTAL -> Long.compare(a.total[i], b.total[j]);
          case DUE_DATE -> Integer.compare(a.due[i], b.due[j]);
          case CREATED_AT -> Long.compare(a.created[i], b.created[j]);
        };
    return first != 0 ? first : Segment.compareIds(a, i, b, j);
  }

  private static int compareNumbers(Segment a, int i, Segment b, int j) {
    if (a != b || a.prefix[i] != b.prefix[j]) {
      int prefixes = comparePrefixes(a.prefix(i), b.prefix(j));
      if (prefixes != 0) {
        return prefixes;
      }
    }
    int sequences = Long.compare(a.sequence[i], b.sequence[j]);
    return sequences != 0 ? sequences : Numbers.compare(a.numbers, i, b.numbers, j);
  }

  private static int comparePrefixes(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether an order is that of the positions themselves. */
  static boolean own(Sort.By by) {
    return by == OWN;
  }

  /** The positions in an order, ascending. */
  int[] by(Sort.By by) {
    return made(by.ordinal(), (i, j) -> compare(by, segment, i, segment, j));
  }

  int[] byId() {
    return made(BY_ID, (i, j) -> Segment.compareIds(segment, i, segment, j));
  }

  private int[] made(int which, MergeSort.Order order) {
    int[] known = made.get(which);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = made.get(which);
      if (known == null) {
        known = MergeSort.sort(positions(), order);
        made.set(which, known);
      }
      return known;
    }
  }

  private int[] positions() {
    int[] positions = new int[segment.size()];
    Arrays.setAll(positions, i -> i);
    return positions;
  }

  /**
   * Takes over the orders that another segment has made, for what this one has from it and from a
   * second one.
   *
   * @param from where the first one's positions are here, -1 for what is not; likewise the second's
   */
  void takeOver(Orders first, int[] from, Orders second, int[] fromSecond) {
    for (int which = 0; which <= BY_ID; which++) {
      int[] known = first.made.get(which);
      if (known != null) {
        int order = which;
        int[] merged = new int[segment.size()];
        int[] left = moved(known, from);
        int[] right = moved(order == BY_ID ? second.byId() : second.by(by(order)), fromSecond);
        merge(left, right, merged, order);
        made.set(order, merged);
      }
    }
  }

  private static Sort.By by(int which) {
    return Sort.By.values()[which];
  }

  private static int[] moved(int[] positions, int[] to) {
    Ints moved = new Ints(16);
    for (int position : positions) {
      if (to[position] >= 0) {
        moved.add(to[position]);
      }
    }
    return moved.take();
  }

  private void merge(int[] left, int[] right, int[] merged, int which) {
    int i = 0;
    int j = 0;
    for (int k = 0; k < merged.length; k++) {
      boolean takeLeft =
          j == right.length || i < left.length && compare(which, left[i], right[j]) <= 0;
      merged[k] = takeLeft ? left[i++] : right[j++];
    }
  }

  private int compare(int which, int i, int j) {
    return which == BY_ID
        ? Segment.compareIds(segment, i, segment, j)
        : compare(by(which), segment, i, segment, j);
  }

  long bytes() {
    long bytes = 0;
    for (int which = 0; which <= BY_ID; which++) {
      bytes += made.get(which) == null ? 0 : 4L * segment.size() + 16;
    }
    return bytes;
  }
}
