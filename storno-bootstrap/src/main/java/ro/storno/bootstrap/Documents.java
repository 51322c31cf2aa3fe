package ro.storno.bootstrap;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.HybridPdfs;
import ro.storno.application.einvoice.NationalInvoiceWriter;
import ro.storno.application.einvoice.PeppolDocuments;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.receipt.ReceiptPrinter;
import ro.storno.application.till.ZReportPrinter;
import ro.storno.einvoice.EInvoicing;
import ro.storno.einvoice.peppol.PeppolWriter;
import ro.storno.pdf.hybrid.FacturXPdfs;
import ro.storno.pdf.invoice.PdfInvoicePrinter;
import ro.storno.pdf.receipt.PdfReceiptPrinter;
import ro.storno.pdf.receipt.PdfZReportPrinter;
import ro.storno.pdf.receipt.Roll;

/** Writes, judges and prints invoices. */
final class Documents {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private final EInvoicing einvoicing;
  private final HybridPdfs hybrids = new FacturXPdfs();
  private final InvoicePrinter printer = new PdfInvoicePrinter();
  private final Roll roll = new Roll();
  private final ReceiptPrinter receiptPrinter = new PdfReceiptPrinter(roll);
  private final ZReportPrinter zReportPrinter = new PdfZReportPrinter(roll);

  /**
   * Judges by the rules that come with Storno and those of a folder.
   *
   * @throws ro.storno.bootstrap.configuration.ConfigurationException if the folder has no list that
   *     can be read
   */
  Documents(Optional<Path> rulesFolder) {
    this.einvoicing = Rules.of(rulesFolder);
  }

  ElectronicInvoiceWriter writer() {
    return einvoicing.writer();
  }

  NationalInvoiceWriter nationalWriter() {
    return einvoicing.nationalWriter();
  }

  PeppolDocuments peppol() {
    return new PeppolWriter(einvoicing);
  }

  HybridPdfs hybrids() {
    return hybrids;
  }

  ElectronicInvoiceReader reader() {
    return einvoicing.reader();
  }

  ElectronicInvoiceValidator validator() {
    return einvoicing.validator();
  }

  RuleSets ruleSets() {
    return einvoicing.ruleSets();
  }

  ReceiptPrinter receiptPrinter() {
    return receiptPrinter;
  }

  ZReportPrinter zReportPrinter() {
    return zReportPrinter;
  }

  InvoicePrinter printer() {
    return printer;
  }

  /** Loads rules, fonts and templates beside the first requests, with less right to the CPU. */
  void warmUpInBackground() {
    Thread thread = new Thread(this::warmUp, "warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  private void warmUp() {
    long begin = System.nanoTime();
    attempt("rules", einvoicing.validator()::warmUp);
    attempt("printer", printer::warmUp);
    LOG.atInfo()
        .addKeyValue("milliseconds", (System.nanoTime() - begin) / 1_000_000)
        .log("rules and printer are warm");
  }

  private static void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // the first user of it will be told; doctor names it as well
      LOG.error("the {} cannot be loaded", what, e);
    }
  }
}
