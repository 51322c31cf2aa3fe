package ro.storno.cli.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ro.storno.cli.installation.HealthFinding.State;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;
import ro.storno.cli.terminal.Terminal.Paint;

/** {@code storno doctor}: looks at everything the installation needs. */
@Command(
    name = "doctor",
    description =
        "Checks configuration, data folder, disk, keys, licence, clock, database, dead jobs, fonts,"
            + " and the rule sets with their age.",
    footer = {"", "Exits with 0 if all is well or only warnings were found, 1 if a check failed."})
public final class DoctorCommand implements Callable<Integer> {
  private final Installation installation;
  private final Terminal terminal;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  /** A command on an installation. */
  public DoctorCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<HealthFinding> findings = installation.examine();
    boolean failed = findings.stream().anyMatch(f -> f.state() == State.FAILED);
    boolean warned = findings.stream().anyMatch(f -> f.state() == State.WARNING);
    State worst = failed ? State.FAILED : warned ? State.WARNING : State.OK;
    if (json) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("state", word(worst));
      report.put("checks", findings.stream().map(DoctorCommand::fields).toList());
      terminal.result(JsonOutput.of(report));
    } else {
      findings.forEach(this::print);
    }
    return (failed ? ExitCode.NEGATIVE : ExitCode.OK).code();
  }

  private void print(HealthFinding finding) {
    String mark =
        switch (finding.state()) {
          case OK -> terminal.paint(Paint.GOOD, "ok     ");
          case WARNING -> terminal.paint(Paint.DOUBTFUL, "warning");
          case FAILED -> terminal.paint(Paint.BAD, "FAILED ");
        };
    terminal.result(mark + "  " + String.format("%-14s", finding.part()) + finding.detail());
  }

  private static Map<String, Object> fields(HealthFinding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("part", finding.part());
    fields.put("state", word(finding.state()));
    fields.put("detail", finding.detail());
    return fields;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
