package ro.storno.cli.einvoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.einvoice.Reading.Column;
import ro.storno.cli.einvoice.Reading.FactList;
import ro.storno.cli.einvoice.Reading.Section;
import ro.storno.cli.einvoice.Reading.Table;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.VatBreakdown;

/** Arranges what an electronic invoice says, in the order people look for it. */
final class InvoiceReading {
  private final ElectronicInvoice invoice;
  private final List<Section> sections = new ArrayList<>();

  private InvoiceReading(ElectronicInvoice invoice) {
    this.invoice = invoice;
  }

  static Reading of(ElectronicInvoice invoice) {
    return new InvoiceReading(invoice).read();
  }

  private Reading read() {
    document();
    party("Seller", invoice.seller());
    party("Buyer", invoice.buyer());
    lines();
    adjustments();
    vat();
    totals();
    payment();
    attachments();
    String kind = invoice.isCreditNote() ? "Credit note" : "Invoice";
    String number = invoice.number();
    return new Reading(number == null ? kind : kind + " " + number, List.copyOf(sections));
  }

  private void document() {
    FactList facts =
        new FactList()
            .add("Number", invoice.number())
            .add("Type", invoice.typeCode())
            .add("Issued", invoice.issueDate())
            .add("Tax point", invoice.taxPointDate())
            .add("Due", invoice.dueDate())
            .add("Period", period(invoice.invoicingPeriod()))
            .add("Currency", invoice.currency())
            .add("VAT currency", invoice.vatAccountingCurrency())
            .add("Buyer reference", invoice.buyerReference());
    references(facts, invoice.references());
    invoice
        .precedingInvoices()
        .forEach(
            preceding ->
                facts.add("Preceding invoice", words(preceding.number(), preceding.issueDate())));
    invoice.notes().forEach(note -> facts.add("Note", note.text()));
    facts.add("Specification", invoice.processControl().customizationId());
    facts.into(sections, "Document");
  }

  private static void references(FactList facts, References references) {
    facts
        .add("Project", references.project())
        .add("Contract", references.contract())
        .add("Receiving advice", references.receivingAdvice())
        .add("Despatch advice", references.despatchAdvice())
        .add("Tender or lot", references.tenderOrLot())
        .add("Invoiced object", identifier(references.invoicedObject()));
  }

  private void party(String heading, Party party) {
    FactList facts =
        new FactList()
            .add("Name", party.name())
            .add("Trading name", party.tradingName())
            .add("VAT identifier", party.vatId())
            .add("Tax registration", identifier(party.taxRegistrationId()))
            .add("Legal registration", identifier(party.legalRegistrationId()));
    party.identifiers().forEach(id -> facts.add("Identifier", identifier(id)));
    facts
        .add("Address", address(party.address()))
        .add("Electronic address", identifier(party.electronicAddress()));
    if (party.contact() != null) {
      facts.add(
          "Contact",
          words(party.contact().name(), party.contact().telephone(), party.contact().email()));
    }
    facts.add("Legal information", party.additionalLegalInformation());
    facts.into(sections, heading);
  }

  private void lines() {
    table(
        "Lines",
        List.of(
            Column.text("Line"),
            Column.text("Item"),
            Column.number("Quantity"),
            Column.text("Unit"),
            Column.number("Price"),
            Column.text("VAT"),
            Column.number("Net")),
        invoice.lines().stream().map(InvoiceReading::line).toList());
  }

  private static List<String> line(InvoiceLine line) {
    return List.of(
        text(line.id()),
        item(line),
        number(line.quantity()),
        text(line.unitCode()),
        number(line.price().netPrice()),
        rate(line.vat().categoryCode(), line.vat().rate()),
        number(line.netAmount()));
  }

  private static String item(InvoiceLine line) {
    Item item = line.item();
    return Stream.concat(
            Stream.of(item.name(), item.description(), line.note(), period(line.period())),
            Stream.concat(
                line.allowances().stream().map(a -> adjustment("less", a)),
                line.charges().stream().map(c -> adjustment("plus", c))))
        .filter(text -> text != null && !text.isBlank())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String adjustment(String what, AllowanceCharge adjustment) {
    return words(what, number(adjustment.amount()), adjustment.reason());
  }

  private void adjustments() {
    List<List<String>> rows = new ArrayList<>();
    invoice.allowances().forEach(allowance -> rows.add(adjustmentRow("Allowance", allowance)));
    invoice.charges().forEach(charge -> rows.add(adjustmentRow("Charge", charge)));
    table(
        "Allowances and charges",
        List.of(
            Column.text("Kind"),
            Column.text("Reason"),
            Column.text("VAT"),
            Column.number("Amount")),
        rows);
  }

  private static List<String> adjustmentRow(String kind, AllowanceCharge adjustment) {
    return List.of(
        kind,
        text(adjustment.reason() == null ? adjustment.reasonCode() : adjustment.reason()),
        rate(adjustment.vatCategoryCode(), adjustment.vatRate()),
        number(adjustment.amount()));
  }

  private void vat() {
    table(
        "VAT",
        List.of(
            Column.text("Category"),
            Column.number("Taxable"),
            Column.number("VAT"),
            Column.text("Exemption")),
        invoice.vatBreakdown().stream().map(InvoiceReading::vatRow).toList());
  }

  private static List<String> vatRow(VatBreakdown group) {
    return List.of(
        rate(group.categoryCode(), group.rate()),
        number(group.taxableAmount()),
        number(group.taxAmount()),
        words(group.exemptionReasonCode(), group.exemptionReason()));
  }

  private void totals() {
    DocumentTotals totals = invoice.totals();
    new FactList()
        .add("Sum of lines", money(totals.lineNetTotal()))
        .add("Allowances", money(totals.allowanceTotal()))
        .add("Charges", money(totals.chargeTotal()))
        .add("Without VAT", money(totals.taxExclusiveAmount()))
        .add("VAT", money(totals.vatTotal()))
        .add(
            "VAT in its currency",
            amount(totals.vatTotalInAccountingCurrency(), invoice.vatAccountingCurrency()))
        .add("With VAT", money(totals.taxInclusiveAmount()))
        .add("Paid before", money(totals.prepaidAmount()))
        .add("Rounding", money(totals.roundingAmount()))
        .add("To pay", money(totals.payableAmount()))
        .into(sections, "Totals");
  }

  private void payment() {
    FactList facts = new FactList();
    for (PaymentInstruction instruction : invoice.paymentInstructions()) {
      facts.add("Means", words(instruction.meansCode(), instruction.meansText()));
      CreditTransfer transfer = instruction.creditTransfer();
      if (transfer != null) {
        facts.add(
            "Account",
            words(transfer.account(), transfer.accountName(), transfer.serviceProvider()));
      }
      facts.add("Remittance information", instruction.remittanceInformation());
    }
    invoice.paymentTerms().forEach(term -> facts.add("Terms", term));
    if (invoice.payee() != null) {
      facts.add("Payee", invoice.payee().name());
    }
    facts.into(sections, "Payment");
  }

  private void attachments() {
    table(
        "Supporting documents",
        List.of(Column.text("Reference"), Column.text("Description"), Column.text("Where")),
        invoice.supportingDocuments().stream()
            .map(
                document ->
                    List.of(
                        text(document.reference()),
                        text(document.description()),
                        document.attachment() == null
                            ? text(document.externalLocation())
                            : "attached"))
            .toList());
  }

  private void table(String heading, List<Column> columns, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      sections.add(new Table(heading, columns, rows));
    }
  }

  private static String rate(@Nullable String category, @Nullable BigDecimal rate) {
    return words(category, rate == null ? null : number(rate) + " %");
  }

  private @Nullable String money(@Nullable BigDecimal value) {
    return amount(value, invoice.currency());
  }

  private static @Nullable String amount(@Nullable BigDecimal value, @Nullable String currency) {
    return value == null ? null : words(number(value), currency);
  }

  private static @Nullable String identifier(@Nullable Identifier id) {
    return id == null
        ? null
        : id.value() + (id.schemeId() == null ? "" : " (" + id.schemeId() + ")");
  }

  private static @Nullable String address(@Nullable PostalAddress address) {
    if (address == null) {
      return null;
    }
    return Stream.of(
            address.line1(),
            address.line2(),
            address.line3(),
            words(address.postCode(), address.city()),
            words(address.countrySubdivision(), address.countryCode()))
        .filter(line -> line != null && !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable String period(@Nullable Period period) {
    return period == null ? null : text(period.start()) + " to " + text(period.end());
  }

  private static String words(@Nullable Object... words) {
    return Stream.of(words)
        .filter(Objects::nonNull)
        .map(word -> String.valueOf(word).strip())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
