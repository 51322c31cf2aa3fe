package ro.storno.persistence.invoice.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ro.storno.application.invoice.InvoiceQueries.Sort;

/**
 * A list in one order, ascending: what is chosen of a large segment without what is gone from it,
 * interlaced with what is chosen of a small one. Any part of it is found without walking there.
 */
final class Listing {
  private final Sort.By by;
  private final Segment large;
  private final Selected ofLarge;
  private final int[] gone;
  private final Segment small;
  private final int[] added;

  /**
   * @param gone positions in the large segment, all of them chosen
   */
  Listing(
      Sort.By by, Segment large, Selected ofLarge, int[] gone, Segment small, Selected ofSmall) {
    this.by = by;
    this.large = large;
    this.ofLarge = ofLarge;
    this.gone = MergeSort.sort(gone.clone(), (i, j) -> Orders.compare(by, large, i, large, j));
    this.small = small;
    this.added = added(by, small, ofSmall);
  }

  private static int[] added(Sort.By by, Segment small, Selected chosen) {
    Ints places = new Ints(16);
    for (int place = chosen.next(by, 0); place < small.size(); place = chosen.next(by, place + 1)) {
      places.add(chosen.at(by, place));
    }
    return places.take();
  }

  /** The ids from one index of the list, inclusive, to another, exclusive. */
  List<UUID> ids(int from, int to) {
    List<UUID> ids = new ArrayList<>();
    if (from >= to) {
      return ids;
    }
    int place = begin(from);
    // Even the first place of the large segment may come after what is wanted.
    boolean within = index(place) <= from;
    int index = within ? index(place) : 0;
    int next = within ? addedBefore(place) : 0;
    int left = remaining(place);
    while (index < to) {
      boolean takeLarge =
          left < large.size()
              && (next == added.length
                  || Orders.compare(by, large, ofLarge.at(by, left), small, added[next]) < 0);
      if (index >= from) {
        ids.add(takeLarge ? large.id(ofLarge.at(by, left)) : small.id(added[next]));
      }
      if (takeLarge) {
        left = remaining(left + 1);
      } else {
        next++;
      }
      index++;
    }
    return ids;
  }

  /** The last place of the large segment before which no more than so many are listed. */
  private int begin(int wanted) {
    int low = 0;
    int high = Math.max(0, large.size() - 1);
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (index(middle) <= wanted) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** How many are listed before what stands at a place of the large segment. */
  private int index(int place) {
    return ofLarge.before(by, place) - goneBefore(place) + addedBefore(place);
  }

  private int goneBefore(int place) {
    return before(gone, large, place);
  }

  private int addedBefore(int place) {
    return before(added, small, place);
  }

  private int before(int[] sorted, Segment of, int place) {
    if (sorted.length == 0 || large.size() == 0) {
      return 0;
    }
    int here = ofLarge.at(by, place);
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Orders.compare(by, of, sorted[middle], large, here) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first place from one on that is chosen and not gone. */
  private int remaining(int place) {
    int next = ofLarge.next(by, place);
    while (next < large.size() && isGone(ofLarge.at(by, next))) {
      next = ofLarge.next(by, next + 1);
    }
    return next;
  }

  private boolean isGone(int position) {
    int low = 0;
    int high = gone.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = Orders.compare(by, large, gone[middle], large, position);
      if (compared == 0) {
        return true;
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
