package ro.storno.rest.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.invoice.Invoice;

/**
 * A payment that was recorded and what it left of the invoice.
 *
 * <p>The payment stands inside {@code payment}, as the page has it, and its fields stand outside as
 * well, as deployed clients read them.
 *
 * @param id identity of the payment
 * @param uuid the same
 * @param amount in the invoice's currency
 * @param currency ISO 4217
 * @param paymentDate day of the payment
 * @param paymentMethod how it was paid
 * @param reference such as the number of a payment order
 * @param notes free text
 * @param isReconciled whether matched with a bank statement
 * @param createdAt when it was recorded
 * @param payment the payment
 * @param invoice what is left
 * @param warnings what to look at, in words
 */
public record RecordedPaymentView(
    UUID id,
    UUID uuid,
    BigDecimal amount,
    String currency,
    LocalDate paymentDate,
    String paymentMethod,
    @Nullable String reference,
    @Nullable String notes,
    boolean isReconciled,
    Instant createdAt,
    PaymentView payment,
    PaidInvoice invoice,
    List<String> warnings) {

  /**
   * An invoice after a payment.
   *
   * @param id identity
   * @param uuid the same
   * @param number as shown
   * @param totalAmount with VAT
   * @param amountPaid in all
   * @param remainingAmount what is left
   * @param status unpaid, partially_paid, paid or overdue
   */
  public record PaidInvoice(
      UUID id,
      UUID uuid,
      String number,
      BigDecimal totalAmount,
      BigDecimal amountPaid,
      BigDecimal remainingAmount,
      String status) {}

  static RecordedPaymentView of(RecordPayment.Result result) {
    PaymentView payment = PaymentView.of(result.payment());
    Invoice invoice = result.invoice();
    UUID invoiceId = invoice.id().value();
    PaidInvoice left =
        new PaidInvoice(
            invoiceId,
            invoiceId,
            invoice.displayNumber(),
            invoice.totals().total().amount(),
            invoice.amountPaid().amount(),
            invoice.balance().amount(),
            invoice.paymentStatus(result.today()).wireName());
    return new RecordedPaymentView(
        payment.id(),
        payment.uuid(),
        payment.amount(),
        payment.currency(),
        payment.paymentDate(),
        payment.paymentMethod(),
        payment.reference(),
        payment.notes(),
        payment.isReconciled(),
        payment.createdAt(),
        payment,
        left,
        result.warnings());
  }
}
