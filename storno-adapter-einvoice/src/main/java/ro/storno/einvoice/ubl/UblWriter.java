package ro.storno.einvoice.ubl;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.Written;

/**
 * Writes UBL 2.1, an Invoice or, for credit note types, a CreditNote, in the order of the schema.
 *
 * <p>The specification identifier (BT-24) is a term of the invoice and written as it stands. UBL
 * leaves no room for some things the model allows; they are refused, or written as follows:
 *
 * <ul>
 *   <li>A credit note has no due date of its own: BT-9 goes into the payment means, and into one of
 *       code 1 (not defined) when there is none.
 *   <li>A sales order (BT-14) without a purchase order gets the order number {@code NA}.
 *   <li>A gross price (BT-148) without a discount gets the difference to the net price.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class UblWriter implements CarryingWriter {
  static final String NOT_DEFINED = "1";
  static final String NO_ORDER_NUMBER = "NA";
  static final String CREDITOR_SCHEME = "SEPA";
  static final String OBJECT_TYPE = "130";
  static final String PROJECT_TYPE = "50";
  static final String NO_NETWORK = "NA";

  private static final String COMMON =
      " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
          + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";
  private static final String INVOICE =
      " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"" + COMMON;
  private static final String CREDIT_NOTE =
      " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"" + COMMON;

  private final Explainer explainer = new Explainer();

  @Override
  public Syntax syntax() {
    return Syntax.UBL;
  }

  @Override
  public Written carry(ElectronicInvoice invoice) {
    UblOutput out = new UblOutput(explainer, invoice.currency());
    new Document(invoice, out).write();
    return out.finish();
  }

  /** One document on its way. */
  private static final class Document {
    private final ElectronicInvoice invoice;
    private final UblOutput out;
    private final boolean creditNote;

    Document(ElectronicInvoice invoice, UblOutput out) {
      this.invoice = invoice;
      this.out = out;
      this.creditNote = invoice.isCreditNote();
    }

    void write() {
      if (creditNote) {
        out.startRoot("CreditNote", CREDIT_NOTE);
      } else {
        out.startRoot("Invoice", INVOICE);
      }
      header();
      references();
      parties();
      invoice.deliveries().forEach(this::delivery);
      payment();
      invoice.allowances().forEach(a -> allowanceCharge(a, false, true));
      invoice.charges().forEach(c -> allowanceCharge(c, true, true));
      taxTotals();
      monetaryTotal();
      lines();
      out.end();
    }

    private void header() {
      out.require("cbc:ID", invoice.number(), "The invoice has no number (BT-1).")
          .require("cbc:IssueDate", invoice.issueDate(), "The invoice has no issue date (BT-2).")
          .text("cbc:CustomizationID", invoice.processControl().customizationId())
          .text("cbc:ProfileID", invoice.processControl().profileId())
          .text("cbc:ID", invoice.number())
          .date("cbc:IssueDate", invoice.issueDate());
      if (creditNote) {
        out.date("cbc:TaxPointDate", invoice.taxPointDate())
            .text("cbc:CreditNoteTypeCode", invoice.typeCode());
        invoice.notes().forEach(this::note);
      } else {
        out.date("cbc:DueDate", invoice.dueDate()).text("cbc:InvoiceTypeCode", invoice.typeCode());
        invoice.notes().forEach(this::note);
        out.date("cbc:TaxPointDate", invoice.taxPointDate());
      }
      out.text("cbc:DocumentCurrencyCode", invoice.currency())
          .text("cbc:TaxCurrencyCode", invoice.vatAccountingCurrency())
          .text("cbc:AccountingCost", invoice.buyerAccountingReference())
          .text("cbc:BuyerReference", invoice.buyerReference());
    }

    /** Whether EN 16931 bounds what can be said; an extension is named after "conformant". */
    private boolean isBounded() {
      String specification = invoice.processControl().customizationId();
      return specification != null
          && specification.startsWith("urn:cen.eu:en16931:2017")
          && !specification.contains("#conformant#");
    }

    private void note(InvoiceNote note) {
      String subject = note.subjectCode();
      out.text("cbc:Note", subject == null ? note.text() : "#" + subject + "#" + note.text());
    }

    private void references() {
      period(invoice.invoicingPeriod(), invoice.taxPointDateCode());
      References references = invoice.references();
      order(references.orders());
      invoice.precedingInvoices().forEach(this::preceding);
      out.group("cac:DespatchDocumentReference", "cbc:ID", references.despatchAdvice())
          .group("cac:ReceiptDocumentReference", "cbc:ID", references.receivingAdvice());
      if (creditNote) {
        out.group("cac:ContractDocumentReference", "cbc:ID", references.contract());
        additionalDocuments(references);
        out.group("cac:OriginatorDocumentReference", "cbc:ID", references.tenderOrLot());
      } else {
        out.group("cac:OriginatorDocumentReference", "cbc:ID", references.tenderOrLot())
            .group("cac:ContractDocumentReference", "cbc:ID", references.contract());
        additionalDocuments(references);
        out.group("cac:ProjectReference", "cbc:ID", references.project());
      }
    }

    private void period(@Nullable Period period, @Nullable String code) {
      if (period == null && code == null) {
        return;
      }
      out.start("cac:InvoicePeriod");
      if (period != null) {
        out.date("cbc:StartDate", period.start()).date("cbc:EndDate", period.end());
      }
      out.text("cbc:DescriptionCode", code).end();
    }

    private void order(List<OrderReference> orders) {
      if (orders.size() > 1) {
        out.leaveOut(
            "ONE-ORDER",
            "cac:OrderReference/cbc:ID",
            "UBL carries one order (BT-13) per document; name the others on the lines.");
      }
      if (orders.isEmpty()) {
        return;
      }
      OrderReference order = orders.get(0);
      if (order.purchaseOrder() == null && order.salesOrder() == null) {
        return;
      }
      out.start("cac:OrderReference")
          .text("cbc:ID", Objects.requireNonNullElse(order.purchaseOrder(), NO_ORDER_NUMBER))
          .text("cbc:SalesOrderID", order.salesOrder())
          .end();
    }

    private void preceding(PrecedingInvoice preceding) {
      out.start("cac:BillingReference")
          .start("cac:InvoiceDocumentReference")
          .require("cbc:ID", preceding.number(), "A preceding invoice has no number (BT-25).")
          .text("cbc:ID", preceding.number())
          .date("cbc:IssueDate", preceding.issueDate())
          .end()
          .end();
    }

    private void additionalDocuments(References references) {
      Identifier object = references.invoicedObject();
      if (object != null) {
        out.start("cac:AdditionalDocumentReference")
            .identifier("cbc:ID", object)
            .text("cbc:DocumentTypeCode", OBJECT_TYPE)
            .end();
      }
      if (creditNote && references.project() != null) {
        out.start("cac:AdditionalDocumentReference")
            .text("cbc:ID", references.project())
            .text("cbc:DocumentTypeCode", PROJECT_TYPE)
            .end();
      }
      invoice.supportingDocuments().forEach(this::supportingDocument);
    }

    private void supportingDocument(SupportingDocument document) {
      out.start("cac:AdditionalDocumentReference")
          .require("cbc:ID", document.reference(), "A document has no reference (BT-122).")
          .text("cbc:ID", document.reference())
          .text("cbc:DocumentTypeCode", document.typeCode())
          .text("cbc:DocumentDescription", document.description());
      attachment(document.attachment(), document.externalLocation());
      out.end();
    }

    private void attachment(@Nullable Attachment attachment, @Nullable String location) {
      if (attachment == null && location == null) {
        return;
      }
      out.start("cac:Attachment");
      if (attachment != null) {
        String element = "cbc:EmbeddedDocumentBinaryObject";
        out.require(
                element + "/@mimeCode",
                attachment.mediaType(),
                "An attachment has no media type (BT-125).")
            .text(
                element,
                Base64.getEncoder().encodeToString(attachment.content()),
                "mimeCode",
                attachment.mediaType(),
                "filename",
                attachment.fileName());
      }
      out.group("cac:ExternalReference", "cbc:URI", location).end();
    }

    private void parties() {
      UblParties parties = new UblParties(out);
      Optional<String> creditor = creditorId();
      boolean payeeIsCreditor = invoice.payee() != null;
      parties.seller(invoice.seller(), payeeIsCreditor ? null : creditor.orElse(null));
      parties.buyer(invoice.buyer(), !isBounded());
      if (invoice.payee() != null) {
        parties.payee(invoice.payee(), creditor.orElse(null));
      }
      if (invoice.taxRepresentative() != null) {
        parties.taxRepresentative(invoice.taxRepresentative());
      }
    }

    private Optional<String> creditorId() {
      List<String> ids =
          invoice.paymentInstructions().stream()
              .map(PaymentInstruction::directDebit)
              .filter(Objects::nonNull)
              .map(DirectDebit::creditorId)
              .filter(Objects::nonNull)
              .distinct()
              .toList();
      if (ids.size() > 1) {
        out.leaveOut(
            "ONE-CREDITOR",
            "cac:PaymentMeans/cac:PaymentMandate",
            "UBL carries one creditor identifier (BT-90) per document.");
      }
      return ids.stream().findFirst();
    }

    private void delivery(Delivery delivery) {
      out.start("cac:Delivery").date("cbc:ActualDeliveryDate", delivery.actualDate());
      if (delivery.location() != null || delivery.address() != null) {
        out.start("cac:DeliveryLocation").identifier("cbc:ID", delivery.location());
        UblParties.address(out, "cac:Address", delivery.address());
        out.end();
      }
      if (delivery.partyName() != null) {
        out.start("cac:DeliveryParty")
            .group("cac:PartyName", "cbc:Name", delivery.partyName())
            .end();
      }
      out.end();
    }

    private void payment() {
      List<PaymentInstruction> instructions = invoice.paymentInstructions();
      if (creditNote && invoice.dueDate() != null && instructions.isEmpty()) {
        out.start("cac:PaymentMeans")
            .text("cbc:PaymentMeansCode", NOT_DEFINED)
            .date("cbc:PaymentDueDate", invoice.dueDate())
            .end();
      }
      PaymentInstruction before = null;
      for (PaymentInstruction instruction : instructions) {
        paymentMeans(instruction, before);
        before = instruction;
      }
      for (String terms : invoice.paymentTerms()) {
        out.group("cac:PaymentTerms", "cbc:Note", terms);
      }
    }

    private void paymentMeans(PaymentInstruction instruction, @Nullable PaymentInstruction before) {
      // UBL-SR-46: the text (BT-82) stands once, and holds for the accounts that follow
      String text = instruction.meansText();
      boolean said =
          before != null
              && Objects.equals(text, before.meansText())
              && Objects.equals(instruction.meansCode(), before.meansCode());
      out.start("cac:PaymentMeans")
          .require("cbc:PaymentMeansCode", instruction.meansCode(), "No payment means (BT-81).")
          .text("cbc:PaymentMeansCode", instruction.meansCode(), "name", said ? null : text);
      if (creditNote && before == null) {
        out.date("cbc:PaymentDueDate", invoice.dueDate());
      }
      out.text("cbc:PaymentID", instruction.remittanceInformation());
      card(instruction);
      account(instruction);
      mandate(instruction.directDebit());
      out.end();
    }

    private void card(PaymentInstruction instruction) {
      var card = instruction.card();
      if (card != null) {
        out.start("cac:CardAccount")
            .require("cbc:PrimaryAccountNumberID", card.accountNumber(), "No card number (BT-87).")
            .text("cbc:PrimaryAccountNumberID", card.accountNumber())
            .text("cbc:NetworkID", NO_NETWORK)
            .text("cbc:HolderName", card.holderName())
            .end();
      }
    }

    private void account(PaymentInstruction instruction) {
      var transfer = instruction.creditTransfer();
      if (transfer != null) {
        out.start("cac:PayeeFinancialAccount")
            .text("cbc:ID", transfer.account())
            .text("cbc:Name", transfer.accountName())
            .group("cac:FinancialInstitutionBranch", "cbc:ID", transfer.serviceProvider())
            .end();
      }
    }

    private void mandate(@Nullable DirectDebit debit) {
      if (debit != null) {
        out.start("cac:PaymentMandate")
            .text("cbc:ID", debit.mandateReference())
            .group("cac:PayerFinancialAccount", "cbc:ID", debit.debitedAccount())
            .end();
      }
    }

    private void allowanceCharge(AllowanceCharge item, boolean charge, boolean withVat) {
      out.start("cac:AllowanceCharge")
          .text("cbc:ChargeIndicator", charge ? "true" : "false")
          .text("cbc:AllowanceChargeReasonCode", item.reasonCode())
          .text("cbc:AllowanceChargeReason", item.reason())
          .number("cbc:MultiplierFactorNumeric", item.percentage())
          .require("cbc:Amount", item.amount(), "An allowance or charge has no amount.")
          .amount("cbc:Amount", item.amount())
          .amount("cbc:BaseAmount", item.baseAmount());
      if (withVat && item.vatCategoryCode() != null) {
        vatCategory("cac:TaxCategory", item.vatCategoryCode(), item.vatRate(), null, null);
      }
      out.end();
    }

    private void vatCategory(
        String element,
        @Nullable String code,
        @Nullable BigDecimal rate,
        @Nullable String reasonCode,
        @Nullable String reason) {
      out.start(element)
          .text("cbc:ID", code)
          .number("cbc:Percent", rate)
          .text("cbc:TaxExemptionReasonCode", reasonCode)
          .text("cbc:TaxExemptionReason", reason)
          .group("cac:TaxScheme", "cbc:ID", "VAT")
          .end();
    }

    private void taxTotals() {
      DocumentTotals totals = invoice.totals();
      if (totals.vatTotal() != null || !invoice.vatBreakdown().isEmpty()) {
        out.start("cac:TaxTotal")
            .require("cbc:TaxAmount", totals.vatTotal(), "The total VAT (BT-110) is missing.")
            .amount("cbc:TaxAmount", totals.vatTotal());
        invoice.vatBreakdown().forEach(this::taxSubtotal);
        out.end();
      }
      if (totals.vatTotalInAccountingCurrency() != null) {
        out.start("cac:TaxTotal")
            .require(
                "cbc:TaxAmount/@currencyID",
                invoice.vatAccountingCurrency(),
                "The VAT accounting currency (BT-6) of BT-111 is missing.")
            .amount(
                "cbc:TaxAmount",
                totals.vatTotalInAccountingCurrency(),
                invoice.vatAccountingCurrency())
            .end();
      }
    }

    private void taxSubtotal(VatBreakdown vat) {
      out.start("cac:TaxSubtotal")
          .amount("cbc:TaxableAmount", vat.taxableAmount())
          .require("cbc:TaxAmount", vat.taxAmount(), "A VAT group has no VAT amount (BT-117).")
          .amount("cbc:TaxAmount", vat.taxAmount());
      vatCategory(
          "cac:TaxCategory",
          vat.categoryCode(),
          vat.rate(),
          vat.exemptionReasonCode(),
          vat.exemptionReason());
      out.end();
    }

    private void monetaryTotal() {
      DocumentTotals totals = invoice.totals();
      out.start("cac:LegalMonetaryTotal")
          .amount("cbc:LineExtensionAmount", totals.lineNetTotal())
          .amount("cbc:TaxExclusiveAmount", totals.taxExclusiveAmount())
          .amount("cbc:TaxInclusiveAmount", totals.taxInclusiveAmount())
          .amount("cbc:AllowanceTotalAmount", totals.allowanceTotal())
          .amount("cbc:ChargeTotalAmount", totals.chargeTotal())
          .amount("cbc:PrepaidAmount", totals.prepaidAmount())
          .amount("cbc:PayableRoundingAmount", totals.roundingAmount())
          .require("cbc:PayableAmount", totals.payableAmount(), "No amount due (BT-115).")
          .amount("cbc:PayableAmount", totals.payableAmount())
          .end();
    }

    private void lines() {
      if (invoice.lines().isEmpty()) {
        out.missing("cac:InvoiceLine", "The invoice has no line (BG-25).");
      }
      UblLines lines = new UblLines(out, creditNote, this::allowanceCharge, this::vatCategory);
      for (int i = 0; i < invoice.lines().size(); i++) {
        out.line(i + 1);
        lines.write(invoice.lines().get(i));
      }
      out.line(0);
    }

    private void allowanceCharge(AllowanceCharge item, boolean charge) {
      allowanceCharge(item, charge, false);
    }

    private void vatCategory(@Nullable String code, @Nullable BigDecimal rate) {
      vatCategory("cac:ClassifiedTaxCategory", code, rate, null, null);
    }
  }
}
