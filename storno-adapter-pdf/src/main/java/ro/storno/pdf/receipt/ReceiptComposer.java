package ro.storno.pdf.receipt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.receipt.PrintableReceipt;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.pdf.PlainText;

/** Puts a receipt into words. */
final class ReceiptComposer {
  private final PrintableReceipt printable;
  private final Receipt receipt;
  private final InvoiceContent content;
  private final RollText text;

  ReceiptComposer(PrintableReceipt printable, Language language, PlainText plain) {
    this.printable = printable;
    this.receipt = printable.receipt();
    this.content = receipt.document().content();
    this.text = new RollText(language, printable.appearance().settings(), plain);
  }

  RollPage page() {
    boolean refund = receipt.refundOf() != null;
    DocumentTotals totals = receipt.document().totals();
    return new RollPage(
        text.seller(content.supplier()),
        text.word(refund ? "kind.REFUND" : "kind.RECEIPT"),
        mark(),
        heading(),
        List.of(
            RollPage.Block.sums(lines()),
            RollPage.Block.sums(total(totals)),
            RollPage.Block.sums(text.vat(totals.breakdown())),
            RollPage.Block.sums(text.payments(receipt.sale().tenders())),
            new RollPage.Block("facts", facts())),
        text.block(content.texts().notes()),
        text.footer());
  }

  private @Nullable String mark() {
    return switch (receipt.stage()) {
      case DRAFT -> text.word("draft");
      case CANCELLED -> text.word("cancelled");
      default -> null;
    };
  }

  private List<String> heading() {
    List<String> heading = new ArrayList<>();
    heading.add(text.line(receipt.document().displayNumber()));
    heading.add(
        text.day(
            content.issueDate(), receipt.document().reachedAt(Stage.ISSUED), printable.zone()));
    if (printable.refundOf() != null) {
      heading.add(text.line(text.word("refundOf", printable.refundOf())));
    }
    return heading;
  }

  private List<RollPage.Row> lines() {
    List<RollPage.Row> rows = new ArrayList<>();
    DocumentTotals totals = receipt.document().totals();
    for (int i = 0; i < content.lines().size(); i++) {
      rows.add(line(content.lines().get(i), totals.lines().get(i)));
    }
    return rows;
  }

  private RollPage.Row line(DocumentLine line, LineTotals totals) {
    boolean deposit = receipt.sale().deposits().containsKey(line.id());
    List<String> details = new ArrayList<>();
    details.add(
        text.line(
            text.notation().number(line.quantity().value(), 0)
                + " "
                + line.unitOfMeasure()
                + " \u00d7 "
                + text.notation().number(line.unitPrice().value(), 2)
                + " \u00b7 "
                + vatOf(line)));
    if (deposit) {
      details.add(text.word("deposit"));
    }
    if (!totals.discount().isZero()) {
      details.add(text.word("discount", text.amount(totals.discount())));
    }
    return new RollPage.Row(
        deposit ? "deposit" : "item",
        text.line(line.description()),
        text.amount(totals.gross()),
        details);
  }

  private String vatOf(DocumentLine line) {
    if (!line.vatRate().category().taxed()) {
      return text.rate(line.vatRate());
    }
    return text.word(
        line.vatIncluded() ? "vatIncluded" : "vatAdded",
        text.notation().percent(line.vatRate().percentage().value()));
  }

  private List<RollPage.Row> total(DocumentTotals totals) {
    return List.of(
        new RollPage.Row(
            "total", text.word("receipt.total"), text.money(totals.total()), List.of()));
  }

  private List<RollPage.Row> facts() {
    List<RollPage.Row> rows = new ArrayList<>();
    rows.add(fact("receipt.till", receipt.sale().cashRegister()));
    rows.add(fact("receipt.fiscalNumber", receipt.sale().fiscalNumber()));
    String customer = receipt.customer();
    String cif = receipt.sale().customerCif();
    if (cif == null && content.buyer() != null) {
      cif = content.buyer().taxCode();
    }
    if (customer != null) {
      rows.add(fact("receipt.customer", customer));
    }
    if (cif != null) {
      rows.add(fact("receipt.customerTaxId", cif));
    }
    return rows;
  }

  private RollPage.Row fact(String label, String value) {
    return RollPage.Row.plain(text.word(label), text.line(value));
  }
}
