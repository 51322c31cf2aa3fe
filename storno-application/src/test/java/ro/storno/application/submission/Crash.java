package ro.storno.application.submission;

/** The process is killed: nothing catches this, and nothing it does afterwards counts. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("killed", null, false, false);
  }
}
