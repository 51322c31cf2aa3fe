package ro.storno.cli.einvoice;

import ro.storno.domain.einvoice.ValidationReport;

/** What can be done with documents in files, without a server or a database. Thread-safe. */
public interface OfflineTools {
  /** Judges a UBL or CII document, whatever the bytes are. */
  ValidationReport validate(byte[] document);

  /**
   * Writes the UBL of an invoice described in a file.
   *
   * @throws ro.storno.cli.terminal.CommandFailure if it cannot be written
   */
  byte[] xml(InvoiceDescription invoice);

  /**
   * Draws the PDF of an invoice described in a file.
   *
   * @throws ro.storno.cli.terminal.CommandFailure if it cannot be printed
   */
  byte[] pdf(InvoiceDescription invoice);
}
