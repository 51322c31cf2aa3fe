package ro.storno.application.einvoice;

/** The spellings an electronic invoice can have. */
public enum Syntax {
  /** UBL 2.1: an Invoice or, for a credit note, a CreditNote root. */
  UBL,
  /** UN/CEFACT Cross Industry Invoice D16B. */
  CII,
  /** FatturaPA 1.2.x of the Italian Sistema di Interscambio, formats FPA12 and FPR12. */
  FATTURAPA,
  /** FA(2) of the Polish Krajowy System e-Faktur, for invoices until the end of January 2026. */
  FA2,
  /** FA(3) of the Polish Krajowy System e-Faktur, for invoices from February 2026 on. */
  FA3
}
