package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the payment when it is not the seller (BG-10).
 *
 * @param name BT-59 name; null when absent
 * @param identifier BT-60 identifier; null when absent
 * @param legalRegistrationId BT-61 number in the register of companies; null when absent
 */
public record Payee(
    @Nullable String name,
    @Nullable Identifier identifier,
    @Nullable Identifier legalRegistrationId) {}
