package ro.storno.persistence.invoice.catalogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** Gathers the columns of a {@link Segment}; entries come in the order of issue date and id. */
final class SegmentBuilder {
  final Longs idHigh;
  final Longs idLow;
  final Days.Builder days = new Days.Builder();
  final Ints due;
  final Longs created;
  final Dictionary<String> prefixes = new Dictionary<>(text -> 56L + text.length());
  final Ints prefix;
  final Longs sequence;
  final Numbers.Builder numbers;
  final Longs subtotal;
  final Longs vatTotal;
  final Longs total;
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
  final Ints client;
  final Ints supplier;
  final Ints children = new Ints(16);
  final List<UUID> parents = new ArrayList<>();
  final SearchTexts.Builder searchTexts;

  SegmentBuilder() {
    this(16);
  }

  /**
   * @param expected how many invoices will come, as far as is known
   */
  SegmentBuilder(int expected) {
    idHigh = new Longs(expected);
    idLow = new Longs(expected);
    due = new Ints(expected);
    created = new Longs(expected);
    prefix = new Ints(expected);
    sequence = new Longs(expected);
    numbers = new Numbers.Builder(expected);
    subtotal = new Longs(expected);
    vatTotal = new Longs(expected);
    total = new Longs(expected);
    client = new Ints(expected);
    supplier = new Ints(expected);
    searchTexts = new SearchTexts.Builder(expected);
  }

  int size() {
    return due.size();
  }

  void add(Entry entry) {
    numbers.add(entry.number());
    searchTexts.add(size(), entry.number(), entry.search());
    addFacts(size(), entry);
  }

  /** Adds what stands in a segment; its texts are not looked into again. */
  void add(Segment from, int there) {
    numbers.add(from.numbers, there);
    searchTexts.add(size(), from.searchTexts, there);
    addFacts(size(), from.entry(there, "", ""));
  }

  /** All but the texts. */
  private void addFacts(int position, Entry entry) {
    idHigh.add(entry.id().getMostSignificantBits());
    idLow.add(entry.id().getLeastSignificantBits());
    days.add(position, entry.issued());
    due.add(entry.due());
    created.add(entry.created());
    prefix.add(prefixes.add(entry.prefix()));
    sequence.add(entry.sequence());
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
