package ro.storno.persistence.database;

import java.nio.file.Path;

/** Which PostgreSQL to use. Nothing else differs between the two. */
public sealed interface DatabaseLocation {
  /**
   * One that Storno runs itself.
   *
   * @param dataFolder where it keeps its files
   */
  record Embedded(Path dataFolder) implements DatabaseLocation {}

  /**
   * One that runs somewhere.
   *
   * @param address where, and as whom
   */
  record Server(DatabaseAddress address) implements DatabaseLocation {}
}
