package ro.storno.application.invoice;

import java.util.List;
import java.util.function.Supplier;
import ro.storno.domain.invoice.Invoice;

/** The QR codes that an authority wants on the rendering of an invoice. */
@FunctionalInterface
public interface VerificationCodes {
  /** No authority wants any. */
  VerificationCodes NONE = invoice -> List::of;

  /**
   * Reads what the codes of an invoice depend on; in the transaction of its company.
   *
   * @param invoice not null
   * @return gives the codes; not for use inside a transaction
   */
  Supplier<List<PrintableInvoice.Code>> of(Invoice invoice);
}
