package ro.storno.security.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of keys, readable by its owner only. It appears whole or not at all, and of several
 * processes that make it at once one wins. Immutable and thread-safe.
 */
public final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;

  /**
   * Names a file that may not exist yet.
   *
   * @param path not null
   */
  public KeyFile(Path path) {
    this.path = path;
  }

  /** Returns where the file is. */
  public Path path() {
    return path;
  }

  /** Returns whether it exists. */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Makes the file, with its folder, unless it exists.
   *
   * @param content asked for only if there is no file, not null
   * @throws IOException if it cannot be written
   */
  public void createIfAbsent(Supplier<String> content) throws IOException {
    if (exists()) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path draft = writeDraft(content.get());
    try {
      publishOnce(draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Puts other content in its place, at once and whole.
   *
   * @param content not null
   * @throws IOException if it cannot be written
   */
  public void replace(String content) throws IOException {
    Path draft = writeDraft(content);
    try {
      keepOwner(draft);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Somebody else, such as root, may replace it: whoever could read it still has to. */
  private void keepOwner(Path other) throws IOException {
    UserPrincipal owner = Files.getOwner(exists() ? path : other);
    if (!owner.equals(Files.getOwner(other))) {
      Files.setOwner(other, owner);
    }
  }

  /** Work on the file. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Does something while nobody else, in this process or another, does so with the same file.
   *
   * @param work not null
   * @throws IOException if the work cannot be done, or the lock not be had
   */
  public <T> T locked(Work<T> work) throws IOException {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    // Within one process the file system's lock is refused rather than waited for.
    synchronized (KeyFile.class) {
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        keepOwner(lock);
        LOG.debug("{} is locked: {}", path, held.isValid());
        return work.run();
      }
    }
  }

  /**
   * Reads it. A file that others could read is closed again, and the operator is told once.
   *
   * @return its content, not null
   * @throws IOException if it cannot be read
   */
  public String read() throws IOException {
    if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      LOG.warn("the keys in {} were readable by other users; closed now, rotate them", path);
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    }
    return Files.readString(path);
  }

  /** A hard link appears at once and complete, and fails if somebody else was first. */
  private void publishOnce(Path draft) throws IOException {
    try {
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("another process made {} first; using that", path);
    } catch (UnsupportedOperationException e) {
      if (!exists()) {
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private Path writeDraft(String content) throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".draft");
    FileAttribute<?>[] attributes =
        posix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer buffer = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    return draft;
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
