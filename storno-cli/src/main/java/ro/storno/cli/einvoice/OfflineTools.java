package ro.storno.cli.einvoice;

import ro.storno.domain.einvoice.ValidationReport;

/** What can be done with documents in files, without a server or a database. Thread-safe. */
public interface OfflineTools {
  /** Judges a UBL or CII document, whatever the bytes are. */
  ValidationReport validate(byte[] document);

  /**
   * Writes the UBL of an invoice described in JSON.
   *
   * @param invoiceJson body of {@code POST /api/v1/invoices} with {@code company}, {@code client}
   *     and {@code number}; not null
   * @throws ro.storno.cli.terminal.CommandFailure if the description has mistakes
   */
  byte[] xml(byte[] invoiceJson);

  /**
   * Draws the PDF of an invoice described in JSON.
   *
   * @param invoiceJson as for {@link #xml}
   * @param language of the page, such as {@code ro}; not null
   * @throws ro.storno.cli.terminal.CommandFailure if the description has mistakes
   */
  byte[] pdf(byte[] invoiceJson, String language);
}
