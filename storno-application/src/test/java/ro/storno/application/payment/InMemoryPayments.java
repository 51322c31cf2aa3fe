package ro.storno.application.payment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;

/** Payments in memory. */
public final class InMemoryPayments implements Payments {
  private final InMemoryTransactions transactions;
  private final Map<PaymentId, Payment> payments;

  public InMemoryPayments(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.payments = transactions.table();
  }

  /** Returns the payments of a company, in no order. */
  public Stream<Payment> all(CompanyId company) {
    return transactions.sees(company)
        ? payments.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public List<Payment> of(CompanyId company, InvoiceId invoice) {
    return transactions.sees(company)
        ? payments.values().stream()
            .filter(each -> each.company().equals(company) && each.invoice().equals(invoice))
            .sorted(Comparator.comparing(Payment::paymentDate).reversed())
            .toList()
        : List.of();
  }

  @Override
  public Optional<Payment> find(CompanyId company, InvoiceId invoice, PaymentId id) {
    return of(company, invoice).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public void add(Payment payment) {
    payments.put(payment.id(), payment);
  }

  @Override
  public void remove(CompanyId company, InvoiceId invoice, PaymentId id) {
    find(company, invoice, id).ifPresent(payment -> payments.remove(id));
  }
}
