package ro.storno.application.mail;

/**
 * A server did not take a mail, or nobody knows whether it did. The message is the server's or says
 * why it was not reached.
 */
public final class NotCarriedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Outcome outcome;

  private enum Outcome {
    FOR_NOW,
    FOR_GOOD,
    UNKNOWN
  }

  /**
   * The server did not take it.
   *
   * @param message in one line, without secrets; not null
   * @param forGood whether trying again is of no use
   * @param cause not null
   */
  public NotCarriedException(String message, boolean forGood, Throwable cause) {
    this(message, forGood ? Outcome.FOR_GOOD : Outcome.FOR_NOW, cause);
  }

  private NotCarriedException(String message, Outcome outcome, Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /**
   * The whole mail left, and the server's answer to it was lost.
   *
   * @param message in one line, without secrets; not null
   * @param cause not null
   */
  public static NotCarriedException answerLost(String message, Throwable cause) {
    return new NotCarriedException(message, Outcome.UNKNOWN, cause);
  }

  /** Returns whether trying again is of no use. */
  public boolean forGood() {
    return outcome == Outcome.FOR_GOOD;
  }

  /** Returns whether the server may have taken it, so that trying again may send it twice. */
  public boolean mayBeTaken() {
    return outcome == Outcome.UNKNOWN;
  }
}
