package ro.storno.cli.einvoice;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/** Where a command puts the document that it makes: the same option for all of them. */
final class DocumentOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write; default is the standard output.")
  private @Nullable Path file;

  /** Refuses before any work is done to show a PDF on a screen. */
  void refuseScreen(Terminal terminal) {
    if (file == null && terminal.outputIsScreen()) {
      throw new CommandFailure(
          ExitCode.USAGE, "A PDF is nothing to read on a screen: give -o FILE or a pipe");
    }
  }

  /** Writes the document; returns the exit code of success. */
  int deliver(Terminal terminal, byte[] document) {
    if (file == null) {
      terminal.result(document);
    } else {
      InputFile.write(file, document);
      terminal.message("Wrote " + file + " (" + document.length + " bytes)");
    }
    return ExitCode.OK.code();
  }
}
