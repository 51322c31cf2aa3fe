package ro.storno.domain.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.Payment;

/** How payments settle an invoice (api-reference/payments, decisions.md). */
final class PaymentPolicy {
  private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
  private static final Set<DocumentStatus> OWED =
      Set.of(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED,
          DocumentStatus.SYNCED,
          DocumentStatus.REFUNDED);

  private PaymentPolicy() {}

  static PaymentStatus status(Invoice invoice, LocalDate today) {
    Money total = invoice.totals().total();
    Money paid = invoice.amountPaid();
    if (total.signum() > 0 && paid.compareTo(total) >= 0) {
      return PaymentStatus.PAID;
    }
    LocalDate due = invoice.content().dueDate();
    boolean late = due != null && due.isBefore(today) && total.signum() > 0;
    if (late && OWED.contains(invoice.status())) {
      return PaymentStatus.OVERDUE;
    }
    return paid.isZero() ? PaymentStatus.UNPAID : PaymentStatus.PARTIALLY_PAID;
  }

  static String shownStatus(Invoice invoice, LocalDate today) {
    PaymentStatus payment = status(invoice, today);
    return OWED.contains(invoice.status()) && payment != PaymentStatus.UNPAID
        ? payment.wireName()
        : invoice.status().wireName();
  }

  static List<Problem> warnings(Invoice invoice, Payment payment) {
    return payment.paymentDate().isBefore(invoice.content().issueDate())
        ? List.of(Problem.warning("paymentDate", "The payment is dated before the invoice."))
        : List.of();
  }

  static void check(Invoice invoice, Payment payment, LocalDate today) {
    if (invoice.status() == DocumentStatus.CANCELLED) {
      throw new DomainException.IllegalState("Cannot record a payment on a cancelled invoice.");
    }
    if (invoice.totals().total().signum() < 0) {
      throw new DomainException.RuleViolated(
          "amount", "The document takes money back; record the payment on the original invoice.");
    }
    if (!payment.amount().currency().equals(invoice.content().currency())) {
      throw new DomainException.RuleViolated(
          "currency",
          "Currency mismatch with invoice: pay in " + invoice.content().currency() + ".");
    }
    if (payment.amount().signum() <= 0) {
      throw new DomainException.InvalidValue("amount", "This value should be positive.");
    }
    if (payment.paymentDate().isAfter(today)) {
      throw new DomainException.RuleViolated(
          "paymentDate", "Payment date cannot be in the future.");
    }
    BigDecimal after = invoice.amountPaid().plus(payment.amount()).amount();
    if (after.subtract(invoice.totals().total().amount()).compareTo(TOLERANCE) > 0) {
      throw new DomainException.RuleViolated(
          "amount",
          "Payment exceeds the remaining balance of " + invoice.balance() + " by more than 0.01.");
    }
  }
}
