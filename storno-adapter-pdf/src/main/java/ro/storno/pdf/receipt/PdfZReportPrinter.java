package ro.storno.pdf.receipt;

import ro.storno.application.till.PrintableZReport;
import ro.storno.application.till.ZReportPrinter;

/** Prints Z reports. Thread-safe. */
public final class PdfZReportPrinter implements ZReportPrinter {
  private final Roll roll;

  /**
   * Prints on a roll.
   *
   * @param roll not null
   */
  public PdfZReportPrinter(Roll roll) {
    this.roll = roll;
  }

  @Override
  public byte[] print(PrintableZReport report) {
    RollPage page = new ZReportComposer(report, roll.plainText()).page();
    return roll.print(
        page,
        page.title() + " " + report.report().displayNumber(),
        report.language(),
        report.report().lastDay(),
        report.appearance());
  }
}
