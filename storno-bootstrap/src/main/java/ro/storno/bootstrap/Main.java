package ro.storno.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import ro.storno.cli.StornoCli;
import ro.storno.cli.terminal.Terminal;

/** Where the process begins. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.ofProcess(environment);
    LocalInstallation installation =
        new LocalInstallation(environment, Path.of(""), terminal::message);
    System.exit(new StornoCli(installation, terminal).run(arguments));
  }
}
