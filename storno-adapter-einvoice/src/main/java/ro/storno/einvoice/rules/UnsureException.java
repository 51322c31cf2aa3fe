package ro.storno.einvoice.rules;

/**
 * The compiled rules met, in one document, what they do not know exactly, usually what the oracle
 * would stop at; the oracle has to judge the document.
 */
public final class UnsureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was met. */
  UnsureException(String message) {
    super(message, null, false, false);
  }
}
