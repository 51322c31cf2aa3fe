package ro.storno.security.secret;

/**
 * The keys for secrets at rest could not be made, read or stored.
 *
 * <p>The message says what to do; it never holds key material.
 */
public final class EncryptionKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EncryptionKeysException(String message) {
    super(message);
  }

  EncryptionKeysException(String message, Throwable cause) {
    super(message, cause);
  }
}
