package ro.storno.application.till;

import ro.storno.application.invoice.UnprintableInvoiceException;

/** Prints Z reports. Implementations are thread-safe and fetch nothing from anywhere. */
public interface ZReportPrinter {
  /**
   * Prints a report on a paper roll of 80 mm.
   *
   * @return a PDF, the same for the same report; not null
   * @throws UnprintableInvoiceException if it cannot be printed as it is
   */
  byte[] print(PrintableZReport report);
}
