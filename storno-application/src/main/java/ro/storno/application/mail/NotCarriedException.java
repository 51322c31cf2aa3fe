package ro.storno.application.mail;

/** A server did not take a mail. The message is the server's or says why it was not reached. */
public final class NotCarriedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean forGood;

  /**
   * @param message in one line, without secrets; not null
   * @param forGood whether trying again is of no use
   * @param cause not null
   */
  public NotCarriedException(String message, boolean forGood, Throwable cause) {
    super(message, cause);
    this.forGood = forGood;
  }

  /** Returns whether trying again is of no use. */
  public boolean forGood() {
    return forGood;
  }
}
