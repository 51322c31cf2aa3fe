package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * An order the invoice settles (BT-13, BT-14).
 *
 * <p>EN 16931-1:2017 knows one per invoice; EN 16931-1:2026 and XRechnung 4 several, hence a list
 * in {@link References}.
 *
 * @param purchaseOrder BT-13 order number given by the buyer; null when not stated
 * @param salesOrder BT-14 order number given by the seller; null when not stated
 */
public record OrderReference(@Nullable String purchaseOrder, @Nullable String salesOrder) {}
