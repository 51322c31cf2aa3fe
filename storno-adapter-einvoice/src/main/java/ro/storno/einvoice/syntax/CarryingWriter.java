package ro.storno.einvoice.syntax;

import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;

/**
 * A writer that can also write what its syntax carries and name the rest, which conversions need.
 *
 * <p>{@link #write} stays strict: a term that has to be left out is a reason to refuse.
 */
public interface CarryingWriter extends ElectronicInvoiceWriter {
  /**
   * The invoice without the terms the syntax has no room for.
   *
   * @param invoice what to write, not null
   * @return the document and what was left out
   * @throws UnwritableInvoiceException if something is missing or a character is not allowed
   */
  Written carry(ElectronicInvoice invoice);

  @Override
  default byte[] write(ElectronicInvoice invoice) {
    Written written = carry(invoice);
    if (!written.leftOut().isEmpty()) {
      throw new UnwritableInvoiceException(written.leftOut());
    }
    return written.document();
  }
}
