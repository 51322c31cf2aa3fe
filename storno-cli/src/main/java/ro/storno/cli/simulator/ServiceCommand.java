package ro.storno.cli.simulator;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.simulator.ServiceOrder.Service;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;

/** {@code storno simulator choruspro}, {@code xrechnung} and {@code sdi}: until told to stop. */
@Command(
    description =
        "Simulates the service until Ctrl-C, and prints what lets a Storno server and a company"
            + " use it.",
    footer = {
      "",
      "The same seed and the same calls give the same history. Faults are written",
      "OPERATION.FAULT=20%, such as *.slow=1%; a wrong name lists those there are.",
      "See docs/simulators.md."
    })
final class ServiceCommand implements Callable<Integer> {
  private final Service service;
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--port", defaultValue = "0", description = "0 takes a free one (0).")
  private int port;

  @Option(names = "--seed", description = "Of all chance; without it, a new one.")
  private @Nullable Long seed;

  @Option(names = "--faults", defaultValue = "", description = "What goes wrong how often.")
  private String faults = "";

  @Option(
      names = "--judging",
      defaultValue = "0s",
      description = "How long judging takes, such as 5s..60s (0s).")
  private String judging = "0s";

  private ServiceCommand(Service service, Installation installation, Terminal terminal) {
    this.service = service;
    this.installation = installation;
    this.terminal = terminal;
  }

  static CommandLine of(Service service, Installation installation, Terminal terminal) {
    return new CommandLine(new ServiceCommand(service, installation, terminal))
        .setCommandName(service.wireName());
  }

  @Override
  public Integer call() throws InterruptedException {
    ServiceOrder order = new ServiceOrder(service, port, seed, faults, judging);
    try (SimulatedAuthority simulated = installation.simulateService(order)) {
      Runtime.getRuntime().addShutdownHook(new Thread(simulated::close, "shutdown"));
      terminal.message(
          service.title()
              + " is simulated at "
              + simulated.address()
              + ", seed "
              + simulated.seed()
              + ".");
      terminal.message("What it saw: " + simulated.address() + "/simulator/state.");
      simulated.settings().forEach((key, value) -> terminal.result("export " + key + "=" + value));
      terminal.message("Let a company use it with these fields of its configuration:");
      terminal.result(fields(simulated.providerFields()));
      terminal.message("Until Ctrl-C.");
      simulated.awaitClosed();
    }
    return ExitCode.OK.code();
  }

  private static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":\"" + field.getValue() + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
