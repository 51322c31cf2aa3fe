package ro.storno.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files a command is given, and says in one line why one cannot be read. */
public final class InputFile {
  /** The name that means standard input. */
  public static final String STANDARD_INPUT = "-";

  private InputFile() {}

  /**
   * Reads a whole file, or the standard input for {@code -}.
   *
   * @param limit most bytes that are read
   * @throws CommandFailure if it is missing, unreadable, a folder, or too long
   */
  public static byte[] read(String name, Terminal terminal, int limit) {
    if (STANDARD_INPUT.equals(name)) {
      return terminal.input(limit);
    }
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw new CommandFailure(ExitCode.USAGE, name + ": is a folder, not a file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new CommandFailure(
            ExitCode.USAGE, name + ": is longer than " + limit / 1_048_576 + " MB");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.USAGE, name + ": there is no such file");
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, name + ": cannot be read (" + e + ")");
    }
  }

  /**
   * Writes a result file, whole or not at all.
   *
   * @throws CommandFailure if it cannot be written
   */
  public static void write(Path file, byte[] content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(temporary, content);
      Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, file + ": cannot be written (" + e + ")");
    }
  }
}
