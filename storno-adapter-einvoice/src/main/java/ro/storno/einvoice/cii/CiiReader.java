package ro.storno.einvoice.cii;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.Severity;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TreeInvoiceReader;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Reads Cross Industry Invoices (D16B) of any profile, totally: what it cannot take over becomes a
 * finding.
 *
 * <p>Elements are found by name, wherever the schema would have them in the order. A document that
 * ends too early gives what came before. Thread-safe.
 */
public final class CiiReader extends TreeInvoiceReader<CiiSource> {
  private static final String NAMESPACE =
      "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
  private static final Set<String> NO_NAMES = Set.of("project reference", "project", "?");

  /** A reader that looks at documents within limits. */
  public CiiReader(XmlLimits limits) {
    super(Syntax.CII, limits);
  }

  @Override
  protected boolean recognises(XmlElement root) {
    return root.namespace().equals(NAMESPACE) && root.name().equals("CrossIndustryInvoice");
  }

  @Override
  protected String expectedRoot() {
    return "a CII CrossIndustryInvoice (D16B)";
  }

  @Override
  protected CiiSource source(Explainer explainer) {
    return new CiiSource(explainer);
  }

  @Override
  protected List<NationalInvoice> invoices(CiiSource source, XmlElement root) {
    return List.of(NationalInvoice.of(new Document(source, root).read()));
  }

  /** One document being read. */
  private static final class Document {
    private final CiiSource source;
    private final XmlElement root;
    private final @Nullable XmlElement transaction;
    private final @Nullable XmlElement settlement;
    private final @Nullable String currency;
    private final ElectronicInvoice.Builder invoice = ElectronicInvoice.builder();

    Document(CiiSource source, XmlElement root) {
      this.source = source;
      this.root = root;
      this.transaction = source.find(root, "SupplyChainTradeTransaction");
      this.settlement = source.find(transaction, "ApplicableHeaderTradeSettlement");
      this.currency = source.text(settlement, "InvoiceCurrencyCode");
    }

    ElectronicInvoice read() {
      root.markUsed();
      header();
      agreement(source.find(transaction, "ApplicableHeaderTradeAgreement"));
      CiiLineReader lines = new CiiLineReader(source, currency);
      new CiiSettlementReader(source, settlement, currency, lines, invoice).read();
      for (XmlElement line : source.all(transaction, "IncludedSupplyChainTradeLineItem")) {
        if (lines.counts(line)) {
          invoice.addLine(lines.line(line));
        }
      }
      return invoice.build();
    }

    private void header() {
      XmlElement context = source.find(root, "ExchangedDocumentContext");
      XmlElement document = source.find(root, "ExchangedDocument");
      invoice
          .processControl(
              new ProcessControl(
                  source.text(context, "BusinessProcessSpecifiedDocumentContextParameter", "ID"),
                  source.text(context, "GuidelineSpecifiedDocumentContextParameter", "ID")))
          .number(source.text(document, "ID"))
          .typeCode(source.text(document, "TypeCode"))
          .issueDate(source.day(document, "IssueDateTime"))
          .currency(currency);
      for (XmlElement note : source.all(document, "IncludedNote")) {
        String text = source.text(note, "Content");
        if (text != null) {
          invoice.addNote(new InvoiceNote(source.text(note, "SubjectCode"), text));
        }
      }
    }

    private void agreement(@Nullable XmlElement agreement) {
      CiiPartyReader parties = new CiiPartyReader(source);
      invoice
          .buyerReference(source.text(agreement, "BuyerReference"))
          .seller(parties.party(source.find(agreement, "SellerTradeParty")))
          .buyer(parties.party(source.find(agreement, "BuyerTradeParty")))
          .taxRepresentative(
              parties.taxRepresentative(
                  source.find(agreement, "SellerTaxRepresentativeTradeParty")));
      XmlElement delivery = source.find(transaction, "ApplicableHeaderTradeDelivery");
      Delivery one = parties.delivery(delivery);
      if (!one.equals(Delivery.builder().build())) {
        invoice.addDelivery(one);
      }
      references(agreement, delivery);
    }

    private void references(@Nullable XmlElement agreement, @Nullable XmlElement delivery) {
      References.Builder references =
          References.builder()
              .contract(reference(agreement, "ContractReferencedDocument"))
              .project(source.text(agreement, "SpecifiedProcuringProject", "ID"))
              .receivingAdvice(reference(delivery, "ReceivingAdviceReferencedDocument"))
              .despatchAdvice(reference(delivery, "DespatchAdviceReferencedDocument"));
      projectName(source.find(agreement, "SpecifiedProcuringProject", "Name"));
      OrderReference order =
          new OrderReference(
              reference(agreement, "BuyerOrderReferencedDocument"),
              reference(agreement, "SellerOrderReferencedDocument"));
      if (!TermSource.allNull(order.purchaseOrder(), order.salesOrder())) {
        references.addOrder(order);
      }
      source
          .all(agreement, "AdditionalReferencedDocument")
          .forEach(document -> additionalDocument(document, references));
      invoice.references(references.build());
    }

    private @Nullable String reference(@Nullable XmlElement parent, String name) {
      return source.text(parent, name, "IssuerAssignedID");
    }

    /** CII wants a name beside the project reference; one that only fills the place is no term. */
    private void projectName(@Nullable XmlElement name) {
      String text = name == null ? null : name.text();
      if (name != null && text != null && !NO_NAMES.contains(text.toLowerCase(Locale.ROOT))) {
        source.report(
            "READ-NOT-KEPT",
            Severity.INFORMATION,
            name,
            "The name of the project has no place in the model; it was not taken over.");
      }
    }

    private void additionalDocument(XmlElement element, References.Builder references) {
      String typeCode = source.text(element, "TypeCode");
      References soFar = references.build();
      if (CiiWriter.TENDER_TYPE.equals(typeCode) && soFar.tenderOrLot() == null) {
        references.tenderOrLot(source.text(element, "IssuerAssignedID"));
        return;
      }
      if (CiiSource.isObject(typeCode) && soFar.invoicedObject() == null) {
        references.invoicedObject(source.object(element));
        return;
      }
      invoice.addSupportingDocument(
          SupportingDocument.builder()
              .reference(source.text(element, "IssuerAssignedID"))
              .typeCode(CiiWriter.SUPPORTING_TYPE.equals(typeCode) ? null : typeCode)
              .description(source.text(element, "Name"))
              .externalLocation(source.text(element, "URIID"))
              .attachment(source.attachment(source.find(element, "AttachmentBinaryObject")))
              .build());
    }
  }
}
