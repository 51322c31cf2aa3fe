package ro.storno.einvoice.cii;

import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.CarryingWriter;
import ro.storno.einvoice.syntax.Written;

/**
 * Writes Cross Industry Invoices (UN/CEFACT D16B) in the order of the schema.
 *
 * <p>The specification identifier (BT-24) is written as it stands and decides which terms are
 * written: the Factur-X profiles MINIMUM, BASIC WL and BASIC leave out what they have no room for,
 * by design. EN 16931, XRechnung and anything unknown get the whole model. What CII spells in its
 * own way is written as follows:
 *
 * <ul>
 *   <li>Party identifiers without a scheme come before those with one.
 *   <li>A discount without a gross price gets the gross price; both prices get the base quantity.
 *   <li>Several payment terms become one text of several lines, except in EXTENDED.
 *   <li>The tax registration of the seller (BT-32) is filed under the scheme FC.
 *   <li>A supporting document without a type gets 916; the tax point code comes from UNCL 2475.
 * </ul>
 *
 * <p>A second order, a second delivery and payment references that differ are refused, since CII
 * has one of each. Thread-safe.
 */
public final class CiiWriter implements CarryingWriter {
  static final String TENDER_TYPE = "50";
  static final String SUPPORTING_TYPE = "916";
  static final String PROJECT_NAME = "Project reference";

  private static final String NAMESPACES =
      " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
          + " xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\""
          + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:"
          + "ReusableAggregateBusinessInformationEntity:100\""
          + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

  private final Explainer explainer = new Explainer();

  @Override
  public Syntax syntax() {
    return Syntax.CII;
  }

  @Override
  public Written carry(ElectronicInvoice invoice) {
    CiiLevel level = CiiLevel.of(invoice.processControl().customizationId());
    CiiOutput out = new CiiOutput(explainer);
    new Document(level.carried(invoice), out, level).write();
    return out.finish();
  }

  /** One document on its way. */
  private static final class Document {
    private final ElectronicInvoice invoice;
    private final CiiOutput out;
    private final CiiLevel level;
    private final CiiLines parts;

    Document(ElectronicInvoice invoice, CiiOutput out, CiiLevel level) {
      this.invoice = invoice;
      this.out = out;
      this.level = level;
      this.parts = new CiiLines(out);
    }

    void write() {
      out.startRoot("rsm:CrossIndustryInvoice", NAMESPACES);
      context();
      header();
      out.start("rsm:SupplyChainTradeTransaction");
      lines();
      agreement();
      delivery();
      new CiiSettlement(invoice, out, level, parts).write();
      out.end().end();
    }

    private void context() {
      var control = invoice.processControl();
      out.start("rsm:ExchangedDocumentContext")
          .group(
              "ram:BusinessProcessSpecifiedDocumentContextParameter", "ram:ID", control.profileId())
          .group(
              "ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID", control.customizationId())
          .end();
    }

    private void header() {
      out.start("rsm:ExchangedDocument")
          .require("ram:ID", invoice.number(), "The invoice has no number (BT-1).")
          .require("ram:IssueDateTime", invoice.issueDate(), "No issue date (BT-2).")
          .text("ram:ID", invoice.number())
          .text("ram:TypeCode", invoice.typeCode())
          .date("ram:IssueDateTime", invoice.issueDate());
      for (InvoiceNote note : invoice.notes()) {
        out.start("ram:IncludedNote")
            .text("ram:Content", note.text())
            .text("ram:SubjectCode", note.subjectCode())
            .end();
      }
      out.end();
    }

    private void lines() {
      if (level.hasLines() && invoice.lines().isEmpty()) {
        out.missing("ram:IncludedSupplyChainTradeLineItem", "The invoice has no line (BG-25).");
      }
      for (int i = 0; i < invoice.lines().size(); i++) {
        out.line(i + 1);
        parts.write(invoice.lines().get(i));
      }
      out.line(0);
    }

    private void agreement() {
      CiiParties parties = new CiiParties(out);
      References references = invoice.references();
      out.start("ram:ApplicableHeaderTradeAgreement")
          .text("ram:BuyerReference", invoice.buyerReference());
      parties.party("ram:SellerTradeParty", invoice.seller());
      parties.party("ram:BuyerTradeParty", invoice.buyer());
      if (invoice.taxRepresentative() != null) {
        parties.taxRepresentative(invoice.taxRepresentative());
      }
      reference("ram:SellerOrderReferencedDocument", order(OrderReference::salesOrder));
      reference("ram:BuyerOrderReferencedDocument", order(OrderReference::purchaseOrder));
      reference("ram:ContractReferencedDocument", references.contract());
      invoice.supportingDocuments().forEach(this::supportingDocument);
      if (references.tenderOrLot() != null) {
        out.start("ram:AdditionalReferencedDocument")
            .text("ram:IssuerAssignedID", references.tenderOrLot())
            .text("ram:TypeCode", TENDER_TYPE)
            .end();
      }
      parts.object("ram:AdditionalReferencedDocument", references.invoicedObject());
      if (references.project() != null) {
        out.start("ram:SpecifiedProcuringProject")
            .text("ram:ID", references.project())
            .text("ram:Name", PROJECT_NAME)
            .end();
      }
      out.end();
    }

    private @Nullable String order(Function<OrderReference, @Nullable String> term) {
      List<String> numbers =
          invoice.references().orders().stream().map(term).filter(Objects::nonNull).toList();
      if (numbers.size() > 1) {
        out.leaveOut(
            "ONE-ORDER",
            "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
            "CII carries one order (BT-13, BT-14) per document; %s is written."
                .formatted(numbers.get(0)));
      }
      return numbers.isEmpty() ? null : numbers.get(0);
    }

    private void reference(String element, @Nullable String id) {
      out.group(element, "ram:IssuerAssignedID", id);
    }

    private void supportingDocument(SupportingDocument document) {
      String type = Objects.requireNonNullElse(document.typeCode(), SUPPORTING_TYPE);
      out.start("ram:AdditionalReferencedDocument")
          .require("ram:IssuerAssignedID", document.reference(), "No reference (BT-122).")
          .text("ram:IssuerAssignedID", document.reference())
          .text("ram:URIID", document.externalLocation())
          .text("ram:TypeCode", type)
          .text("ram:Name", document.description());
      Attachment attachment = document.attachment();
      if (attachment != null) {
        out.text(
            "ram:AttachmentBinaryObject",
            Base64.getEncoder().encodeToString(attachment.content()),
            "mimeCode",
            attachment.mediaType(),
            "filename",
            attachment.fileName());
      }
      out.end();
    }

    private void delivery() {
      out.start("ram:ApplicableHeaderTradeDelivery");
      List<Delivery> deliveries = invoice.deliveries();
      if (deliveries.size() > 1) {
        out.leaveOut(
            "ONE-DELIVERY",
            "ram:ShipToTradeParty",
            "CII carries one delivery (BG-13) per document; the first is written.");
      }
      if (!deliveries.isEmpty()) {
        Delivery delivery = deliveries.get(0);
        new CiiParties(out).shipTo(delivery);
        if (delivery.actualDate() != null) {
          out.start("ram:ActualDeliverySupplyChainEvent")
              .date("ram:OccurrenceDateTime", delivery.actualDate())
              .end();
        }
      }
      reference("ram:DespatchAdviceReferencedDocument", invoice.references().despatchAdvice());
      reference("ram:ReceivingAdviceReferencedDocument", invoice.references().receivingAdvice());
      out.end();
    }
  }
}
