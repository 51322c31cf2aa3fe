package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;

/** Tells what happened to an invoice. */
public final class ListInvoiceEvents {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceDetails details;

  /** Lists from the given ports; none is null. */
  public ListInvoiceEvents(Transactions transactions, Invoices invoices, InvoiceDetails details) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.details = details;
  }

  /**
   * Returns the events, newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<InvoiceDetail.Happening> list(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    List<InvoiceEvent> events =
        transactions.inCompany(
            scope.company(),
            () -> {
              if (invoices.find(scope.company(), id).isEmpty()) {
                throw new ApplicationException.NotFound("Invoice");
              }
              return invoices.events(scope.company(), id);
            });
    return details.happenings(events);
  }
}
