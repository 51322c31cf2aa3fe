package ro.storno.persistence.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a program of the PostgreSQL distribution to its end. */
final class PostgresCommand {
  private PostgresCommand() {}

  /** What a program left behind. */
  record Outcome(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  static Outcome run(PostgresUser user, List<String> command) {
    return run(user, command, "");
  }

  static Outcome run(PostgresUser user, List<String> command, String input) {
    try {
      Process process = builder(user, command).redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The program ended without reading; its exit code and output tell why.
        process.onExit().join();
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new DatabaseStartException("Cannot run " + command.get(0) + " (" + e + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseStartException("Interrupted while " + command.get(0) + " was running.", e);
    }
  }

  /** Starts a program that works beside us; its words go to the file. */
  static Process start(PostgresUser user, List<String> command, Path log) {
    try {
      return builder(user, command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new DatabaseStartException("Cannot run " + command.get(0) + " (" + e + ").", e);
    }
  }

  private static ProcessBuilder builder(PostgresUser user, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(user.command(command));
    builder.directory(Path.of("/").toFile());
    // PGPORT, PGDATA and their like in the operator's shell speak of another server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
