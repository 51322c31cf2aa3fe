package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.InvoiceId;

/** Lists the files attached to an invoice. */
public final class ListAttachments {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;

  /** Lists from the given ports; none is null. */
  public ListAttachments(Transactions transactions, Invoices invoices, InvoiceFiles files) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
  }

  /**
   * Returns them, oldest first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<Attachment> list(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (invoices.find(scope.company(), id).isEmpty()) {
            throw new ApplicationException.NotFound("Invoice");
          }
          return files.attachments(scope.company(), id);
        });
  }
}
