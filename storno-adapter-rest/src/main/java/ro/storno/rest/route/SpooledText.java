package ro.storno.rest.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import ro.storno.application.ApplicationException;

/**
 * Text of any length that waits on disk until it is sent, readable by the owner of the process
 * only. It is complete before the first byte goes out: whoever asked gets all of it or an error,
 * and no transaction waits for a slow client.
 */
public final class SpooledText {
  private final Path file;

  private SpooledText(Path file) {
    this.file = file;
  }

  /**
   * Writes the text.
   *
   * @param writing is given what takes each line; not null
   * @throws ApplicationException.Unavailable if the disk does not take it
   */
  public static SpooledText of(Consumer<Consumer<String>> writing) {
    return in(Path.of(System.getProperty("java.io.tmpdir")), writing);
  }

  static SpooledText in(Path folder, Consumer<Consumer<String>> writing) {
    try {
      Path file = Files.createTempFile(folder, "storno-", ".spool");
      boolean complete = false;
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
        writing.accept(line -> out.print(line + "\n"));
        complete = !out.checkError();
      } finally {
        if (!complete) {
          Files.deleteIfExists(file);
        }
      }
      if (!complete) {
        throw new IOException("the disk may be full");
      }
      return new SpooledText(file);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /** Opens the text for the one time that it is read; the file goes with it. */
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
