package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import ro.storno.application.invoice.PrintableInvoice;

/** The same invoice is the same file: an archive, a signature and a cache all rely on it. */
@Isolated("changes the default locale and time zone")
class PrintedBytesTest {

  @Test
  void same_invoice_gives_the_same_bytes_from_any_printer() {
    for (Map.Entry<String, PrintableInvoice> sample : SampleInvoices.all().entrySet()) {
      byte[] first = Pdfs.PRINTER.print(sample.getValue());
      assertThat(Pdfs.PRINTER.print(sample.getValue())).as(sample.getKey()).isEqualTo(first);
    }
    assertThat(new PdfInvoicePrinter().print(SampleInvoices.everything()))
        .isEqualTo(Pdfs.PRINTER.print(SampleInvoices.everything()));
  }

  @Test
  void time_zone_and_locale_of_the_machine_do_not_matter() {
    byte[] expected = Pdfs.PRINTER.print(SampleInvoices.everything());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "de-DE")) {
        for (String id : List.of("Pacific/Kiritimati", "America/Los_Angeles")) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(id));
          assertThat(new PdfInvoicePrinter().print(SampleInvoices.everything()))
              .as(tag + " " + id)
              .isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void many_threads_print_the_same_bytes() throws Exception {
    byte[] expected = Pdfs.PRINTER.print(SampleInvoices.euro());
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<byte[]>> jobs = new ArrayList<>();
      for (int i = 0; i < 48; i++) {
        jobs.add(() -> Pdfs.PRINTER.print(SampleInvoices.euro()));
      }
      for (Future<byte[]> job : pool.invokeAll(jobs)) {
        assertThat(job.get()).isEqualTo(expected);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void another_invoice_has_another_identity() {
    String one = id(SampleInvoices.oneLine());
    assertThat(one).isNotEqualTo(id(SampleInvoices.creditNote())).hasSize(32);
  }

  private static String id(PrintableInvoice invoice) {
    return Pdfs.open(
        Pdfs.PRINTER.print(invoice),
        document ->
            ((org.apache.pdfbox.cos.COSString) document.getDocument().getDocumentID().get(0))
                .toHexString());
  }
}
