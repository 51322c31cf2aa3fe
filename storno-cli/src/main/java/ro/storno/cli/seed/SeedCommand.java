package ro.storno.cli.seed;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.InputFile;
import ro.storno.cli.terminal.Terminal;

/** {@code storno seed FILE}: loads users, companies and documents. */
@Command(
    name = "seed",
    description = "Loads users, organizations, companies and documents from a YAML or JSON file.",
    footer = {
      "",
      "docs/seed.md describes the file. Running it again adds only what is missing. Exits with",
      "2 if the file has mistakes of form (nothing is done then), 1 if something was refused."
    })
public final class SeedCommand implements Callable<Integer> {
  private static final int LONGEST = 3 * 1024 * 1024;
  private final Installation installation;
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "YAML or JSON; - for stdin.")
  private String file = "";

  /** A command on an installation. */
  public SeedCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = new String(InputFile.read(file, terminal, LONGEST), StandardCharsets.UTF_8);
    SeedDocument document = SeedReader.read(file, text);
    try (Administration administration = installation.administer()) {
      SeedOutcome outcome = administration.seed(document);
      outcome.mistakes().forEach(mistake -> terminal.message(file + ": " + mistake));
      terminal.result(summary(outcome));
      return (outcome.mistakes().isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE).code();
    }
  }

  private static String summary(SeedOutcome outcome) {
    String created =
        outcome.created().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return "Created "
        + (created.isEmpty() ? "nothing" : created)
        + "; already there: "
        + outcome.existing()
        + (outcome.mistakes().isEmpty() ? "." : "; refused: " + outcome.mistakes().size() + ".");
  }
}
