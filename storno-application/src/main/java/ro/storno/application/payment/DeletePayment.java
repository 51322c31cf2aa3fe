package ro.storno.application.payment;

import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.PaymentId;

/** Takes a payment back. */
public final class DeletePayment {
  /** Deletes the payment. */
  public void delete(CompanyScope scope, InvoiceId invoice, PaymentId payment) {
    throw new UnsupportedOperationException();
  }
}
