package ro.storno.application.receipt;

/**
 * Prints receipts as PDF for paper rolls of 80 mm. The same input gives the same bytes;
 * implementations are thread-safe and never fetch anything from outside.
 */
public interface ReceiptPrinter {
  /**
   * Prints one receipt.
   *
   * @param receipt not null
   * @return a PDF document; not null, never empty
   * @throws ro.storno.application.invoice.UnprintableInvoiceException if it has too many lines; the
   *     message says what to change
   */
  byte[] print(PrintableReceipt receipt);
}
