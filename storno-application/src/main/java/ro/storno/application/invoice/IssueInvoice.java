package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Issues a draft: gives it its number and sets the follow-up work going. */
public final class IssueInvoice {
  /** Issues the invoice. */
  public InvoiceDetail issue(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
