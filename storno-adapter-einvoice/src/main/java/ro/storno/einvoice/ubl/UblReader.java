package ro.storno.einvoice.ubl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentCard;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.syntax.TreeInvoiceReader;
import ro.storno.einvoice.xml.XmlElement;
import ro.storno.einvoice.xml.XmlLimits;

/**
 * Reads UBL 2.1 invoices and credit notes, totally: what it cannot take over becomes a finding.
 *
 * <p>Elements are found by name, wherever the schema would have them in the order, so that
 * documents which break the schema are still understood. A document that ends too early gives what
 * came before. Thread-safe.
 */
public final class UblReader extends TreeInvoiceReader<TermSource> {
  private static final Pattern NOTE_SUBJECT = Pattern.compile("#([A-Z]{3})#(.*)", Pattern.DOTALL);
  private static final String NAMESPACE_PREFIX = "urn:oasis:names:specification:ubl:schema:xsd:";

  /** A reader that looks at documents within limits. */
  public UblReader(XmlLimits limits) {
    super(Syntax.UBL, limits);
  }

  @Override
  protected boolean recognises(XmlElement root) {
    return root.namespace().startsWith(NAMESPACE_PREFIX)
        && (root.name().equals("Invoice") || root.name().equals("CreditNote"));
  }

  @Override
  protected String expectedRoot() {
    return "a UBL Invoice or CreditNote";
  }

  @Override
  protected TermSource source(Explainer explainer) {
    return new TermSource(explainer);
  }

  @Override
  protected List<NationalInvoice> invoices(TermSource source, XmlElement root) {
    return List.of(NationalInvoice.of(new Document(source, root).read()));
  }

  /** One document being read. */
  private static final class Document {
    private final TermSource source;
    private final XmlElement root;
    private final boolean creditNote;
    private final @Nullable String currency;
    private final ElectronicInvoice.Builder invoice = ElectronicInvoice.builder();

    Document(TermSource source, XmlElement root) {
      this.source = source;
      this.root = root;
      this.creditNote = root.name().equals("CreditNote");
      this.currency = source.text(root, "DocumentCurrencyCode");
    }

    ElectronicInvoice read() {
      root.markUsed();
      header();
      references();
      UblPartyReader parties = new UblPartyReader(source);
      Optional<Identifier> creditor = creditor();
      invoice
          .seller(parties.party(source.find(root, "AccountingSupplierParty", "Party"), creditor))
          .buyer(
              parties.party(
                  source.find(root, "AccountingCustomerParty", "Party"), Optional.empty()))
          .payee(parties.payee(source.find(root, "PayeeParty"), creditor))
          .taxRepresentative(
              parties.taxRepresentative(source.find(root, "TaxRepresentativeParty")));
      source.all(root, "Delivery").forEach(element -> delivery(element, parties));
      payment(creditor.map(Identifier::value).orElse(null));
      allowancesAndCharges();
      totals();
      UblLineReader lines = new UblLineReader(source, currency, this::allowanceCharge);
      source
          .all(root, creditNote ? "CreditNoteLine" : "InvoiceLine")
          .forEach(element -> invoice.addLine(lines.line(element, creditNote)));
      return invoice.build();
    }

    private void header() {
      String kindCode = source.text(root, creditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode");
      source.text(root, "UBLVersionID");
      invoice
          .processControl(
              new ProcessControl(
                  source.text(root, "ProfileID"), source.text(root, "CustomizationID")))
          .number(source.text(root, "ID"))
          .issueDate(source.date(root, "IssueDate"))
          .typeCode(kindCode)
          .currency(currency)
          .vatAccountingCurrency(source.text(root, "TaxCurrencyCode"))
          .taxPointDate(source.date(root, "TaxPointDate"))
          .dueDate(source.date(root, "DueDate"))
          .buyerReference(source.text(root, "BuyerReference"))
          .buyerAccountingReference(source.text(root, "AccountingCost"));
      for (XmlElement note : source.all(root, "Note")) {
        String text = note.text();
        if (text != null) {
          invoice.addNote(note(text));
        }
      }
    }

    private static InvoiceNote note(String text) {
      Matcher subject = NOTE_SUBJECT.matcher(text);
      return subject.matches() && !subject.group(2).isBlank()
          ? new InvoiceNote(subject.group(1), subject.group(2))
          : InvoiceNote.of(text);
    }

    private void references() {
      XmlElement period = source.find(root, "InvoicePeriod");
      invoice
          .invoicingPeriod(UblLineReader.period(source, period))
          .taxPointDateCode(source.text(period, "DescriptionCode"));
      References.Builder references =
          References.builder()
              .contract(source.text(root, "ContractDocumentReference", "ID"))
              .receivingAdvice(source.text(root, "ReceiptDocumentReference", "ID"))
              .despatchAdvice(source.text(root, "DespatchDocumentReference", "ID"))
              .tenderOrLot(source.text(root, "OriginatorDocumentReference", "ID"))
              .project(source.text(root, "ProjectReference", "ID"));
      order().ifPresent(references::addOrder);
      for (XmlElement billing : source.all(root, "BillingReference")) {
        preceding(source.find(billing, "InvoiceDocumentReference"));
      }
      source
          .all(root, "AdditionalDocumentReference")
          .forEach(element -> additionalDocument(element, references));
      invoice.references(references.build());
    }

    private Optional<OrderReference> order() {
      XmlElement element = source.find(root, "OrderReference");
      String purchaseOrder = source.text(element, "ID");
      String salesOrder = source.text(element, "SalesOrderID");
      if (salesOrder != null && UblWriter.NO_ORDER_NUMBER.equals(purchaseOrder)) {
        purchaseOrder = null;
      }
      return TermSource.allNull(purchaseOrder, salesOrder)
          ? Optional.empty()
          : Optional.of(new OrderReference(purchaseOrder, salesOrder));
    }

    private void preceding(@Nullable XmlElement element) {
      PrecedingInvoice preceding =
          new PrecedingInvoice(source.text(element, "ID"), source.date(element, "IssueDate"));
      if (!TermSource.allNull(preceding.number(), preceding.issueDate())) {
        invoice.addPrecedingInvoice(preceding);
      }
    }

    private void additionalDocument(XmlElement element, References.Builder references) {
      String typeCode = source.text(element, "DocumentTypeCode");
      References soFar = references.build();
      if (UblWriter.OBJECT_TYPE.equals(typeCode) && soFar.invoicedObject() == null) {
        references.invoicedObject(source.identifier(element, "ID"));
        return;
      }
      if (creditNote && UblWriter.PROJECT_TYPE.equals(typeCode) && soFar.project() == null) {
        references.project(source.text(element, "ID"));
        return;
      }
      SupportingDocument document =
          SupportingDocument.builder()
              .reference(source.text(element, "ID"))
              .typeCode(typeCode)
              .description(source.text(element, "DocumentDescription"))
              .externalLocation(source.text(element, "Attachment", "ExternalReference", "URI"))
              .attachment(
                  source.attachment(
                      source.find(element, "Attachment", "EmbeddedDocumentBinaryObject")))
              .build();
      invoice.addSupportingDocument(document);
    }

    /**
     * BT-90: the identifier in scheme SEPA of the payee or else the seller, if there is a mandate.
     */
    private Optional<Identifier> creditor() {
      boolean debits =
          source.all(root, "PaymentMeans").stream()
              .anyMatch(means -> source.find(means, "PaymentMandate") != null);
      if (!debits) {
        return Optional.empty();
      }
      List<XmlElement> candidates = new ArrayList<>();
      candidates.addAll(source.all(source.find(root, "PayeeParty"), "PartyIdentification"));
      candidates.addAll(
          source.all(source.find(root, "AccountingSupplierParty", "Party"), "PartyIdentification"));
      return candidates.stream()
          .map(candidate -> source.identifier(candidate, "ID"))
          .filter(Objects::nonNull)
          .filter(id -> UblWriter.CREDITOR_SCHEME.equals(id.schemeId()))
          .findFirst();
    }

    private void delivery(XmlElement element, UblPartyReader parties) {
      Delivery delivery =
          Delivery.builder()
              .actualDate(source.date(element, "ActualDeliveryDate"))
              .location(source.identifier(element, "DeliveryLocation", "ID"))
              .address(parties.address(source.find(element, "DeliveryLocation", "Address")))
              .partyName(source.text(element, "DeliveryParty", "PartyName", "Name"))
              .build();
      if (!delivery.equals(Delivery.builder().build())) {
        invoice.addDelivery(delivery);
      }
    }

    private void payment(@Nullable String creditorId) {
      PaymentInstruction before = null;
      for (XmlElement element : source.all(root, "PaymentMeans")) {
        var due = source.date(element, "PaymentDueDate");
        PaymentInstruction instruction = withText(instruction(element, creditorId), before);
        if (creditNote && due != null) {
          invoice.dueDate(due);
        }
        boolean carriesDueDateOnly =
            creditNote
                && due != null
                && instruction.equals(
                    PaymentInstruction.builder().meansCode(UblWriter.NOT_DEFINED).build());
        if (!carriesDueDateOnly) {
          invoice.addPaymentInstruction(instruction);
        }
        before = instruction;
      }
      for (XmlElement terms : source.all(root, "PaymentTerms")) {
        String note = source.terms(terms, "Note");
        if (note != null) {
          invoice.addPaymentTerm(note);
        }
      }
    }

    /** The text (BT-82) stands once in UBL and holds for the same means that follow (UBL-SR-46). */
    private static PaymentInstruction withText(
        PaymentInstruction instruction, @Nullable PaymentInstruction before) {
      if (before == null
          || instruction.meansText() != null
          || !Objects.equals(instruction.meansCode(), before.meansCode())) {
        return instruction;
      }
      return instruction.toBuilder().meansText(before.meansText()).build();
    }

    private PaymentInstruction instruction(XmlElement element, @Nullable String creditorId) {
      XmlElement code = source.find(element, "PaymentMeansCode");
      return PaymentInstruction.builder()
          .meansCode(code == null ? null : code.text())
          .meansText(code == null ? null : code.attribute("name"))
          .remittanceInformation(source.text(element, "PaymentID"))
          .creditTransfer(account(source.find(element, "PayeeFinancialAccount")))
          .card(card(source.find(element, "CardAccount")))
          .directDebit(mandate(source.find(element, "PaymentMandate"), creditorId))
          .build();
    }

    private @Nullable CreditTransfer account(@Nullable XmlElement element) {
      return element == null
          ? null
          : new CreditTransfer(
              source.text(element, "ID"),
              source.text(element, "Name"),
              source.text(element, "FinancialInstitutionBranch", "ID"));
    }

    private @Nullable PaymentCard card(@Nullable XmlElement element) {
      if (element == null) {
        return null;
      }
      source.text(element, "NetworkID");
      return new PaymentCard(
          source.text(element, "PrimaryAccountNumberID"), source.text(element, "HolderName"));
    }

    private @Nullable DirectDebit mandate(
        @Nullable XmlElement element, @Nullable String creditorId) {
      return element == null
          ? null
          : new DirectDebit(
              source.text(element, "ID"),
              creditorId,
              source.text(element, "PayerFinancialAccount", "ID"));
    }

    private void allowancesAndCharges() {
      for (XmlElement element : source.all(root, "AllowanceCharge")) {
        AllowanceCharge item = allowanceCharge(element);
        if (UblLineReader.isCharge(source, element)) {
          invoice.addCharge(item);
        } else {
          invoice.addAllowance(item);
        }
      }
    }

    private AllowanceCharge allowanceCharge(XmlElement element) {
      source.text(element, "TaxCategory", "TaxScheme", "ID");
      return AllowanceCharge.builder()
          .amount(source.amount(currency, element, "Amount"))
          .baseAmount(source.amount(currency, element, "BaseAmount"))
          .percentage(source.number(element, "MultiplierFactorNumeric"))
          .reason(source.text(element, "AllowanceChargeReason"))
          .reasonCode(source.text(element, "AllowanceChargeReasonCode"))
          .vatCategoryCode(source.text(element, "TaxCategory", "ID"))
          .vatRate(source.number(element, "TaxCategory", "Percent"))
          .build();
    }

    private void totals() {
      XmlElement element = source.find(root, "LegalMonetaryTotal");
      DocumentTotals.Builder totals =
          DocumentTotals.builder()
              .lineNetTotal(source.amount(currency, element, "LineExtensionAmount"))
              .allowanceTotal(source.amount(currency, element, "AllowanceTotalAmount"))
              .chargeTotal(source.amount(currency, element, "ChargeTotalAmount"))
              .taxExclusiveAmount(source.amount(currency, element, "TaxExclusiveAmount"))
              .taxInclusiveAmount(source.amount(currency, element, "TaxInclusiveAmount"))
              .prepaidAmount(source.amount(currency, element, "PrepaidAmount"))
              .roundingAmount(source.amount(currency, element, "PayableRoundingAmount"))
              .payableAmount(source.amount(currency, element, "PayableAmount"));
      taxTotals(totals);
      invoice.totals(totals.build());
    }

    private void taxTotals(DocumentTotals.Builder totals) {
      String accounting = source.text(root, "TaxCurrencyCode");
      BigDecimal vatTotal = null;
      for (XmlElement element : source.all(root, "TaxTotal")) {
        if (isInAccountingCurrency(element, accounting, vatTotal)) {
          totals.vatTotalInAccountingCurrency(source.amount(accounting, element, "TaxAmount"));
        } else if (vatTotal == null) {
          vatTotal = source.amount(currency, element, "TaxAmount");
          totals.vatTotal(vatTotal);
          source.all(element, "TaxSubtotal").forEach(this::taxSubtotal);
        }
      }
    }

    /** The total in the accounting currency has that currency and no groups. */
    private boolean isInAccountingCurrency(
        XmlElement element, @Nullable String accounting, @Nullable BigDecimal vatTotal) {
      XmlElement amount = source.find(element, "TaxAmount");
      String stated = amount == null ? null : amount.attribute("currencyID");
      if (accounting == null || stated == null || !stated.equals(accounting)) {
        return false;
      }
      return !accounting.equals(currency)
          || vatTotal != null && source.find(element, "TaxSubtotal") == null;
    }

    private void taxSubtotal(XmlElement element) {
      source.text(element, "TaxCategory", "TaxScheme", "ID");
      invoice.addVatBreakdown(
          VatBreakdown.builder()
              .taxableAmount(source.amount(currency, element, "TaxableAmount"))
              .taxAmount(source.amount(currency, element, "TaxAmount"))
              .categoryCode(source.text(element, "TaxCategory", "ID"))
              .rate(source.number(element, "TaxCategory", "Percent"))
              .exemptionReason(source.text(element, "TaxCategory", "TaxExemptionReason"))
              .exemptionReasonCode(source.text(element, "TaxCategory", "TaxExemptionReasonCode"))
              .build());
    }
  }
}
