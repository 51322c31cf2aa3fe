package ro.storno.application.receipt;

import java.time.Clock;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.UnprintableInvoiceException;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.receipt.Receipt;

/** Hands out receipts as PDF for paper rolls. */
public final class PrintReceipt {
  private final ReadReceipts read;
  private final ReceiptPrinter printer;
  private final Clock clock;

  /** Prints with the given ports; none is null. */
  public PrintReceipt(ReadReceipts read, ReceiptPrinter printer, Clock clock) {
    this.read = read;
    this.printer = printer;
    this.clock = clock;
  }

  /**
   * Prints a receipt.
   *
   * @throws ApplicationException.NotFound if the company has no such receipt
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public InvoiceFile print(CompanyScope scope, PrecedingId id) {
    ReadReceipts.Shown shown = read.get(scope, id);
    PrintableReceipt printable =
        new PrintableReceipt(
            shown.receipt(), shown.refundOf(), scope.profile().settings().timeZone());
    try {
      return new InvoiceFile(
          filename(shown.receipt()), "application/pdf", printer.print(printable), clock.instant());
    } catch (UnprintableInvoiceException unprintable) {
      throw new ApplicationException.Unacceptable(
          "The receipt cannot be printed",
          Map.of(unprintable.field(), String.valueOf(unprintable.getMessage())));
    }
  }

  /** Returns how the PDF of a receipt is called. */
  static String filename(Receipt receipt) {
    return "bon-" + InvoiceFile.safe(receipt.document().displayNumber()) + ".pdf";
  }
}
