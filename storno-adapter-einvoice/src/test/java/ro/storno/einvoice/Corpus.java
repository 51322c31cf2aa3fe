package ro.storno.einvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shared corpus of official examples, when it lies beside the repository. */
public final class Corpus {
  private Corpus() {}

  /** The XML files of a folder of the corpus; empty when the corpus is not there. */
  public static List<Path> files(String folder) {
    Optional<Path> root =
        Stream.of("../../shared/corpus", "../shared/corpus", "/work/shared/corpus")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst();
    Path directory = root.map(r -> r.resolve(folder)).orElse(Path.of("no-corpus"));
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
