package ro.storno.einvoice.rules;

/** A sheet has something the compiler does not know exactly; Saxon has to run it. */
public final class RefusedSheetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal that says what was not known. */
  RefusedSheetException(String message) {
    super(message);
  }
}
