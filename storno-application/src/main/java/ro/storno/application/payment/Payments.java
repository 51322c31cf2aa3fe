package ro.storno.application.payment;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;

/** Payments of invoices. */
public interface Payments {
  /** Returns the payments of an invoice, latest payment date first. */
  List<Payment> of(CompanyId company, InvoiceId invoice);

  Optional<Payment> find(CompanyId company, InvoiceId invoice, PaymentId id);

  void add(Payment payment);

  void remove(CompanyId company, InvoiceId invoice, PaymentId id);
}
