package ro.storno.application.invoice;

/**
 * Turns an invoice into a PDF that can be sent to its buyer.
 *
 * <p>The same input gives the same bytes at any time, in every time zone and locale (across Java
 * runtimes only the compression of the streams may differ). Implementations are thread-safe and
 * never fetch anything from outside.
 */
public interface InvoicePrinter {

  /**
   * Prints one invoice.
   *
   * @param invoice what to print; not null
   * @return a PDF document; not null, never empty
   * @throws UnprintableInvoiceException if the invoice cannot be printed as it is, such as a logo
   *     that is no PNG or JPEG image; the message says what to change
   */
  byte[] print(PrintableInvoice invoice);

  /**
   * Draws the same as a page for a browser: one document without scripts that fetches nothing.
   *
   * @param invoice what to draw; not null
   * @return HTML; not null
   * @throws UnprintableInvoiceException if the invoice cannot be printed as it is
   */
  String preview(PrintableInvoice invoice);

  /**
   * Checks a logo at the time it is stored, so that no later {@link #print} is refused for it.
   *
   * @param logo not null
   * @throws UnprintableInvoiceException if the logo cannot be printed; the message says what to
   *     change
   */
  void checkLogo(PrintableInvoice.Logo logo);

  /**
   * Does the slow first steps (fonts, template, style sheet) ahead of the first invoice. May be
   * called at any time, from any thread, any number of times.
   */
  void warmUp();
}
