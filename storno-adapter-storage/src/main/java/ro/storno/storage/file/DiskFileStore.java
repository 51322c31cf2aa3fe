package ro.storno.storage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.domain.company.CompanyId;

/**
 * Files below one folder: {@code <root>/<company id>/<key>}, readable by the owner only.
 *
 * <p>A write goes to a temporary file in the same file system, is forced to the disk and renamed
 * over the target, and the folder is forced too: after {@link #put} returns, neither a crash nor a
 * power cut loses the bytes, and a reader sees the old file or the new one, never half of either.
 * Symbolic links below the root are refused, since following one would leave the company's wall.
 *
 * <p>Thread-safe; several processes may share the folder.
 */
public final class DiskFileStore implements ro.storno.application.file.FileStore {
  private static final String TEMPORARY = ".incoming";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path root;
  private final boolean posix;

  private DiskFileStore(Path root, boolean posix) {
    this.root = root;
    this.posix = posix;
  }

  /**
   * Opens a folder, creating it if need be, and removes what interrupted writes left there.
   *
   * @param folder where the files live; not null
   * @throws UncheckedIOException if the folder cannot be created or written
   */
  public static DiskFileStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path root = folder.toRealPath();
      FileStore volume = Files.getFileStore(root);
      boolean posix = volume.supportsFileAttributeView(PosixFileAttributeView.class);
      DiskFileStore store = new DiskFileStore(root, posix);
      if (posix) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      store.directory(root, TEMPORARY);
      store.removeAbandoned(Instant.now().minus(ABANDONED));
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException("The file store " + folder + " cannot be opened", e);
    }
  }

  @Override
  public void put(CompanyId company, String key, byte[] content) {
    StorageKey checked = StorageKey.parse(key);
    try {
      Path folder = directory(root, company.toString());
      int last = checked.segments().size() - 1;
      for (String segment : checked.segments().subList(0, last)) {
        folder = directory(folder, segment);
      }
      Path target = folder.resolve(checked.segments().get(last));
      refuseUnlessPlainFile(target);
      Path temporary = write(content);
      try {
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      force(folder);
    } catch (IOException e) {
      throw unavailable("kept", e);
    }
  }

  @Override
  public Optional<byte[]> get(CompanyId company, String key) {
    Optional<Path> file = existing(company, StorageKey.parse(key));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (FileChannel channel =
        FileChannel.open(file.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // a channel may deliver a file in pieces
      }
      return Optional.of(bytes.array());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("read", e);
    }
  }

  @Override
  public void delete(CompanyId company, String key) {
    Optional<Path> file = existing(company, StorageKey.parse(key));
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(file.get());
      force(file.get().resolveSibling("."));
    } catch (IOException e) {
      throw unavailable("removed", e);
    }
  }

  @Override
  public void deleteAll(CompanyId company) {
    Path folder = root.resolve(company.toString());
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      // Links are removed and not followed, so that nothing outside of the folder is touched.
      Files.walkFileTree(folder, new Removal());
      force(root);
    } catch (IOException e) {
      throw unavailable("removed", e);
    }
  }

  /** What another process has removed meanwhile is as good as removed. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private Optional<Path> existing(CompanyId company, StorageKey key) {
    try {
      Path path = root.resolve(company.toString());
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        refuseLink(path);
        return Optional.empty();
      }
      int last = key.segments().size() - 1;
      for (String segment : key.segments().subList(0, last)) {
        path = path.resolve(segment);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          refuseLink(path);
          return Optional.empty();
        }
      }
      Path file = path.resolve(key.segments().get(last));
      refuseUnlessPlainFile(file);
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      throw unavailable("found", e);
    }
  }

  private Path directory(Path parent, String name) throws IOException {
    Path folder = parent.resolve(name);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return folder;
    }
    try {
      Files.createDirectory(folder, ownerOnly("rwx------"));
      force(parent);
    } catch (FileAlreadyExistsException e) {
      // another thread may have made it meanwhile; anything but a folder is refused
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("not a folder: " + root.relativize(folder), e);
      }
    }
    return folder;
  }

  private Path write(byte[] content) throws IOException {
    Path temporary = root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return temporary;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private void force(Path folder) throws IOException {
    if (posix) { // elsewhere a folder cannot be opened, and a rename is durable by itself
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private void refuseUnlessPlainFile(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("not a plain file: " + root.relativize(file));
    }
  }

  private void refuseLink(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException("a symbolic link, not a folder: " + root.relativize(folder));
    }
  }

  private void removeAbandoned(Instant before) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TEMPORARY))) {
      for (Path file : files) {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static ApplicationException.Unavailable unavailable(String done, IOException cause) {
    return new ApplicationException.Unavailable(
        "A file could not be " + done + " in the file store: " + cause.getMessage(), cause);
  }
}
