package ro.storno.application.invoice;

import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;

/** Hands out a file attached to an invoice. */
public final class DownloadAttachment {
  private final Transactions transactions;
  private final InvoiceFiles files;
  private final FileStore store;

  /** Downloads from the given ports; none is null. */
  public DownloadAttachment(Transactions transactions, InvoiceFiles files, FileStore store) {
    this.transactions = transactions;
    this.files = files;
    this.store = store;
  }

  /**
   * Returns the file.
   *
   * @throws ApplicationException.NotFound if there is no such invoice, attachment or file
   */
  public InvoiceFile download(CompanyScope scope, InvoiceId id, AttachmentId attachmentId) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Attachment attachment =
        transactions
            .inCompany(scope.company(), () -> files.attachment(scope.company(), id, attachmentId))
            .filter(found -> found.deletedAt() == null)
            .orElseThrow(() -> new ApplicationException.NotFound("Attachment"));
    byte[] content =
        store
            .get(scope.company(), attachment.storageKey())
            .orElseThrow(() -> new ApplicationException.NotFound("Attachment"));
    return new InvoiceFile(
        attachment.filename(), attachment.mimeType(), content, attachment.uploadedAt());
  }
}
