package ro.storno.application.payment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;

/** Takes a payment back. */
public final class DeletePayment {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Payments payments;
  private final Ids ids;
  private final Clock clock;

  /** Deletes with the given ports; none is null. */
  public DeletePayment(
      Transactions transactions, Invoices invoices, Payments payments, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.payments = payments;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Deletes the payment.
   *
   * @throws ApplicationException.NotFound if there is no such invoice or payment
   * @throws ro.storno.domain.DomainException.IllegalState if the payment is reconciled
   */
  public void delete(CompanyScope scope, InvoiceId id, PaymentId paymentId) {
    scope.requireToChange(Permission.PAYMENT_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          Invoice invoice = present(scope, id);
          Payment payment =
              payments
                  .find(scope.company(), id, paymentId)
                  .orElseThrow(() -> new ApplicationException.NotFound("Payment"));
          Invoice unpaid = invoice.unpay(payment, clock.instant());
          payments.remove(scope.company(), id, paymentId);
          invoices.update(unpaid, List.of(deleted(payment, scope)));
          return unpaid;
        });
  }

  /**
   * Deletes all payments of an invoice, or none: it is unpaid again.
   *
   * @throws ApplicationException.NotFound if there is no such invoice
   * @throws ro.storno.domain.DomainException.IllegalState if it has no payment, or one that is
   *     reconciled
   */
  public void deleteAll(CompanyScope scope, InvoiceId id) {
    scope.requireToChange(Permission.PAYMENT_DELETE);
    transactions.inCompany(
        scope.company(),
        () -> {
          Invoice invoice = present(scope, id);
          List<Payment> all = payments.of(scope.company(), id);
          if (all.isEmpty()) {
            throw new DomainException.IllegalState("Nothing was paid.");
          }
          for (Payment payment : all) {
            invoice = invoice.unpay(payment, clock.instant());
            payments.remove(scope.company(), id, payment.id());
          }
          invoices.update(invoice, all.stream().map(each -> deleted(each, scope)).toList());
          return invoice;
        });
  }

  private Invoice present(CompanyScope scope, InvoiceId id) {
    return invoices
        .findForUpdate(scope.company(), id)
        .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
  }

  private InvoiceEvent deleted(Payment payment, CompanyScope scope) {
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.PAYMENT_DELETED,
        null,
        null,
        clock.instant(),
        scope.actor().user(),
        "Payment of " + payment.amount() + " deleted",
        Map.of(
            "paymentId", payment.id().toString(),
            "amount", payment.amount().toPlainString(),
            "currency", payment.amount().currency().code()));
  }
}
