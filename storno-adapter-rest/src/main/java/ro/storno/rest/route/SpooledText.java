package ro.storno.rest.route;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import ro.storno.application.ApplicationException;

/** Text of any length that waits on disk until it is sent: a {@link SpooledFile} of lines. */
public final class SpooledText {
  private final SpooledFile file;

  private SpooledText(SpooledFile file) {
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
    return new SpooledText(
        SpooledFile.in(
            folder,
            out -> {
              Writer writer =
                  new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
              writing.accept(line -> write(writer, line));
              writer.flush();
            }));
  }

  private static void write(Writer writer, String line) {
    try {
      writer.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the text for the one time that it is read; the file goes with it. */
  InputStream open() {
    return file.open();
  }
}
