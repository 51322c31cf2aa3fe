package ro.storno.cli.terminal;

/** How a command ended, as scripts see it. */
public enum ExitCode {
  /** Done; for a check: everything is well. */
  OK(0),
  /** Done, and the answer is no: a document is invalid, a check failed, a request was refused. */
  NEGATIVE(1),
  /** Not done: wrong arguments, or input that is missing or cannot be understood. */
  USAGE(2),
  /** Not done: the configuration has mistakes. */
  CONFIGURATION(3),
  /**
   * Not done: something needed is not to be had, such as the port, the data folder, the database.
   */
  UNAVAILABLE(4),
  /** A defect of Storno itself. */
  DEFECT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number the process ends with. */
  public int code() {
    return code;
  }
}
