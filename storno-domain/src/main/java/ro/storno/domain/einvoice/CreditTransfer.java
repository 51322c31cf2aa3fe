package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * An account to pay to (BG-17).
 *
 * @param account BT-84 IBAN or another account number; null when absent
 * @param accountName BT-85 name of the account; null when absent
 * @param serviceProvider BT-86 payment service provider, usually a BIC; null when absent
 */
public record CreditTransfer(
    @Nullable String account, @Nullable String accountName, @Nullable String serviceProvider) {}
