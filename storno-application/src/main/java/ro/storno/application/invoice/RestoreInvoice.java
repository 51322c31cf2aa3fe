package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Turns a cancelled invoice into a draft again; its number stays. */
public final class RestoreInvoice {
  /** Restores it. */
  public InvoiceDetail restore(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
