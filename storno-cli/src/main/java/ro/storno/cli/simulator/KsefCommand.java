package ro.storno.cli.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;

/** {@code storno simulator ksef}: the Polish KSeF until told to stop. */
@Command(
    name = "ksef",
    description =
        "Simulates the Polish KSeF (API 2.0) until Ctrl-C, and prints the settings that let a"
            + " Storno server use it.",
    footer = {
      "",
      "The same seed and the same calls give the same history. Faults are written",
      "OPERATION.FAULT=20%, such as invoice-send.lost-answer=20%,*.slow=1%; a wrong name lists",
      "those there are. See docs/simulators.md."
    })
final class KsefCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--port", defaultValue = "8097", description = "8097; 0 takes a free one.")
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

  @Option(
      names = "--lag",
      defaultValue = "0s",
      description = "How much later invoices can be found, such as 0s..15m (0s).")
  private String lag = "0s";

  @Option(names = "--no-limits", description = "Without the limits of calls.")
  private boolean unlimited;

  @Option(
      names = "--inbox",
      paramLabel = "NIP=COUNT",
      description = "Begins with so many supplier invoices for a NIP.")
  private Map<String, Integer> inboxes = new LinkedHashMap<>();

  KsefCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    KsefOrder order = new KsefOrder(port, seed, faults, judging, lag, !unlimited, inboxes);
    try (SimulatedAuthority ksef = installation.simulateKsef(order)) {
      Runtime.getRuntime().addShutdownHook(new Thread(ksef::close, "shutdown"));
      terminal.message("KSeF is simulated at " + ksef.address() + ", seed " + ksef.seed() + ".");
      terminal.message(
          "What it saw: " + ksef.address().resolve("/simulator/state") + ". Let a server use it:");
      ksef.settings().forEach((key, value) -> terminal.result("export " + key + "=" + value));
      terminal.message("Until Ctrl-C.");
      ksef.awaitClosed();
    }
    return ExitCode.OK.code();
  }
}
