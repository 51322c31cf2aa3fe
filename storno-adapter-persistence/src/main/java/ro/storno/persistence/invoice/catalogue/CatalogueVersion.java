package ro.storno.persistence.invoice.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.application.invoice.InvoiceQueries.Sort;

/**
 * The invoices of a company as they were at one snapshot: a large segment, and a small one with
 * what is new or changed since; what is out of date in the large one is marked. Never changes.
 *
 * <p>Whether a document repeats another depends on its like, so all that are alike stand in the
 * same segment.
 */
final class CatalogueVersion {
  private static final int SMALL = 1_000;
  private static final int SHARE = 128;

  private final Segment large;
  private final Bitmap outdated;
  private final Map<UUID, Entry> recent;
  private final Segment small;
  private final Snapshot snapshot;

  private CatalogueVersion(
      Segment large, Bitmap outdated, Map<UUID, Entry> recent, Segment small, Snapshot snapshot) {
    this.large = large;
    this.outdated = outdated;
    this.recent = recent;
    this.small = small;
    this.snapshot = snapshot;
  }

  static CatalogueVersion of(Segment all, Snapshot snapshot) {
    return new CatalogueVersion(
        all, Bitmap.none(all.size()), Map.of(), new SegmentBuilder().build(), snapshot);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  int size() {
    return large.size() - outdated.count() + small.size();
  }

  long bytes() {
    return large.bytes()
        + large.orders().bytes()
        + large.selections().bytes()
        + small.bytes()
        + 250L * recent.size();
  }

  /**
   * One page of a list, and what the whole list comes to.
   *
   * @param ids in order
   * @param count of the whole list
   * @param sums by currency; of currencies that occur
   */
  record Found(List<UUID> ids, long count, Map<String, Sums> sums) {}

  Found find(Filter filter, Sort sort, Page.Request page) {
    Selected ofLarge = large.selections().by(filter);
    Selected ofSmall = small.selections().by(filter);
    int[] gone = positions(outdated.copy().keep(ofLarge.rows()));
    int count = ofLarge.count() - gone.length + ofSmall.count();
    long from = Math.min(page.offset(), count);
    long to = Math.min(page.offset() + page.limit(), count);
    Listing listing = new Listing(sort.by(), large, ofLarge, gone, small, ofSmall);
    List<UUID> ids;
    if (sort.descending()) {
      ids = listing.ids((int) (count - to), (int) (count - from));
      Collections.reverse(ids);
    } else {
      ids = listing.ids((int) from, (int) to);
    }
    return new Found(ids, count, sums(ofLarge, gone, ofSmall));
  }

  private static int[] positions(Bitmap of) {
    Ints positions = new Ints(16);
    of.each(positions::add);
    return positions.take();
  }

  private Map<String, Sums> sums(Selected ofLarge, int[] gone, Selected ofSmall) {
    Map<String, Sums> sums = new TreeMap<>();
    ofLarge.sums().forEach((currency, part) -> sums.put(currency, part.copy()));
    for (int i : gone) {
      Selected.of(sums, large.currencies.at(i))
          .add(large.subtotal[i], large.vatTotal[i], large.total[i], -1);
    }
    ofSmall.sums().forEach((currency, part) -> Selected.of(sums, currency).plus(part, 1));
    sums.values().removeIf(part -> part.rows() == 0);
    return sums;
  }

  /** The same at a later moment, with what has changed. */
  CatalogueVersion at(Snapshot later, Map<UUID, @Nullable Entry> changes) {
    Change change = new Change();
    changes.forEach(change::take);
    if (!change.any) {
      return new CatalogueVersion(large, outdated, recent, small, later);
    }
    change.gatherAlike();
    return new CatalogueVersion(
        large, change.outdated, change.recent, segment(change.recent), later);
  }

  /** Whether so much has changed that merging is worth while. */
  boolean crowded() {
    return small.size() > SMALL + large.size() / SHARE;
  }

  /** The same with all in the large segment. */
  CatalogueVersion merged() {
    return of(mergedSegment(), snapshot);
  }

  /** Whether both stand on the same large segment. */
  boolean builtLike(CatalogueVersion other) {
    return large == other.large;
  }

  /** What becomes of the marks and of the small segment. */
  private final class Change {
    private final Bitmap outdated = CatalogueVersion.this.outdated.copy();
    private final Map<UUID, Entry> recent = new HashMap<>(CatalogueVersion.this.recent);
    private final Set<Entry.Likeness> touched = new HashSet<>();
    private boolean any;

    void take(UUID id, @Nullable Entry now) {
      int position = large.position(id);
      boolean there = position >= 0 && !outdated.has(position);
      Entry before = there ? large.entry(position) : recent.get(id);
      if (now == null ? before == null : now.equals(before)) {
        return;
      }
      any = true;
      touch(before);
      touch(now);
      if (there) {
        outdated.add(position);
      }
      if (now == null) {
        recent.remove(id);
      } else {
        recent.put(id, now);
      }
    }

    private void touch(@Nullable Entry entry) {
      Entry.Likeness likeness = entry == null ? null : entry.likeness();
      if (likeness != null) {
        touched.add(likeness);
      }
    }

    void gatherAlike() {
      for (Entry.Likeness likeness : touched) {
        large
            .alike(likeness)
            .drop(outdated)
            .each(
                position -> {
                  outdated.add(position);
                  Entry entry = large.entry(position);
                  recent.put(entry.id(), entry);
                });
      }
    }
  }

  private static Segment segment(Map<UUID, Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries.values());
    sorted.sort(
        (a, b) ->
            a.issued() != b.issued()
                ? Integer.compare(a.issued(), b.issued())
                : compareIds(a.id(), b.id()));
    SegmentBuilder builder = new SegmentBuilder(sorted.size());
    sorted.forEach(builder::add);
    return builder.build();
  }

  private static int compareIds(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  /** One segment of what is up to date in the large one and of the small one. */
  private Segment mergedSegment() {
    SegmentBuilder builder = new SegmentBuilder(size());
    int[] fromLarge = new int[large.size()];
    int[] fromSmall = new int[small.size()];
    int i = 0;
    int j = 0;
    while (i < large.size() || j < small.size()) {
      if (i < large.size() && outdated.has(i)) {
        fromLarge[i++] = -1;
      } else if (j == small.size()
          || i < large.size() && Orders.compare(Sort.By.ISSUE_DATE, large, i, small, j) <= 0) {
        fromLarge[i] = builder.size();
        builder.add(large, i++);
      } else {
        fromSmall[j] = builder.size();
        builder.add(small, j++);
      }
    }
    Segment merged = builder.build();
    merged.orders().takeOver(large.orders(), fromLarge, small.orders(), fromSmall);
    return merged;
  }
}
