package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * The card the invoice was paid with (BG-18).
 *
 * @param accountNumber BT-87 last four to six digits of the primary account number, never all of
 *     it; null when absent
 * @param holderName BT-88 name of the holder; null when absent
 */
public record PaymentCard(@Nullable String accountNumber, @Nullable String holderName) {}
