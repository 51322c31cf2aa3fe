package ro.storno.bootstrap;

import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.Printing;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.PrintReceipt;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.application.till.CloseTill;
import ro.storno.application.till.ManageMovements;
import ro.storno.application.till.PrintZReport;
import ro.storno.application.till.ReadTill;
import ro.storno.rest.preceding.PrecedingUseCases;
import ro.storno.rest.receipt.ReceiptRoutes;
import ro.storno.rest.receipt.ReceiptUseCases;
import ro.storno.rest.till.TillRoutes;
import ro.storno.rest.till.TillUseCases;

/** Receipts and the till. */
final class CashUseCases {
  final PrintReceipt printReceipt;

  /** What the routes of receipts and seed files do with them. */
  final ReceiptUseCases receipts;

  private final TillUseCases till;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      Documents documents,
      Printing printing,
      InvoiceDrafting drafting,
      PrecedingUseCases preceding) {}

  CashUseCases(Ports p) {
    Foundation base = p.base;
    Repositories r = base.repositories();
    ReadReceipts read =
        new ReadReceipts(base.transactions(), r.receipts(), r.seriesBook(), r.vatRates());
    this.printReceipt =
        new PrintReceipt(
            base.transactions(), read, p.printing, p.documents.receiptPrinter(), base.clock());
    this.receipts =
        new ReceiptUseCases(
            new DraftReceipt(
                base.validator(),
                base.transactions(),
                r.receipts(),
                r.seriesBook(),
                r.products(),
                p.drafting,
                base.ids(),
                base.clock()),
            read,
            new AdvanceReceipt(
                base.transactions(), r.receipts(), p.preceding.advance(), base.ids(), base.clock()),
            new RefundReceipt(
                base.transactions(), r.receipts(), r.seriesBook(), base.ids(), base.clock()),
            new ConvertReceipt(r.receipts(), r.clients(), p.preceding.convert(), base.clock()),
            printReceipt);
    CloseTill close =
        new CloseTill(
            base.validator(),
            base.transactions(),
            r.bankAccounts(),
            r.tillBook(),
            r.zReports(),
            base.ids(),
            base.clock());
    this.till =
        new TillUseCases(
            new ReadTill(base.transactions(), r.bankAccounts(), r.tillBook(), base.clock()),
            new ManageMovements(
                base.validator(),
                base.transactions(),
                r.cashMovements(),
                r.bankAccounts(),
                base.ids(),
                base.clock()),
            close,
            new PrintZReport(
                base.transactions(),
                close,
                p.printing,
                p.documents.zReportPrinter(),
                base.clock()));
  }

  ReceiptRoutes receiptRoutes() {
    return new ReceiptRoutes(receipts);
  }

  TillRoutes tillRoutes() {
    return new TillRoutes(till);
  }
}
