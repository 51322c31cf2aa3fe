package ro.storno.benchmarks.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import ro.storno.pdf.invoice.PdfInvoicePrinter;

class PrintedInvoiceTest {
  @Test
  void the_invoice_measured_fits_on_one_page() {
    String pdf =
        new String(
            new PdfInvoicePrinter().print(PrintedInvoice.of(20)), StandardCharsets.ISO_8859_1);

    assertThat(pdf).startsWith("%PDF-").contains("/Count 1");
  }
}
