package ro.storno.cli.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ro.storno.application.job.DeadJobs.DeadJob;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.installation.Installation;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.cli.terminal.JsonOutput;
import ro.storno.cli.terminal.Terminal;

/** {@code storno jobs}: jobs that failed for good, and running them again. */
@Command(name = "jobs", description = "Background jobs that failed for good.")
public final class JobsCommand {
  private static final int MOST = 1000;
  private final Installation installation;
  private final Terminal terminal;

  /** A command on an installation. */
  public JobsCommand(Installation installation, Terminal terminal) {
    this.installation = installation;
    this.terminal = terminal;
  }

  /** Lists the dead jobs, newest first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the dead jobs, newest first.")
  public int list(
      @Option(names = "--limit", defaultValue = "100", description = "At most so many (100).")
          int limit,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    if (limit < 1 || limit > MOST) {
      throw new CommandFailure(ExitCode.USAGE, "--limit is a number from 1 to " + MOST);
    }
    try (Administration administration = installation.administer()) {
      List<DeadJob> dead = administration.deadJobs(limit);
      if (json) {
        terminal.result(JsonOutput.of(dead.stream().map(JobsCommand::fields).toList()));
      } else if (dead.isEmpty()) {
        terminal.message("There are no dead jobs.");
      } else {
        dead.forEach(this::print);
      }
    }
    return ExitCode.OK.code();
  }

  /** Puts dead jobs back in the queue. */
  @Command(
      name = "rerun",
      mixinStandardHelpOptions = true,
      description = "Puts a dead job, or all of them, back in the queue with fresh attempts.")
  public int rerun(
      @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "As listed.")
          @Nullable String kind,
      @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "As listed.")
          @Nullable String key,
      @Option(names = "--all", description = "Every dead job.") boolean all) {
    if (all == (kind != null) || (kind != null && key == null)) {
      throw new CommandFailure(ExitCode.USAGE, "Give the KIND and KEY of one job, or --all");
    }
    try (Administration administration = installation.administer()) {
      List<String[]> wanted = new ArrayList<>();
      if (kind != null && key != null) {
        wanted.add(new String[] {kind, key});
      } else {
        administration
            .deadJobs(MOST)
            .forEach(job -> wanted.add(new String[] {job.kind(), job.key()}));
      }
      long queued = wanted.stream().filter(job -> administration.rerun(job[0], job[1])).count();
      if (kind != null && queued == 0) {
        throw new CommandFailure(
            ExitCode.NEGATIVE, "There is no dead job of kind " + kind + " with key " + key);
      }
      terminal.result(queued + (queued == 1 ? " job" : " jobs") + " put back in the queue.");
    }
    return ExitCode.OK.code();
  }

  private void print(DeadJob job) {
    terminal.result(
        job.kind()
            + " "
            + job.key()
            + "  "
            + job.attempts()
            + " attempts, last "
            + job.lastFailure());
    terminal.result("    " + job.error());
  }

  private static Map<String, Object> fields(DeadJob job) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", job.kind());
    fields.put("key", job.key());
    fields.put("company", job.company() == null ? null : job.company().toString());
    fields.put("error", job.error());
    fields.put("attempts", job.attempts());
    fields.put("firstFailure", job.firstFailure().toString());
    fields.put("lastFailure", job.lastFailure().toString());
    return fields;
  }
}
