package ro.storno.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.Terminal;

/** {@code storno serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the server until Ctrl-C or SIGTERM.",
    footer = {"", "See storno config for every setting; options win over environment and file."})
public final class ServeCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--port", description = "STORNO_PORT; 0 takes a free one.")
  private @Nullable String port;

  @Option(names = "--host", description = "STORNO_HOST.")
  private @Nullable String host;

  @Option(names = "--data-dir", description = "STORNO_DATA_DIR.")
  private @Nullable String dataDir;

  /** A command on an installation. */
  public ServeCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> overrides = new LinkedHashMap<>();
    put(overrides, "STORNO_PORT", port);
    put(overrides, "STORNO_HOST", host);
    put(overrides, "STORNO_DATA_DIR", dataDir);
    Server server = installation.start(overrides);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    terminal.message("Storno " + installation.version() + " listens on " + server.address());
    server
        .firstRun()
        .ifPresent(
            link ->
                terminal.message(
                    "There is no account yet. Make the first one within ten minutes at " + link));
    server.awaitClosed();
    return ExitCode.OK.code();
  }

  private static void put(Map<String, String> overrides, String key, @Nullable String value) {
    if (value != null) {
      overrides.put(key, value);
    }
  }
}
