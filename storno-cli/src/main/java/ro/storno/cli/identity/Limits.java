package ro.storno.cli.identity;

import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/** How much a list shows. */
final class Limits {
  private static final int MOST = 100;

  private Limits() {}

  static void check(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new CommandFailure(ExitCode.USAGE, "--limit is a number from 1 to " + MOST);
    }
  }
}
