package ro.storno.application.invoice;

import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.invoice.InvoiceId;

/**
 * The originals of documents made elsewhere. Opens its own short transaction and reads files: not
 * for use inside one.
 */
public interface ReceivedOriginals {
  /** For those who keep none. */
  ReceivedOriginals NONE =
      new ReceivedOriginals() {
        @Override
        public Optional<byte[]> xml(CompanyId company, InvoiceId invoice) {
          return Optional.empty();
        }

        @Override
        public Optional<ElectronicInvoice> told(CompanyId company, InvoiceId invoice) {
          return Optional.empty();
        }
      };

  /**
   * Returns the document byte for byte.
   *
   * @throws IllegalStateException if the kept bytes are not those that were received
   */
  Optional<byte[]> xml(CompanyId company, InvoiceId invoice);

  /** Returns what the document says. */
  Optional<ElectronicInvoice> told(CompanyId company, InvoiceId invoice);
}
