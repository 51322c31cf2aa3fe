package ro.storno.application.einvoice;

import ro.storno.domain.einvoice.ElectronicInvoice;

/**
 * Writes an invoice of the semantic model in one syntax, strictly.
 *
 * <p>The same invoice gives the same bytes, always. Implementations are thread-safe.
 */
public interface ElectronicInvoiceWriter {
  /** The syntax this writer writes. */
  Syntax syntax();

  /**
   * The invoice as an XML document in UTF-8.
   *
   * @param invoice what to write, not null; a credit note has positive amounts
   * @return the bytes of the document
   * @throws UnwritableInvoiceException if the syntax cannot carry the invoice: a mandatory element
   *     has no value, a text holds a character XML does not allow, or a term occurs more often than
   *     the syntax allows. It names every such term at once.
   */
  byte[] write(ElectronicInvoice invoice);
}
