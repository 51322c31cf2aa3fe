package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.AttachmentId;
import ro.storno.domain.invoice.InvoiceId;

/** Hands out a file attached to an invoice. */
public final class DownloadAttachment {
  /** Returns the file. */
  public InvoiceFile download(CompanyScope scope, InvoiceId id, AttachmentId attachment) {
    throw new UnsupportedOperationException();
  }
}
