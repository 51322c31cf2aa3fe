package ro.storno.cli.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;

/** {@code storno simulator anaf}: ANAF, BNR and VIES until told to stop. */
@Command(
    name = "anaf",
    description =
        "Simulates ANAF (OAuth, e-Factura, registries), BNR's rates and VIES until Ctrl-C, and"
            + " prints the settings that let a Storno server use them.",
    footer = {
      "",
      "The same seed and the same calls give the same history. Faults are written",
      "OPERATION.FAULT=20%, such as upload.lost-answer=20%,*.slow=1%; a wrong name lists",
      "those there are. See docs/simulators.md."
    })
final class AnafCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--port", defaultValue = "8099", description = "8099; 0 takes a free one.")
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
      description = "How much later documents are listed, such as 0s..15m (0s).")
  private String lag = "0s";

  @Option(names = "--no-limits", description = "Without ANAF's limits of calls.")
  private boolean unlimited;

  @Option(names = "--auto-approve", description = "Approves authorizations without asking.")
  private boolean autoApprove;

  @Option(
      names = "--client-id",
      defaultValue = "storno",
      description = "Of the registered application (storno).")
  private String client = "storno";

  @Option(
      names = "--client-secret",
      defaultValue = "simulator-secret",
      description = "Of the registered application (simulator-secret).")
  private String secret = "simulator-secret";

  @Option(
      names = "--redirect-uri",
      description = "Where the application may send people back; any address of this machine.")
  private List<String> redirectUris = new ArrayList<>();

  @Option(
      names = "--inbox",
      paramLabel = "CIF=COUNT",
      description = "Begins with so many supplier invoices for a CIF.")
  private Map<String, Integer> inboxes = new LinkedHashMap<>();

  @Option(
      names = "--trust",
      defaultValue = "simulator-anaf.pem",
      description = "Writes the anchor of the seals there (simulator-anaf.pem).")
  private Path trust = Path.of("simulator-anaf.pem");

  AnafCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    AnafOrder order =
        new AnafOrder(
            port,
            seed,
            faults,
            judging,
            lag,
            !unlimited,
            autoApprove,
            client,
            secret,
            redirectUris,
            inboxes,
            trust);
    try (SimulatedAuthority anaf = installation.simulateAnaf(order)) {
      Runtime.getRuntime().addShutdownHook(new Thread(anaf::close, "shutdown"));
      terminal.message("ANAF is simulated at " + anaf.address() + ", seed " + anaf.seed() + ".");
      terminal.message(
          "What it saw: " + anaf.address() + "/simulator/state. Let a server use it with:");
      anaf.settings()
          .forEach((key, value) -> terminal.result("export " + key + "=" + quoted(value)));
      terminal.message("Until Ctrl-C.");
      anaf.awaitClosed();
    }
    return ExitCode.OK.code();
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:@%+=-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
