package ro.storno.bootstrap.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ro.storno.application.payment.Payments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;

/** Payments of the one company. */
final class MemoryPayments implements Payments {
  private final List<Payment> payments = new ArrayList<>();

  @Override
  public List<Payment> of(CompanyId company, InvoiceId invoice) {
    return payments.stream().filter(payment -> payment.invoice().equals(invoice)).toList();
  }

  @Override
  public Optional<Payment> find(CompanyId company, InvoiceId invoice, PaymentId id) {
    return of(company, invoice).stream().filter(payment -> payment.id().equals(id)).findFirst();
  }

  @Override
  public void add(Payment payment) {
    payments.add(payment);
  }

  @Override
  public void remove(CompanyId company, InvoiceId invoice, PaymentId id) {
    payments.removeIf(payment -> payment.id().equals(id));
  }
}
