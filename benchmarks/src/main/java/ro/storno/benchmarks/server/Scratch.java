package ro.storno.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes away when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {
  /** A new empty one. */
  public static Scratch create() {
    try {
      return new Scratch(Files.createTempDirectory("storno-benchmark"));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A folder inside. */
  public Path sub(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}
