package ro.storno.cli.einvoice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/** {@code storno gallery}: pictures of sample documents in every design, to be looked at. */
@Command(
    name = "gallery",
    description = {
      "Draws sample documents into a folder, page by page as PNG: every design with every kind of"
          + " document, language and font, two hundred lines, receipts and Z reports on paper"
          + " rolls, and names that are hard to print."
    },
    footer = {"", "Needs no server or database."})
public final class GalleryCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Parameters(paramLabel = "FOLDER", description = "Where to draw; made if it is not there.")
  private Path folder = Path.of("");

  /** A command on an installation. */
  public GalleryCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AtomicInteger count = new AtomicInteger();
    installation
        .offlineTools()
        .gallery(
            (name, picture) -> {
              Path file = folder.resolve(name);
              Path around = file.getParent();
              makeFolder(around == null ? folder : around);
              InputFile.write(file, picture);
              count.incrementAndGet();
            });
    terminal.message("Drew " + count + " pages into " + folder);
    return ExitCode.OK.code();
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "The folder " + folder + " cannot be made: " + e.getMessage());
    }
  }
}
