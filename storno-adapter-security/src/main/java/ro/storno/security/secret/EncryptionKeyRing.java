package ro.storno.security.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that there are at this moment. Those in the file are read again as soon as the file is
 * another one, so that a key that is added beside a running server seals and opens there from then
 * on; a file that cannot be read leaves the keys as they were. Keys that were set come first and
 * stay. Thread-safe.
 */
public final class EncryptionKeyRing implements Supplier<EncryptionKeys> {
  private static final Logger LOG = LoggerFactory.getLogger(EncryptionKeyRing.class);

  private final @Nullable EncryptionKeys set;
  private final Path file;
  private volatile Held held;
  private @Nullable Stamp failed;

  /** Which file it is: a replaced one differs in at least one of these. */
  private record Stamp(FileTime modified, long size, @Nullable Object identity) {}

  private record Held(@Nullable Stamp stamp, EncryptionKeys keys) {}

  private EncryptionKeyRing(@Nullable EncryptionKeys set, Path file, Held held) {
    this.set = set;
    this.file = file;
    this.held = held;
  }

  /**
   * Takes the keys that were set, followed by those of a file, if there is one; or those of the
   * file alone, which is made when it does not exist.
   *
   * @param set keys of the configuration
   * @param file not null
   * @throws EncryptionKeysException if the file cannot be made or read, or holds no usable key
   */
  public static EncryptionKeyRing of(Optional<EncryptionKeys> set, Path file) {
    if (set.isEmpty()) {
      EncryptionKeys.loadOrCreate(file);
    }
    EncryptionKeys given = set.orElse(null);
    Stamp stamp = stamp(file);
    return new EncryptionKeyRing(given, file, new Held(stamp, together(given, file)));
  }

  @Override
  public EncryptionKeys get() {
    Held present = held;
    return Objects.equals(present.stamp, stamp(file)) ? present.keys : reread().keys;
  }

  private synchronized Held reread() {
    Stamp stamp = stamp(file);
    if (stamp == null) {
      return held;
    }
    if (!stamp.equals(held.stamp)) {
      try {
        held = new Held(stamp, together(set, file));
        failed = null;
      } catch (EncryptionKeysException broken) {
        // asked again each time, since only its permissions may have to be put right
        if (!stamp.equals(failed)) {
          LOG.error("the keys stay as they were: {}", broken.getMessage());
          failed = stamp;
        }
      }
    }
    return held;
  }

  private static EncryptionKeys together(@Nullable EncryptionKeys set, Path file) {
    Optional<EncryptionKeys> stored = EncryptionKeys.loadIfPresent(file);
    if (set == null) {
      return stored.orElseGet(() -> EncryptionKeys.loadOrCreate(file));
    }
    return stored.map(set::followedBy).orElse(set);
  }

  private static @Nullable Stamp stamp(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException absent) {
      return null;
    }
  }
}
