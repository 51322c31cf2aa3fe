package ro.storno.application.payment;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;

/** Lists the payments of an invoice. */
public final class ListPayments {
  /** Returns them, latest payment date first. */
  public List<Payment> list(CompanyScope scope, InvoiceId invoice) {
    throw new UnsupportedOperationException();
  }
}
