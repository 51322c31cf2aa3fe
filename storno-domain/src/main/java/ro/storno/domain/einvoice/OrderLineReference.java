package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * The order line a line settles (BT-132).
 *
 * @param lineId BT-132 line number in the purchase order; null when absent
 * @param orderNumber purchase order the line belongs to, when the invoice settles several (EN
 *     16931-1:2026); null when it is the order of the document
 */
public record OrderLineReference(@Nullable String lineId, @Nullable String orderNumber) {
  /** A line of the order the whole document refers to. */
  public static OrderLineReference of(String lineId) {
    return new OrderLineReference(lineId, null);
  }
}
