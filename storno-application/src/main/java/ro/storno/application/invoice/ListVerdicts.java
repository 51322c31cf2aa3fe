package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Shows what the official rules said about an invoice. */
public final class ListVerdicts {
  /** Returns the verdicts, newest first. */
  public List<InvoiceFiles.Evidence> list(CompanyScope scope, InvoiceId id) {
    throw new UnsupportedOperationException();
  }
}
