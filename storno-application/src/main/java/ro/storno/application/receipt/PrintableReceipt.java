package ro.storno.application.receipt;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.domain.receipt.Receipt;

/**
 * A receipt to be printed on a paper roll.
 *
 * @param receipt not null
 * @param refundOf number of the receipt that it takes back, or null if it is no refund
 * @param zone in which its time of issue is told; not null
 * @param appearance the look its company chose; not null
 */
public record PrintableReceipt(
    Receipt receipt, @Nullable String refundOf, ZoneId zone, Appearance appearance) {}
