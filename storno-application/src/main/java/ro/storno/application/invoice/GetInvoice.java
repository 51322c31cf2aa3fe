package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Shows an invoice with all that belongs to it. */
public final class GetInvoice {
  /** Shows the invoice. */
  public InvoiceDetail get(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
