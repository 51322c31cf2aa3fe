package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.InvoiceId;

/** Lists the files attached to an invoice. */
public final class ListAttachments {
  /** Returns them, oldest first. */
  public List<Attachment> list(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
