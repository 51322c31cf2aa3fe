package ro.storno.persistence.invoice.catalogue;

/**
 * What of the database could be seen at a moment.
 *
 * @param server when the server was started; after a new start nothing that was seen before need be
 *     true, because it may have been restored
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

  /** Whether nothing that could be seen at the other moment is hidden in this one. */
  boolean follows(Snapshot other) {
    return xmin() >= other.xmin() && xmax() >= other.xmax();
  }
}
