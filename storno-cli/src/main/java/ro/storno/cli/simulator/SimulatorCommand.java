package ro.storno.cli.simulator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.Terminal;

/** {@code storno simulator}: authorities on this machine, for tests and demonstrations. */
@Command(name = "simulator", description = "Simulates an authority on this machine.")
public final class SimulatorCommand {
  private SimulatorCommand() {}

  /** Returns the command with its authorities. */
  public static CommandLine of(Installation installation, Terminal terminal) {
    return new CommandLine(new SimulatorCommand())
        .addSubcommand(new AnafCommand(installation, terminal))
        .addSubcommand(new KsefCommand(installation, terminal));
  }
}
