package ro.storno.cli.installation;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;

/** {@code storno migrate}: brings the schema up to date without serving. */
@Command(
    name = "migrate",
    description = "Brings the database schema up to date and ends; serve does the same at start.")
public final class MigrateCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public MigrateCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Administration administration = installation.administer()) {
      Administration.Schema schema = administration.schema();
      terminal.result(
          schema.applied() == 0
              ? "The schema is up to date (version " + schema.version() + ")."
              : "Applied "
                  + schema.applied()
                  + (schema.applied() == 1 ? " step" : " steps")
                  + "; the schema is at version "
                  + schema.version()
                  + ".");
    }
    return ExitCode.OK.code();
  }
}
