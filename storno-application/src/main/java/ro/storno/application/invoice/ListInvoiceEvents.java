package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Tells what happened to an invoice. */
public final class ListInvoiceEvents {
  /** Returns the events, newest first. */
  public List<InvoiceDetail.Happening> list(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
