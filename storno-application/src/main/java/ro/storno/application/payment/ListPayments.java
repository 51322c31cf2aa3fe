package ro.storno.application.payment;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;

/** Lists the payments of an invoice. */
public final class ListPayments {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Payments payments;

  /** Lists from the given ports; none is null. */
  public ListPayments(Transactions transactions, Invoices invoices, Payments payments) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.payments = payments;
  }

  /**
   * Returns them, latest payment date first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<Payment> list(CompanyScope scope, InvoiceId invoice) {
    scope.requireToView(Permission.PAYMENT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (invoices.find(scope.company(), invoice).isEmpty()) {
            throw new ApplicationException.NotFound("Invoice");
          }
          return payments.of(scope.company(), invoice);
        });
  }
}
