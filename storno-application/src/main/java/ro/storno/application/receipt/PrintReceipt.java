package ro.storno.application.receipt;

import java.time.Clock;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.Printing;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.domain.receipt.Receipt;

/** Hands out receipts as PDF for paper rolls. */
public final class PrintReceipt {
  private final Transactions transactions;
  private final ReadReceipts read;
  private final Printing printing;
  private final ReceiptPrinter printer;
  private final Clock clock;

  /** Prints with the given ports; none is null. */
  public PrintReceipt(
      Transactions transactions,
      ReadReceipts read,
      Printing printing,
      ReceiptPrinter printer,
      Clock clock) {
    this.transactions = transactions;
    this.read = read;
    this.printing = printing;
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
    PrintSettings settings =
        transactions.inCompany(scope.company(), () -> printing.settings(scope.company()));
    byte[] pdf =
        Printing.refusing(
            "receipt",
            () ->
                printer.print(
                    new PrintableReceipt(
                        shown.receipt(),
                        shown.refundOf(),
                        scope.profile().settings().timeZone(),
                        printing.appearance(scope.profile(), settings))));
    return new InvoiceFile(filename(shown.receipt()), "application/pdf", pdf, clock.instant());
  }

  /** Returns how the PDF of a receipt is called. */
  static String filename(Receipt receipt) {
    return "bon-" + InvoiceFile.safe(receipt.document().displayNumber()) + ".pdf";
  }
}
