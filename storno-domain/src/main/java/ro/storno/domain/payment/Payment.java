package ro.storno.domain.payment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Money;

/**
 * Money received for an invoice (spec objects/payment.md). Immutable once recorded.
 *
 * @param id identity; not null
 * @param company the company; not null
 * @param invoice what it settles; not null
 * @param amount positive; not null
 * @param paymentDate not in the future; not null
 * @param method not null
 * @param reference such as the number of a payment order, or null
 * @param notes or null
 * @param reconciled whether matched with a bank statement; then it cannot be deleted
 * @param createdAt not null
 */
public record Payment(
    PaymentId id,
    CompanyId company,
    InvoiceId invoice,
    Money amount,
    LocalDate paymentDate,
    PaymentMethod method,
    @Nullable String reference,
    @Nullable String notes,
    boolean reconciled,
    Instant createdAt) {}
