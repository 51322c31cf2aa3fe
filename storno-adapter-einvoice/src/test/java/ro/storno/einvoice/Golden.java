package ro.storno.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Documents kept as they are meant to be written. Run with {@code -Dstorno.golden=write} to replace
 * them, and look at the difference before it is committed.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/ro/storno/einvoice/golden");

  private Golden() {}

  /** Compares a document with the one kept under a name. */
  public static void assertMatches(String name, byte[] document) {
    if ("write".equals(System.getProperty("storno.golden"))) {
      write(name, document);
    }
    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes(name), StandardCharsets.UTF_8));
  }

  private static void write(String name, byte[] document) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve(name), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document kept under a name. */
  public static byte[] bytes(String name) {
    try {
      Path written = FOLDER.resolve(name);
      if (Files.exists(written)) {
        return Files.readAllBytes(written);
      }
      try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
        assertThat(in).as("golden/" + name).isNotNull();
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all documents kept. */
  public static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
