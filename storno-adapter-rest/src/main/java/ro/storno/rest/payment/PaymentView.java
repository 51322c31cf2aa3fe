package ro.storno.rest.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.payment.Payment;

/**
 * A payment (api-reference/payments).
 *
 * @param id identity
 * @param uuid the same
 * @param amount in the invoice's currency
 * @param currency ISO 4217
 * @param paymentDate day of the payment
 * @param paymentMethod how it was paid
 * @param reference such as the number of a payment order
 * @param notes free text
 * @param isReconciled whether matched with a bank statement
 * @param createdAt when it was recorded
 * @param updatedAt the same: payments are never changed
 */
public record PaymentView(
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
    Instant updatedAt) {

  /**
   * Maps a payment.
   *
   * @param payment not null
   * @return the view, not null
   */
  public static PaymentView of(Payment payment) {
    UUID id = payment.id().value();
    return new PaymentView(
        id,
        id,
        payment.amount().amount(),
        payment.amount().currency().code(),
        payment.paymentDate(),
        payment.method().wireName(),
        payment.reference(),
        payment.notes(),
        payment.reconciled(),
        payment.createdAt(),
        payment.createdAt());
  }
}
