package ro.storno.application.invoice;

import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;

/** Shows an invoice with all that belongs to it. */
public final class GetInvoice {
  private final InvoiceDetails details;

  /**
   * @param details not null
   */
  public GetInvoice(InvoiceDetails details) {
    this.details = details;
  }

  /**
   * Shows the invoice.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public InvoiceDetail get(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return details.read(scope, id);
  }
}
