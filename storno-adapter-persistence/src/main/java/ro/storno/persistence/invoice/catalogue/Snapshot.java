package ro.storno.persistence.invoice.catalogue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the database could be seen at a moment.
 *
 * @param server when the server was started, and which table it is there; after a new start or with
 *     another table nothing that was seen before need be true, because it may have been restored
 * @param text as PostgreSQL writes snapshots: every transaction below {@code xmin} was over, none
 *     from {@code xmax} on, and of those between the ones named were not: {@code xmin:xmax:xip,...}
 */
record Snapshot(String server, String text) {
  long xmin() {
    return Long.parseLong(text.substring(0, text.indexOf(':')));
  }

  private long xmax() {
    int begin = text.indexOf(':') + 1;
    return Long.parseLong(text.substring(begin, text.indexOf(':', begin)));
  }

  private Set<Long> underWay() {
    String named = text.substring(text.lastIndexOf(':') + 1);
    return Arrays.stream(named.split(","))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  /** Whether nothing that could be seen at the other moment is hidden in this one. */
  boolean follows(Snapshot other) {
    Set<Long> hidden = other.underWay();
    long later = other.xmax();
    return xmin() >= other.xmin()
        && xmax() >= later
        && underWay().stream().allMatch(id -> id >= later || hidden.contains(id));
  }
}
