package ro.storno.application.till;

import java.time.Clock;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.Printing;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/** Hands out Z reports as PDF for paper rolls. */
public final class PrintZReport {
  private final Transactions transactions;
  private final CloseTill till;
  private final Printing printing;
  private final ZReportPrinter printer;
  private final Clock clock;

  /** Prints with the given ports; none is null. */
  public PrintZReport(
      Transactions transactions,
      CloseTill till,
      Printing printing,
      ZReportPrinter printer,
      Clock clock) {
    this.transactions = transactions;
    this.till = till;
    this.printing = printing;
    this.printer = printer;
    this.clock = clock;
  }

  /**
   * Prints a report.
   *
   * @param language not null
   * @throws ApplicationException.NotFound if the company has no such report
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public InvoiceFile print(CompanyScope scope, ZReportId id, Language language) {
    ZReport report = till.get(scope, id);
    PrintSettings settings =
        transactions.inCompany(scope.company(), () -> printing.settings(scope.company()));
    byte[] pdf =
        Printing.refusing(
            "Z report",
            () ->
                printer.print(
                    new PrintableZReport(
                        report,
                        scope.profile().party(),
                        language,
                        scope.profile().settings().timeZone(),
                        printing.appearance(scope.profile(), settings))));
    return new InvoiceFile(
        "raport-" + InvoiceFile.safe(report.displayNumber()) + ".pdf",
        "application/pdf",
        pdf,
        clock.instant());
  }
}
