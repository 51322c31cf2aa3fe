package ro.storno.benchmarks.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import ro.storno.pdf.invoice.PdfInvoicePrinter;

class PrintedInvoiceTest {
  @Test
  void the_invoice_measured_fits_on_one_page() throws IOException {
    byte[] pdf = new PdfInvoicePrinter().print(PrintedInvoice.of(PrintedInvoice.ONE_PAGE));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }
}
