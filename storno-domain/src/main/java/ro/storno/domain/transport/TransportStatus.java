package ro.storno.domain.transport;

import java.util.Locale;

/** How far a declaration has come (objects/delivery-note.md, {@code etransportStatus}). */
public enum TransportStatus {
  /** On its way to ANAF, or there and not judged yet. */
  UPLOADED,
  /** ANAF found it right. */
  OK,
  /** ANAF found it wrong. */
  NOK,
  /** It breaks rules and was not sent. */
  VALIDATION_FAILED,
  /** ANAF could not be reached, and nothing was declared. */
  UPLOAD_FAILED;

  /** Returns the lower-case wire name, such as {@code validation_failed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
