package ro.storno.simulator.anaf.efactura;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Seed;

/** The messages of every taxpayer. Guarded by the desk. */
final class PostRoom {
  private static final long FIRST = 3_000_000_000L;

  private final Environment environment;
  private final Numbers ids;
  private final Map<Long, Message> byId = new HashMap<>();
  private final Map<String, NavigableSet<Message>> byCif = new HashMap<>();

  PostRoom(Environment environment, Seed seed) {
    this.environment = environment;
    this.ids = new Numbers(seed, FIRST);
  }

  /**
   * What all messages about one document have in common.
   *
   * @param index of the upload
   * @param availableAt from when on they can be downloaded; not null
   * @param listedAt from when on they are listed; not null
   * @param document the exact bytes, possibly made when asked for; not null
   * @param flaw of the archive, or null
   * @param disguise what is shown instead; not null
   */
  record Item(
      long index,
      Instant availableAt,
      Instant listedAt,
      Supplier<byte[]> document,
      @Nullable FaultKind flaw,
      Disguise disguise) {
    /** Messages that are as they should be. */
    Item(long index, Instant availableAt, Instant listedAt, Supplier<byte[]> document) {
      this(index, availableAt, listedAt, document, null, Disguise.NONE);
    }
  }

  Message post(Item item, String cif, MessageKind kind, String details) {
    Message message =
        new Message(
            ids.next("message", environment, item.index(), cif, kind),
            item.index(),
            cif,
            kind,
            details,
            item.availableAt(),
            item.listedAt(),
            item.document(),
            item.flaw(),
            item.disguise());
    byId.put(message.id(), message);
    byCif.computeIfAbsent(cif, c -> new TreeSet<>()).add(message);
    return message;
  }

  Optional<Message> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Returns what is listed in an interval, the oldest first; an empty filter lets all through. */
  List<Message> list(String cif, Instant from, Instant to, String filter) {
    return byCif.getOrDefault(cif, Collections.emptyNavigableSet()).stream()
        .filter(m -> !m.listedAt().isBefore(from) && !m.listedAt().isAfter(to))
        .filter(m -> filter.isEmpty() || filter.equals(m.kind().filter()))
        .toList();
  }

  void reset() {
    ids.reset();
    byId.clear();
    byCif.clear();
  }
}
