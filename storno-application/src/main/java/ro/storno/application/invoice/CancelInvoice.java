package ro.storno.application.invoice;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Cancels an invoice that no authority has seen. */
public final class CancelInvoice {
  /**
   * Cancels it.
   *
   * @param reason at least ten characters
   */
  public InvoiceDetail cancel(CompanyScope scope, InvoiceId id, @Nullable String reason) {
    throw new UnsupportedOperationException();
  }
}
