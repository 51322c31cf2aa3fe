package ro.storno.domain.einvoice;

/** What a validation came to. */
public enum Verdict {
  /** Every rule of the set in force was applied, and none was broken. */
  VALID,
  /** At least one rule was broken. */
  INVALID,
  /**
   * No judgement: the rules could not be applied, because the set is missing, the syntax is unknown
   * or the input exceeds a limit. Never to be treated as valid.
   */
  NOT_CHECKED
}
