package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Hands out the XML of an invoice, stored or made now. */
public final class DownloadInvoiceXml {
  /** Returns the XML. */
  public InvoiceFile download(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
