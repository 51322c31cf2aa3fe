package ro.storno.pdf.receipt;

import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.UnprintableInvoiceException;
import ro.storno.application.receipt.PrintableReceipt;
import ro.storno.application.receipt.ReceiptPrinter;
import ro.storno.domain.preceding.PrecedingDocument;

/** Prints receipts and refunds. Thread-safe. */
public final class PdfReceiptPrinter implements ReceiptPrinter {
  /** Most lines on one receipt; beyond it, the roll would be longer than a PDF page may be. */
  public static final int MOST_LINES = 1_000;

  private final Roll roll;

  /**
   * Prints on a roll.
   *
   * @param roll not null
   */
  public PdfReceiptPrinter(Roll roll) {
    this.roll = roll;
  }

  @Override
  public byte[] print(PrintableReceipt receipt) {
    PrecedingDocument document = receipt.receipt().document();
    int lines = document.content().lines().size();
    if (lines > MOST_LINES) {
      throw new UnprintableInvoiceException(
          "lines",
          "The receipt has %d lines; at most %d can be printed.".formatted(lines, MOST_LINES));
    }
    Language language = Language.of(document.content().language());
    RollPage page = new ReceiptComposer(receipt, language, roll.plainText()).page();
    return roll.print(
        page,
        page.title() + " " + document.displayNumber(),
        language,
        document.content().issueDate(),
        receipt.appearance());
  }
}
