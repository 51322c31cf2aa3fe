package ro.storno.cli.terminal;

import java.util.List;

/** Why a command did not do its work, in lines for the person at the terminal. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final List<String> lines;

  /**
   * A failure told in one or more lines.
   *
   * @param exitCode how the process ends; not null
   * @param lines what went wrong and what to change, at least one; not null
   */
  public CommandFailure(ExitCode exitCode, List<String> lines) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
  }

  /** A failure told in one line. */
  public CommandFailure(ExitCode exitCode, String line) {
    this(exitCode, List.of(line));
  }

  /** Returns how the process ends. */
  public ExitCode exitCode() {
    return exitCode;
  }

  /** Returns what went wrong and what to change. */
  public List<String> lines() {
    return lines;
  }
}
