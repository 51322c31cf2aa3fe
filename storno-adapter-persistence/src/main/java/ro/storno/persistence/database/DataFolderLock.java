package ro.storno.persistence.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one JVM to use a data folder.
 *
 * <p>An operating-system lock on {@code storno.lock}: it vanishes with its process, however that
 * dies, so there is never a stale lock to remove by hand. The file's text only tells people who
 * holds it.
 */
public final class DataFolderLock implements AutoCloseable {
  private static final String FILE = "storno.lock";

  /**
   * Folders locked by this JVM. Asked before the file is opened, because on POSIX systems closing
   * any descriptor of a locked file gives up the lock of the whole process.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolderLock(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock, or says who has it.
   *
   * @throws DatabaseStartException if another process, or this one, already uses the folder
   */
  public static DataFolderLock acquire(Path dataFolder) {
    Path file = dataFolder.resolve(FILE);
    try {
      Path folder = dataFolder.toRealPath();
      if (!HELD_HERE.add(folder)) {
        throw new DatabaseStartException(
            "The data folder " + folder + " is already in use by this same process.");
      }
      try {
        return lock(folder, file);
      } catch (IOException | RuntimeException e) {
        HELD_HERE.remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The data folder "
              + dataFolder
              + " cannot be locked ("
              + e
              + "). Check that it is writable and on a file system with locks.",
          e);
    }
  }

  /** Whether this process holds the lock of a folder. */
  static boolean heldHere(Path dataFolder) throws IOException {
    return HELD_HERE.contains(dataFolder.toRealPath());
  }

  private static DataFolderLock lock(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new DatabaseStartException(
          "The data folder "
              + folder
              + " is in use by another Storno ("
              + (holder.isEmpty() ? "it has not said which" : holder)
              + "). Stop that one, or choose another folder with STORNO_DATA_DIR.");
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)), 0);
    return new DataFolderLock(folder, channel, lock);
  }

  private static String self() {
    return "process " + ProcessHandle.current().pid() + ", since " + Instant.now() + "\n";
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new DatabaseStartException("The lock on " + folder + " could not be given back.", e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
