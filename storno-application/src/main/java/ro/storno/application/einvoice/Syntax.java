package ro.storno.application.einvoice;

/** The spellings an electronic invoice can have. */
public enum Syntax {
  /** UBL 2.1: an Invoice or, for a credit note, a CreditNote root. */
  UBL,
  /** UN/CEFACT Cross Industry Invoice D16B. */
  CII
}
