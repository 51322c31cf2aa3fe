package ro.storno.persistence.invoice.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceQueries.Sort;

/**
 * What a filter chooses of a segment: which positions, what they come to, and how many of them come
 * before a place in each order. All but the first is found out when first asked for.
 */
final class Selected {
  private static final int BLOCK = 1_024;

  private final Segment segment;
  private final Bitmap rows;
  private final int count;
  private final AtomicReferenceArray<int @Nullable []> counted =
      new AtomicReferenceArray<>(Sort.By.values().length);
  private volatile @Nullable Map<String, Sums> sums;

  Selected(Segment segment, Bitmap rows) {
    this.segment = segment;
    this.rows = rows;
    this.count = rows.count();
  }

  int count() {
    return count;
  }

  boolean has(int position) {
    return rows.has(position);
  }

  /** The positions; not to be changed. */
  Bitmap rows() {
    return rows;
  }

  /** Sums by currency; not to be changed. */
  Map<String, Sums> sums() {
    Map<String, Sums> known = sums;
    if (known == null) {
      known = count > segment.size() / 2 ? sumsByTheRest() : segment.sums(rows);
      sums = known;
    }
    return known;
  }

  private Map<String, Sums> sumsByTheRest() {
    if (count == segment.size()) {
      return segment.sums(rows);
    }
    Map<String, Sums> all = new HashMap<>();
    Map<String, Sums> rest = segment.sums(Bitmap.all(segment.size()).drop(rows));
    segment
        .selections()
        .everything()
        .sums()
        .forEach((currency, whole) -> all.put(currency, whole.copy()));
    rest.forEach((currency, part) -> of(all, currency).plus(part, -1));
    return all;
  }

  /** The sums of a currency, none at first. */
  static Sums of(Map<String, Sums> sums, String currency) {
    return sums.computeIfAbsent(currency, unknown -> new Sums());
  }

  /** How many come before a place in an order. */
  int before(Sort.By by, int place) {
    if (count == segment.size()) {
      return place;
    }
    if (Orders.own(by)) {
      return rows.before(place);
    }
    int[] order = segment.orders().by(by);
    int block = place / BLOCK;
    int before = counted(by, order)[block];
    for (int i = block * BLOCK; i < place; i++) {
      before += rows.has(order[i]) ? 1 : 0;
    }
    return before;
  }

  /** The first place from one on that is chosen, or the size of the segment. */
  int next(Sort.By by, int place) {
    if (Orders.own(by)) {
      return rows.next(place);
    }
    int[] order = segment.orders().by(by);
    int[] counts = counted(by, order);
    int next = place;
    while (next < order.length && !rows.has(order[next])) {
      int block = next / BLOCK;
      boolean last = block + 1 == counts.length;
      boolean fresh = next == block * BLOCK;
      next += fresh && !last && counts[block] == counts[block + 1] ? BLOCK : 1;
    }
    return Math.min(next, order.length);
  }

  /** What stands at a place of an order. */
  int at(Sort.By by, int place) {
    return Orders.own(by) ? place : segment.orders().by(by)[place];
  }

  /** How many come before each block of an order. */
  private int[] counted(Sort.By by, int[] order) {
    int[] known = counted.get(by.ordinal());
    if (known == null) {
      known = new int[order.length / BLOCK + 1];
      int sum = 0;
      for (int i = 0; i < order.length; i++) {
        if (i % BLOCK == 0) {
          known[i / BLOCK] = sum;
        }
        sum += rows.has(order[i]) ? 1 : 0;
      }
      if (order.length % BLOCK == 0) {
        known[order.length / BLOCK] = sum;
      }
      counted.set(by.ordinal(), known);
    }
    return known;
  }
}
