package ro.storno.application.secret;

/** A sealed secret cannot be opened. The message is for operators and holds nothing secret. */
public final class UnreadableSecretException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened and what to do; not null
   */
  public UnreadableSecretException(String message) {
    super(message);
  }
}
