package ro.storno.authority.ksef;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.authority.ksef.KsefClient.Entry;

/**
 * One look through everything that KSeF took in from a company in a span of time. All calls that
 * were lost in the span share it, so that a bad hour does not cost a list for each.
 *
 * @param begun when the look began; not null
 * @param byHash what it saw; not null
 */
record KsefLook(Instant begun, Map<String, List<Entry>> byHash) {
  static KsefLook of(Instant begun, List<Entry> entries) {
    Map<String, List<Entry>> byHash = new HashMap<>();
    entries.forEach(e -> byHash.computeIfAbsent(e.hash(), hash -> new ArrayList<>()).add(e));
    return new KsefLook(begun, byHash);
  }

  /** Returns the entry that counts: the accepted one, else one that may still be, else any. */
  Optional<Entry> find(String hash) {
    return byHash.getOrDefault(hash, List.of()).stream()
        .min(java.util.Comparator.comparingInt(KsefLook::rank));
  }

  private static int rank(Entry entry) {
    return switch (entry.status()) {
      case KsefStatus.ACCEPTED -> 0;
      case KsefStatus.TAKEN, KsefStatus.AT_WORK -> 1;
      case KsefStatus.DUPLICATE -> 2;
      default -> 3;
    };
  }
}
