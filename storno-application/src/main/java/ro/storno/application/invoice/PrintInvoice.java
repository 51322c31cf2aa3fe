package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Hands out an invoice as PDF. */
public final class PrintInvoice {
  /** Prints the invoice. */
  public InvoiceFile print(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
