package ro.storno.pdf.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.receipt.PrintableReceipt;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.invoice.Notation;

/** Puts a receipt into words. */
final class ReceiptComposer {
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_BLOCK = 2_000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final PrintableReceipt printable;
  private final Receipt receipt;
  private final InvoiceContent content;
  private final Notation notation;
  private final Words words;
  private final PlainText plain;

  ReceiptComposer(PrintableReceipt printable, Language language, PlainText plain) {
    this.printable = printable;
    this.receipt = printable.receipt();
    this.content = receipt.document().content();
    this.notation = Notation.of(language);
    this.words = Words.of(language);
    this.plain = plain;
  }

  RollPage page() {
    boolean refund = receipt.refundOf() != null;
    String note = content.texts().notes();
    return new RollPage(
        seller(content.supplier()),
        words.get(refund ? "refund" : "receipt"),
        mark(),
        heading(),
        Stream.of(lines(), total(), vat(), payments(), facts())
            .filter(block -> !block.isEmpty())
            .toList(),
        note == null || note.isBlank() ? List.of() : List.of(plain.block(note, LONGEST_BLOCK)));
  }

  private List<String> seller(Party seller) {
    Address address = seller.address();
    String town =
        Stream.of(address.postalCode(), address.city(), address.county())
            .filter(part -> part != null && !part.isBlank())
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    List<String> lines = new ArrayList<>();
    String code =
        seller.vatPayer() && seller.vatCode() != null ? seller.vatCode() : seller.taxCode();
    for (String line :
        new @Nullable String[] {
          seller.name(), address.street(), town, code == null ? null : words.get("taxId", code)
        }) {
      if (line != null && !line.isBlank()) {
        lines.add(line(line));
      }
    }
    return lines;
  }

  private @Nullable String mark() {
    return switch (receipt.stage()) {
      case DRAFT -> words.get("draft");
      case CANCELLED -> words.get("cancelled");
      default -> null;
    };
  }

  private List<String> heading() {
    List<String> heading = new ArrayList<>();
    heading.add(line(receipt.document().displayNumber()));
    Instant issued = receipt.document().reachedAt(Stage.ISSUED);
    String day = notation.date(content.issueDate());
    ZonedDateTime at = issued == null ? null : issued.atZone(printable.zone());
    // The hour is told only where it belongs to the day that is printed.
    heading.add(
        at == null || !at.toLocalDate().equals(content.issueDate())
            ? day
            : day + " " + TIME.format(at));
    if (printable.refundOf() != null) {
      heading.add(line(words.get("refundOf", printable.refundOf())));
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
        line(
            notation.number(line.quantity().value(), 0)
                + " "
                + line.unitOfMeasure()
                + " \u00d7 "
                + notation.number(line.unitPrice().value(), 2)
                + " \u00b7 "
                + vatOf(line)));
    if (deposit) {
      details.add(words.get("deposit"));
    }
    if (!totals.discount().isZero()) {
      details.add(words.get("discount", amount(totals.discount())));
    }
    return new RollPage.Row(
        deposit ? "deposit" : "item", line(line.description()), amount(totals.gross()), details);
  }

  private String vatOf(DocumentLine line) {
    if (!line.vatRate().category().taxed()) {
      return rate(line.vatRate());
    }
    return words.get(
        line.vatIncluded() ? "vatIncluded" : "vatAdded",
        notation.percent(line.vatRate().percentage().value()));
  }

  private String rate(VatRate rate) {
    if (rate.category() == VatCategory.Z || rate.category().taxed()) {
      return words.get("vat", notation.percent(rate.percentage().value()));
    }
    return words.get("exempt");
  }

  private List<RollPage.Row> total() {
    return List.of(
        new RollPage.Row(
            "total",
            words.get("total"),
            notation.money(
                receipt.document().totals().total().amount(),
                content.currency().minorUnits(),
                content.currency().code()),
            List.of()));
  }

  private List<RollPage.Row> vat() {
    List<RollPage.Row> rows = new ArrayList<>();
    for (VatGroup group : receipt.document().totals().breakdown()) {
      rows.add(
          RollPage.Row.plain(
              words.get("vatOn", rate(group.rate()), amount(group.taxable())),
              amount(group.vat())));
    }
    return rows;
  }

  private List<RollPage.Row> payments() {
    Sale sale = receipt.sale();
    return Stream.of(
            payment("cash", sale.tenders().cash()),
            payment("card", sale.tenders().card()),
            payment("other", sale.tenders().other()))
        .flatMap(List::stream)
        .toList();
  }

  private List<RollPage.Row> payment(String means, Money tender) {
    return tender.isZero()
        ? List.of()
        : List.of(RollPage.Row.plain(words.get(means), amount(tender)));
  }

  private List<RollPage.Row> facts() {
    List<RollPage.Row> rows = new ArrayList<>();
    rows.add(RollPage.Row.plain(words.get("till"), line(receipt.sale().cashRegister())));
    rows.add(RollPage.Row.plain(words.get("fiscalNumber"), line(receipt.sale().fiscalNumber())));
    String customer = receipt.customer();
    String cif = receipt.sale().customerCif();
    if (cif == null && content.buyer() != null) {
      cif = content.buyer().taxCode();
    }
    if (customer != null) {
      rows.add(RollPage.Row.plain(words.get("customer"), line(customer)));
    }
    if (cif != null) {
      rows.add(RollPage.Row.plain(words.get("customerTaxId"), line(cif)));
    }
    return rows;
  }

  private String amount(Money money) {
    BigDecimal amount = money.amount();
    return notation.number(amount, money.currency().minorUnits());
  }

  private String line(String text) {
    return plain.line(text, LONGEST_LINE);
  }
}
