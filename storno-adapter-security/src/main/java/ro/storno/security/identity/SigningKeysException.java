package ro.storno.security.identity;

/**
 * The signing keys could not be made, read or stored.
 *
 * <p>The message names the file and says what to do; it never holds key material.
 */
public final class SigningKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the trouble.
   *
   * @param message what happened and what to change, not null
   */
  public SigningKeysException(String message) {
    super(message);
  }

  /**
   * Describes the trouble and keeps its cause.
   *
   * @param message what happened and what to change, not null
   * @param cause the failure underneath, not null
   */
  public SigningKeysException(String message, Throwable cause) {
    super(message, cause);
  }
}
