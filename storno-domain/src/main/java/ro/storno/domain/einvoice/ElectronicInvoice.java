package ro.storno.domain.einvoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as the semantic model of EN 16931-1 sees it.
 *
 * <p>The model says what a document states, not how a syntax spells it: UBL, CII, FatturaPA and
 * FA(3) are writers and readers of this record. It judges nothing. A document that was read may
 * lack terms the norm demands, so every single term may be absent (null), while lists are empty
 * rather than null; that a mandatory term is missing is for the rules (BR-01 and following) to say,
 * and strict writers refuse it. Codes are strings, because a reader must keep a code it does not
 * know.
 *
 * <p>Amounts are decimal numbers in the invoice currency (BT-5) unless their term says otherwise,
 * positive on a credit note.
 *
 * <p>Immutable and thread-safe. Two invoices are equal when all their terms are, amounts compared
 * with their scale.
 *
 * @param processControl BG-2 process control; not null, its terms may be absent
 * @param number BT-1 invoice number; null when absent
 * @param issueDate BT-2 date of issue; null when absent
 * @param typeCode BT-3 type from UNCL 1001, for example {@code 380} invoice, {@code 381} credit
 *     note; null when absent
 * @param currency BT-5 invoice currency, ISO 4217; null when absent
 * @param vatAccountingCurrency BT-6 VAT accounting currency, ISO 4217; null when it is the invoice
 *     currency
 * @param taxPointDate BT-7 date VAT becomes due; null when absent
 * @param taxPointDateCode BT-8 what decides that date, from UNCL 2005: 3, 35 or 432; null when
 *     absent
 * @param dueDate BT-9 date by which to pay; null when absent
 * @param buyerReference BT-10 what the buyer wants to see to route the invoice; null when absent
 * @param references BT-11 to BT-18 references; not null, may be empty
 * @param buyerAccountingReference BT-19 where the buyer books the invoice; null when absent
 * @param paymentTerms terms of payment in words (BT-20)
 * @param notes notes (BG-1)
 * @param precedingInvoices preceding invoices (BG-3)
 * @param seller BG-4 seller; not null, its terms may be absent
 * @param buyer BG-7 buyer; not null, its terms may be absent
 * @param payee BG-10 payee; null when it is the seller
 * @param taxRepresentative BG-11 tax representative of the seller; null when there is none
 * @param deliveries deliveries (BG-13)
 * @param invoicingPeriod BG-14 period the invoice covers; null when absent
 * @param paymentInstructions payment instructions (BG-16)
 * @param allowances document allowances (BG-20)
 * @param charges document charges (BG-21)
 * @param totals BG-22 calculated totals; not null, its terms may be absent
 * @param vatBreakdown calculated VAT per category and rate (BG-23)
 * @param supportingDocuments additional supporting documents (BG-24)
 * @param lines lines (BG-25)
 */
public record ElectronicInvoice(
    ProcessControl processControl,
    @Nullable String number,
    @Nullable LocalDate issueDate,
    @Nullable String typeCode,
    @Nullable String currency,
    @Nullable String vatAccountingCurrency,
    @Nullable LocalDate taxPointDate,
    @Nullable String taxPointDateCode,
    @Nullable LocalDate dueDate,
    @Nullable String buyerReference,
    References references,
    @Nullable String buyerAccountingReference,
    List<String> paymentTerms,
    List<InvoiceNote> notes,
    List<PrecedingInvoice> precedingInvoices,
    Party seller,
    Party buyer,
    @Nullable Payee payee,
    @Nullable TaxRepresentative taxRepresentative,
    List<Delivery> deliveries,
    @Nullable Period invoicingPeriod,
    List<PaymentInstruction> paymentInstructions,
    List<AllowanceCharge> allowances,
    List<AllowanceCharge> charges,
    DocumentTotals totals,
    List<VatBreakdown> vatBreakdown,
    List<SupportingDocument> supportingDocuments,
    List<InvoiceLine> lines) {
  /** Copies lists and refuses a null where the term is not optional. */
  public ElectronicInvoice {
    Objects.requireNonNull(processControl, "processControl");
    Objects.requireNonNull(references, "references");
    paymentTerms = List.copyOf(paymentTerms);
    notes = List.copyOf(notes);
    precedingInvoices = List.copyOf(precedingInvoices);
    Objects.requireNonNull(seller, "seller");
    Objects.requireNonNull(buyer, "buyer");
    deliveries = List.copyOf(deliveries);
    paymentInstructions = List.copyOf(paymentInstructions);
    allowances = List.copyOf(allowances);
    charges = List.copyOf(charges);
    Objects.requireNonNull(totals, "totals");
    vatBreakdown = List.copyOf(vatBreakdown);
    supportingDocuments = List.copyOf(supportingDocuments);
    lines = List.copyOf(lines);
  }

  /**
   * Whether the type (BT-3) makes this a credit note, which UBL writes with a root of its own.
   *
   * <p>The codes are those that EN 16931 (BR-CL-01) allows under a UBL CreditNote. A document
   * without a type counts as an invoice.
   */
  public boolean isCreditNote() {
    return typeCode != null && CREDIT_NOTE_TYPES.contains(typeCode);
  }

  private static final Set<String> CREDIT_NOTE_TYPES =
      Set.of(
          "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");

  /** An empty ElectronicInvoice to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.processControl = processControl;
    copy.number = number;
    copy.issueDate = issueDate;
    copy.typeCode = typeCode;
    copy.currency = currency;
    copy.vatAccountingCurrency = vatAccountingCurrency;
    copy.taxPointDate = taxPointDate;
    copy.taxPointDateCode = taxPointDateCode;
    copy.dueDate = dueDate;
    copy.buyerReference = buyerReference;
    copy.references = references;
    copy.buyerAccountingReference = buyerAccountingReference;
    copy.paymentTerms.addAll(paymentTerms);
    copy.notes.addAll(notes);
    copy.precedingInvoices.addAll(precedingInvoices);
    copy.seller = seller;
    copy.buyer = buyer;
    copy.payee = payee;
    copy.taxRepresentative = taxRepresentative;
    copy.deliveries.addAll(deliveries);
    copy.invoicingPeriod = invoicingPeriod;
    copy.paymentInstructions.addAll(paymentInstructions);
    copy.allowances.addAll(allowances);
    copy.charges.addAll(charges);
    copy.totals = totals;
    copy.vatBreakdown.addAll(vatBreakdown);
    copy.supportingDocuments.addAll(supportingDocuments);
    copy.lines.addAll(lines);
    return copy;
  }

  /** Collects the terms of a {@link ElectronicInvoice}; not thread-safe. */
  public static final class Builder {
    private ProcessControl processControl = ProcessControl.NONE;
    private @Nullable String number;
    private @Nullable LocalDate issueDate;
    private @Nullable String typeCode;
    private @Nullable String currency;
    private @Nullable String vatAccountingCurrency;
    private @Nullable LocalDate taxPointDate;
    private @Nullable String taxPointDateCode;
    private @Nullable LocalDate dueDate;
    private @Nullable String buyerReference;
    private References references = References.NONE;
    private @Nullable String buyerAccountingReference;
    private final List<String> paymentTerms = new ArrayList<>();
    private final List<InvoiceNote> notes = new ArrayList<>();
    private final List<PrecedingInvoice> precedingInvoices = new ArrayList<>();
    private Party seller = Party.builder().build();
    private Party buyer = Party.builder().build();
    private @Nullable Payee payee;
    private @Nullable TaxRepresentative taxRepresentative;
    private final List<Delivery> deliveries = new ArrayList<>();
    private @Nullable Period invoicingPeriod;
    private final List<PaymentInstruction> paymentInstructions = new ArrayList<>();
    private final List<AllowanceCharge> allowances = new ArrayList<>();
    private final List<AllowanceCharge> charges = new ArrayList<>();
    private DocumentTotals totals = DocumentTotals.builder().build();
    private final List<VatBreakdown> vatBreakdown = new ArrayList<>();
    private final List<SupportingDocument> supportingDocuments = new ArrayList<>();
    private final List<InvoiceLine> lines = new ArrayList<>();

    private Builder() {}

    /** Sets BG-2 process control. */
    public Builder processControl(ProcessControl processControl) {
      this.processControl = processControl;
      return this;
    }

    /** Sets BT-1 invoice number. */
    public Builder number(@Nullable String number) {
      this.number = number;
      return this;
    }

    /** Sets BT-2 date of issue. */
    public Builder issueDate(@Nullable LocalDate issueDate) {
      this.issueDate = issueDate;
      return this;
    }

    /** Sets BT-3 type from UNCL 1001, for example {@code 380} invoice, {@code 381} credit note. */
    public Builder typeCode(@Nullable String typeCode) {
      this.typeCode = typeCode;
      return this;
    }

    /** Sets BT-5 invoice currency, ISO 4217. */
    public Builder currency(@Nullable String currency) {
      this.currency = currency;
      return this;
    }

    /** Sets BT-6 VAT accounting currency, ISO 4217. */
    public Builder vatAccountingCurrency(@Nullable String vatAccountingCurrency) {
      this.vatAccountingCurrency = vatAccountingCurrency;
      return this;
    }

    /** Sets BT-7 date VAT becomes due. */
    public Builder taxPointDate(@Nullable LocalDate taxPointDate) {
      this.taxPointDate = taxPointDate;
      return this;
    }

    /** Sets BT-8 what decides that date, from UNCL 2005: 3, 35 or 432. */
    public Builder taxPointDateCode(@Nullable String taxPointDateCode) {
      this.taxPointDateCode = taxPointDateCode;
      return this;
    }

    /** Sets BT-9 date by which to pay. */
    public Builder dueDate(@Nullable LocalDate dueDate) {
      this.dueDate = dueDate;
      return this;
    }

    /** Sets BT-10 what the buyer wants to see to route the invoice. */
    public Builder buyerReference(@Nullable String buyerReference) {
      this.buyerReference = buyerReference;
      return this;
    }

    /** Sets BT-11 to BT-18 references. */
    public Builder references(References references) {
      this.references = references;
      return this;
    }

    /** Sets BT-19 where the buyer books the invoice. */
    public Builder buyerAccountingReference(@Nullable String buyerAccountingReference) {
      this.buyerAccountingReference = buyerAccountingReference;
      return this;
    }

    /** Replaces all of terms of payment in words (BT-20). */
    public Builder paymentTerms(List<String> paymentTerms) {
      this.paymentTerms.clear();
      this.paymentTerms.addAll(paymentTerms);
      return this;
    }

    /** Adds one to terms of payment in words (BT-20). */
    public Builder addPaymentTerm(String paymentTerm) {
      this.paymentTerms.add(paymentTerm);
      return this;
    }

    /** Replaces all of notes (BG-1). */
    public Builder notes(List<InvoiceNote> notes) {
      this.notes.clear();
      this.notes.addAll(notes);
      return this;
    }

    /** Adds one to notes (BG-1). */
    public Builder addNote(InvoiceNote note) {
      this.notes.add(note);
      return this;
    }

    /** Replaces all of preceding invoices (BG-3). */
    public Builder precedingInvoices(List<PrecedingInvoice> precedingInvoices) {
      this.precedingInvoices.clear();
      this.precedingInvoices.addAll(precedingInvoices);
      return this;
    }

    /** Adds one to preceding invoices (BG-3). */
    public Builder addPrecedingInvoice(PrecedingInvoice precedingInvoice) {
      this.precedingInvoices.add(precedingInvoice);
      return this;
    }

    /** Sets BG-4 seller. */
    public Builder seller(Party seller) {
      this.seller = seller;
      return this;
    }

    /** Sets BG-7 buyer. */
    public Builder buyer(Party buyer) {
      this.buyer = buyer;
      return this;
    }

    /** Sets BG-10 payee. */
    public Builder payee(@Nullable Payee payee) {
      this.payee = payee;
      return this;
    }

    /** Sets BG-11 tax representative of the seller. */
    public Builder taxRepresentative(@Nullable TaxRepresentative taxRepresentative) {
      this.taxRepresentative = taxRepresentative;
      return this;
    }

    /** Replaces all of deliveries (BG-13). */
    public Builder deliveries(List<Delivery> deliveries) {
      this.deliveries.clear();
      this.deliveries.addAll(deliveries);
      return this;
    }

    /** Adds one to deliveries (BG-13). */
    public Builder addDelivery(Delivery delivery) {
      this.deliveries.add(delivery);
      return this;
    }

    /** Sets BG-14 period the invoice covers. */
    public Builder invoicingPeriod(@Nullable Period invoicingPeriod) {
      this.invoicingPeriod = invoicingPeriod;
      return this;
    }

    /** Replaces all of payment instructions (BG-16). */
    public Builder paymentInstructions(List<PaymentInstruction> paymentInstructions) {
      this.paymentInstructions.clear();
      this.paymentInstructions.addAll(paymentInstructions);
      return this;
    }

    /** Adds one to payment instructions (BG-16). */
    public Builder addPaymentInstruction(PaymentInstruction paymentInstruction) {
      this.paymentInstructions.add(paymentInstruction);
      return this;
    }

    /** Replaces all of document allowances (BG-20). */
    public Builder allowances(List<AllowanceCharge> allowances) {
      this.allowances.clear();
      this.allowances.addAll(allowances);
      return this;
    }

    /** Adds one to document allowances (BG-20). */
    public Builder addAllowance(AllowanceCharge allowance) {
      this.allowances.add(allowance);
      return this;
    }

    /** Replaces all of document charges (BG-21). */
    public Builder charges(List<AllowanceCharge> charges) {
      this.charges.clear();
      this.charges.addAll(charges);
      return this;
    }

    /** Adds one to document charges (BG-21). */
    public Builder addCharge(AllowanceCharge charge) {
      this.charges.add(charge);
      return this;
    }

    /** Sets BG-22 calculated totals. */
    public Builder totals(DocumentTotals totals) {
      this.totals = totals;
      return this;
    }

    /** Replaces all of calculated VAT per category and rate (BG-23). */
    public Builder vatBreakdown(List<VatBreakdown> vatBreakdown) {
      this.vatBreakdown.clear();
      this.vatBreakdown.addAll(vatBreakdown);
      return this;
    }

    /** Adds one to calculated VAT per category and rate (BG-23). */
    public Builder addVatBreakdown(VatBreakdown vatBreakdown) {
      this.vatBreakdown.add(vatBreakdown);
      return this;
    }

    /** Replaces all of additional supporting documents (BG-24). */
    public Builder supportingDocuments(List<SupportingDocument> supportingDocuments) {
      this.supportingDocuments.clear();
      this.supportingDocuments.addAll(supportingDocuments);
      return this;
    }

    /** Adds one to additional supporting documents (BG-24). */
    public Builder addSupportingDocument(SupportingDocument supportingDocument) {
      this.supportingDocuments.add(supportingDocument);
      return this;
    }

    /** Replaces all of lines (BG-25). */
    public Builder lines(List<InvoiceLine> lines) {
      this.lines.clear();
      this.lines.addAll(lines);
      return this;
    }

    /** Adds one to lines (BG-25). */
    public Builder addLine(InvoiceLine line) {
      this.lines.add(line);
      return this;
    }

    /** The ElectronicInvoice as collected so far. */
    public ElectronicInvoice build() {
      return new ElectronicInvoice(
          processControl,
          number,
          issueDate,
          typeCode,
          currency,
          vatAccountingCurrency,
          taxPointDate,
          taxPointDateCode,
          dueDate,
          buyerReference,
          references,
          buyerAccountingReference,
          paymentTerms,
          notes,
          precedingInvoices,
          seller,
          buyer,
          payee,
          taxRepresentative,
          deliveries,
          invoicingPeriod,
          paymentInstructions,
          allowances,
          charges,
          totals,
          vatBreakdown,
          supportingDocuments,
          lines);
    }
  }
}
