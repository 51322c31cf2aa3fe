package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Deletes a draft that never carried a number. */
public final class DeleteInvoice {
  /** Deletes the draft for good. */
  public void delete(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
