package ro.storno.rest.route;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ro.storno.application.ApplicationException;

/**
 * Bytes of any length that wait on disk until they are sent, readable by the owner of the process
 * only. They are complete before the first one goes out: whoever asked gets all of them or an
 * error, and no transaction waits for a slow client.
 */
public final class SpooledFile {
  private final Path file;

  private SpooledFile(Path file) {
    this.file = file;
  }

  /** Writes the bytes. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes them.
     *
     * @param out need not be closed; not null
     * @throws IOException if the disk does not take them
     */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes bytes to disk.
   *
   * @throws ApplicationException.Unavailable if the disk does not take them
   */
  public static SpooledFile of(Writing writing) {
    return in(Path.of(System.getProperty("java.io.tmpdir")), writing);
  }

  static SpooledFile in(Path folder, Writing writing) {
    try {
      Path file = Files.createTempFile(folder, "storno-", ".spool");
      boolean complete = false;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        writing.to(out);
        out.flush();
        complete = true;
      } finally {
        if (!complete) {
          Files.deleteIfExists(file);
        }
      }
      return new SpooledFile(file);
    } catch (IOException e) {
      throw unavailable(e);
    } catch (UncheckedIOException e) {
      throw unavailable(new IOException(e.getMessage(), e));
    }
  }

  /** Opens the bytes for the one time that they are read; the file goes with it. */
  InputStream open() {
    try {
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static ApplicationException.Unavailable unavailable(IOException cause) {
    return new ApplicationException.Unavailable(
        "The answer could not be written to disk: " + cause.getMessage(), cause);
  }
}
