package ro.storno.domain.einvoice;

/** How much a finding weighs. */
public enum Severity {
  /** The document breaks a rule the authority refuses it for. */
  FATAL,
  /** The document breaks a rule; it is not valid. */
  ERROR,
  /** Allowed, but probably not meant, or refused by a rule set that is not in force here. */
  WARNING,
  /** Worth knowing. */
  INFORMATION;

  /** Whether a finding of this severity makes a document invalid. */
  public boolean invalidates() {
    return this == FATAL || this == ERROR;
  }
}
