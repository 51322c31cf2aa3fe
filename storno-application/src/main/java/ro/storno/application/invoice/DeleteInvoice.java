package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;

/** Deletes a draft that never carried a number. */
public final class DeleteInvoice {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final FileStore store;

  /** Deletes with the given ports; none is null. */
  public DeleteInvoice(
      Transactions transactions, Invoices invoices, InvoiceFiles files, FileStore store) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.store = store;
  }

  /**
   * Deletes the draft for good.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is no draft, ever carried a number, or has payments
   */
  public void delete(CompanyScope scope, InvoiceId id) {
    scope.requireToChange(Permission.INVOICE_DELETE);
    List<Attachment> attached =
        transactions.inCompany(
            scope.company(),
            () -> {
              requireDeletable(
                  invoices
                      .findForUpdate(scope.company(), id)
                      .orElseThrow(() -> new ApplicationException.NotFound("Invoice")));
              List<Attachment> found = files.attachments(scope.company(), id);
              invoices.remove(scope.company(), id);
              return found;
            });
    // After the commit: a crash in between leaves unused files, never a draft without its files.
    attached.forEach(attachment -> store.delete(scope.company(), attachment.storageKey()));
  }

  private static void requireDeletable(Invoice invoice) {
    if (invoice.status() != DocumentStatus.DRAFT) {
      throw new DomainException.IllegalState(
          "Cannot delete an invoice that is " + invoice.status().wireName() + ". Cancel it first.");
    }
    if (!invoice.deletable()) {
      throw new DomainException.IllegalState(
          "Cannot delete an invoice that carried the number "
              + invoice.displayNumber()
              + "; cancel it, so that the number stays accounted for.");
    }
    if (!invoice.sources().isEmpty()) {
      throw new DomainException.IllegalState(
          "Cannot delete an invoice that "
              + invoice.sources().get(0).number()
              + " was converted to; cancel it, so that what was delivered stays accounted for.");
    }
    if (!invoice.amountPaid().isZero()) {
      throw new DomainException.IllegalState(
          "Cannot delete an invoice with recorded payments; delete the payments first.");
    }
  }
}
