package ro.storno.persistence.invoice.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** Gathers the columns of a {@link Segment}; entries come in the order of issue date and id. */
final class SegmentBuilder {
  final Longs idHigh = new Longs();
  final Longs idLow = new Longs();
  final Days.Builder days = new Days.Builder();
  final Ints due = new Ints();
  final Longs created = new Longs();
  final Dictionary<String> prefixes = new Dictionary<>(text -> 56L + text.length());
  final Ints prefix = new Ints();
  final Longs sequence = new Longs();
  final Numbers.Builder numbers = new Numbers.Builder();
  final Longs subtotal = new Longs();
  final Longs vatTotal = new Longs();
  final Longs total = new Longs();
  final Kinds.Builder statuses = new Kinds.Builder();
  final Kinds.Builder directions = new Kinds.Builder();
  final Kinds.Builder types = new Kinds.Builder();
  final Kinds.Builder currencies = new Kinds.Builder();
  final BitSet settled = new BitSet();
  final BitSet untouched = new BitSet();
  final BitSet positive = new BitSet();
  final BitSet handedIn = new BitSet();
  final BitSet filed = new BitSet();
  final BitSet filedLate = new BitSet();
  final Dictionary<UUID> parties = new Dictionary<>(id -> 32);
  final Ints client = new Ints();
  final Ints supplier = new Ints();
  final Ints children = new Ints();
  final List<UUID> parents = new ArrayList<>();
  final SearchTexts.Builder searchTexts = new SearchTexts.Builder();

  int size() {
    return due.size();
  }

  SegmentBuilder add(Entry entry) {
    int position = size();
    idHigh.add(entry.id().getMostSignificantBits());
    idLow.add(entry.id().getLeastSignificantBits());
    days.add(position, entry.issued());
    due.add(entry.due());
    created.add(entry.created());
    prefix.add(prefixes.add(entry.prefix()));
    sequence.add(entry.sequence());
    numbers.add(entry.number());
    subtotal.add(entry.subtotal());
    vatTotal.add(entry.vatTotal());
    total.add(entry.total());
    statuses.add(position, entry.status());
    directions.add(position, entry.direction());
    types.add(position, entry.type());
    currencies.add(position, entry.currency());
    settled.set(position, entry.settled());
    untouched.set(position, entry.untouched());
    positive.set(position, entry.total() > 0);
    handedIn.set(position, (entry.filing() & Entry.HANDED_IN) != 0);
    filed.set(position, (entry.filing() & Entry.FILED) != 0);
    filedLate.set(position, (entry.filing() & Entry.FILED_LATE) != 0);
    client.add(parties.add(entry.client()));
    supplier.add(parties.add(entry.supplier()));
    if (entry.parent() != null) {
      children.add(position);
      parents.add(entry.parent());
    }
    searchTexts.add(position, entry.number(), entry.search());
    return this;
  }

  /** About how much memory it takes by now. */
  long bytes() {
    return idHigh.bytes() * 6
        + due.bytes() * 4
        + numbers.bytes()
        + currencies.bytes()
        + statuses.bytes()
        + prefixes.bytes()
        + parties.bytes()
        + 40L * parents.size()
        + searchTexts.bytes();
  }

  Segment build() {
    return new Segment(this);
  }
}
