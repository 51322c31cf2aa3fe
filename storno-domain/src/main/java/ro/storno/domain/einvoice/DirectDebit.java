package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * The mandate by which the seller collects the amount (BG-19).
 *
 * @param mandateReference BT-89 mandate reference; null when absent
 * @param creditorId BT-90 bank assigned creditor identifier; null when absent
 * @param debitedAccount BT-91 account debited; null when absent
 */
public record DirectDebit(
    @Nullable String mandateReference,
    @Nullable String creditorId,
    @Nullable String debitedAccount) {}
