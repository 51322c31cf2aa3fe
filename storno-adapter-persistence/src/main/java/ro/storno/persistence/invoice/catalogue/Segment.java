package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invoices column by column, in the order of issue date and id. Never changes; what it is asked for
 * again and again it remembers.
 */
final class Segment {
  private final int size;
  private final long[] idHigh;
  private final long[] idLow;
  private final Days days;
  final int[] due;
  final long[] created;
  private final Dictionary<String> prefixes;
  final int[] prefix;
  final long[] sequence;
  final Numbers numbers;
  final long[] subtotal;
  final long[] vatTotal;
  final long[] total;
  final Kinds statuses;
  final Kinds directions;
  final Kinds types;
  final Kinds currencies;
  final Bitmap settled;
  final Bitmap untouched;
  final Bitmap positive;
  final Bitmap handedIn;
  final Bitmap filed;
  final Bitmap filedLate;
  final Bitmap duplicate;
  final Dictionary<UUID> parties;
  final int[] client;
  final int[] supplier;
  private final int[] children;
  private final UUID[] parents;
  final SearchTexts searchTexts;
  private final Orders orders;
  private final Selections selections;

  /** Takes what a builder has gathered. */
  Segment(SegmentBuilder from) {
    size = from.size();
    idHigh = from.idHigh.take();
    idLow = from.idLow.take();
    days = from.days.build(size);
    due = from.due.take();
    created = from.created.take();
    prefixes = from.prefixes;
    prefix = from.prefix.take();
    sequence = from.sequence.take();
    numbers = from.numbers.build();
    subtotal = from.subtotal.take();
    vatTotal = from.vatTotal.take();
    total = from.total.take();
    statuses = from.statuses.build(size);
    directions = from.directions.build(size);
    types = from.types.build(size);
    currencies = from.currencies.build(size);
    settled = Bitmap.of(from.settled, size);
    untouched = Bitmap.of(from.untouched, size);
    positive = Bitmap.of(from.positive, size);
    handedIn = Bitmap.of(from.handedIn, size);
    filed = Bitmap.of(from.filed, size);
    filedLate = Bitmap.of(from.filedLate, size);
    parties = from.parties;
    client = from.client.take();
    supplier = from.supplier.take();
    children = from.children.take();
    parents = from.parents.toArray(UUID[]::new);
    searchTexts = from.searchTexts.build(size);
    orders = new Orders(this);
    selections = new Selections(this);
    duplicate = Duplicates.in(this);
  }

  int size() {
    return size;
  }

  Days days() {
    return days;
  }

  Orders orders() {
    return orders;
  }

  Selections selections() {
    return selections;
  }

  UUID id(int position) {
    return new UUID(idHigh[position], idLow[position]);
  }

  @Nullable String prefix(int position) {
    return prefixes.value(prefix[position]);
  }

  /** Compares ids as the database does: byte by byte. */
  static int compareIds(Segment a, int i, Segment b, int j) {
    int high = Long.compareUnsigned(a.idHigh[i], b.idHigh[j]);
    return high != 0 ? high : Long.compareUnsigned(a.idLow[i], b.idLow[j]);
  }

  private int compareId(int position, UUID id) {
    int high = Long.compareUnsigned(idHigh[position], id.getMostSignificantBits());
    return high != 0 ? high : Long.compareUnsigned(idLow[position], id.getLeastSignificantBits());
  }

  /** Where an invoice stands, or -1. */
  int position(UUID id) {
    int[] byId = orders.byId();
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = compareId(byId[middle], id);
      if (compared == 0) {
        return byId[middle];
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** The positions of what corrects an invoice. */
  Bitmap childrenOf(UUID parent) {
    Bitmap found = Bitmap.none(size);
    for (int i = 0; i < parents.length; i++) {
      if (parents[i].equals(parent)) {
        found.add(children[i]);
      }
    }
    return found;
  }

  Entry entry(int position) {
    String number = numbers.at(position);
    return entry(position, number, searchTexts.at(position, number));
  }

  /** An entry with texts that are known already, or of no interest. */
  Entry entry(int position, String number, String search) {
    int child = Arrays.binarySearch(children, position);
    return new Entry(
        id(position),
        days.at(position),
        due[position],
        created[position],
        prefix(position),
        sequence[position],
        number,
        search,
        subtotal[position],
        vatTotal[position],
        total[position],
        settled.has(position),
        untouched.has(position),
        currencies.at(position),
        statuses.at(position),
        directions.at(position),
        types.at(position),
        parties.value(client[position]),
        parties.value(supplier[position]),
        child < 0 ? null : parents[child],
        (handedIn.has(position) ? Entry.HANDED_IN : 0)
            + (filed.has(position) ? Entry.FILED : 0)
            + (filedLate.has(position) ? Entry.FILED_LATE : 0));
  }

  /** Who agrees in what makes documents repeat each other. */
  Bitmap alike(Entry.Likeness likeness) {
    int party = parties.code(likeness.supplier());
    return party == Dictionary.NOTHING
        ? Bitmap.none(size)
        : days.between(likeness.issued(), likeness.issued())
            .keep(i -> supplier[i] == party && numbers.at(i).equals(likeness.number()));
  }

  /** Sums by currency of what is chosen. */
  Map<String, Sums> sums(Bitmap chosen) {
    Map<String, Sums> sums = new HashMap<>();
    currencies
        .holders()
        .forEach((currency, holders) -> sums.put(currency, sum(chosen.copy().keep(holders))));
    return sums;
  }

  private Sums sum(Bitmap chosen) {
    Sums sums = new Sums();
    chosen.each(i -> sums.add(subtotal[i], vatTotal[i], total[i], 1));
    return sums;
  }

  /** About how much memory it takes, without what it remembers for later. */
  long bytes() {
    long perRow = 8 + 8 + 4 + 8 + 4 + 8 + 8 + 8 + 8 + 4 + 4;
    List<Bitmap> flags =
        List.of(settled, untouched, positive, handedIn, filed, filedLate, duplicate);
    return 1_000
        + perRow * size
        + days.bytes()
        + prefixes.bytes()
        + numbers.bytes()
        + statuses.bytes()
        + directions.bytes()
        + types.bytes()
        + currencies.bytes()
        + flags.stream().mapToLong(Bitmap::bytes).sum()
        + parties.bytes()
        + 40L * children.length
        + searchTexts.bytes();
  }
}
