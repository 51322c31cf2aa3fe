package ro.storno.persistence.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Finds the database of a data folder that a Storno is serving, so that administration does not
 * need that one to stop.
 */
public final class RunningPostgres {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  private RunningPostgres() {}

  /**
   * Where the database of a data folder is served by a live process.
   *
   * @param dataFolder not null
   * @return empty if no process holds the folder, or its database is not ready
   * @throws DatabaseStartException if the folder's files may not be read
   */
  public static Optional<DatabaseAddress> of(Path dataFolder) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    try {
      if (!held(folder)) {
        return Optional.empty();
      }
      Path pidFile = folder.resolve("postgres/cluster/postmaster.pid");
      if (!Files.exists(pidFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
      if (lines.size() <= STATUS_LINE || !"ready".equals(lines.get(STATUS_LINE).strip())) {
        return Optional.empty();
      }
      return Optional.of(
          DatabaseAddress.local(
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              PostgresCluster.DATABASE,
              PostgresCluster.OWNER,
              Files.readString(folder.resolve("postgres/password")).strip()));
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The data folder "
              + folder
              + " is in use by another Storno and may not be read ("
              + e
              + "). Run this as the same user.",
          e);
    }
  }

  private static boolean held(Path folder) throws IOException {
    Path file = folder.resolve("storno.lock");
    if (!Files.exists(file)) {
      return false;
    }
    if (DataFolderLock.heldHere(folder)) {
      return true; // and not opened: closing any descriptor would give up the lock
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    }
  }
}
