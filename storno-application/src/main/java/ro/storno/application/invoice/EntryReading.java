package ro.storno.application.invoice;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FieldErrors;
import ro.storno.application.Given;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.numbering.SeriesId;

/**
 * Reads an entry field by field: from what was typed, or, on a change, from the present content
 * where a field was not sent.
 */
final class EntryReading {
  /** Romanian kinds of operation, which clients send as {@code invoiceTypeCode} too. */
  private static final Set<String> OPERATION_KINDS =
      Set.of(
          "standard",
          "reverse_charge",
          "exempt_with_deduction",
          "services_art_311",
          "sales_art_312",
          "non_taxable",
          "special_regime_art_314_315",
          "non_transfer",
          "simplified",
          "services_art_278",
          "exempt_art_294_ab",
          "exempt_art_294_cd",
          "self_billing");

  private static final Set<String> TYPE_CODES = Set.of("380", "381", "383", "384", "389", "751");

  private final InvoiceEntry entry;
  private final @Nullable Invoice invoice;
  private final @Nullable InvoiceContent was;
  private final Given given;

  EntryReading(InvoiceEntry entry, @Nullable Invoice invoice, Set<String> given) {
    this.entry = entry;
    this.invoice = invoice;
    this.was = invoice == null ? null : invoice.content();
    this.given = new Given(given);
  }

  InvoiceEntry entry() {
    return entry;
  }

  @Nullable InvoiceContent was() {
    return was;
  }

  Given given() {
    return given;
  }

  boolean isSent(String field) {
    return was == null || given.has(field);
  }

  boolean isNumbered() {
    return invoice != null && invoice.number() != null;
  }

  <T> @Nullable T pick(
      String field,
      Function<InvoiceEntry, @Nullable T> sent,
      Function<InvoiceContent, @Nullable T> present) {
    return was == null || given.has(field) ? sent.apply(entry) : present.apply(was);
  }

  boolean flag(
      String field,
      Function<InvoiceEntry, @Nullable Boolean> sent,
      Function<InvoiceContent, @Nullable Boolean> present,
      boolean otherwise) {
    Boolean flag = pick(field, sent, present);
    return flag == null ? otherwise : flag;
  }

  boolean autoApplyVatRules() {
    return flag(
        "autoApplyVatRules",
        e -> e.autoApplyVatRules(),
        content -> content.options().autoApplyVatRules(),
        false);
  }

  @Nullable SeriesId seriesKept() {
    return was == null || given.has("documentSeriesId") ? null : was.seriesId();
  }

  /** A credit code together with a parent says credit note as well as the type itself does. */
  DocumentType documentType(FieldErrors errors) {
    String name = pick("documentType", e -> e.documentType(), c -> c.documentType().wireName());
    if (name == null || name.isBlank()) {
      if (was != null) {
        return was.documentType();
      }
      boolean credit = "381".equals(entry.invoiceTypeCode()) && entry.parentDocumentId() != null;
      return credit ? DocumentType.CREDIT_NOTE : DocumentType.INVOICE;
    }
    Optional<DocumentType> type = DocumentType.ofWireName(name);
    errors.addIf(type.isEmpty(), "documentType", "Choose invoice or credit_note.");
    return type.orElse(DocumentType.INVOICE);
  }

  /** An unlinked negative invoice stays a 380 (decisions.md, Documents). */
  String typeCode(DocumentType type, FieldErrors errors) {
    String code = pick("invoiceTypeCode", e -> e.invoiceTypeCode(), InvoiceContent::typeCode);
    if (code == null || code.isBlank() || OPERATION_KINDS.contains(code)) {
      return was == null ? type.defaultTypeCode() : was.typeCode();
    }
    errors.addIf(
        !TYPE_CODES.contains(code),
        "invoiceTypeCode",
        "Choose one of " + String.join(", ", new TreeSet<>(TYPE_CODES)) + ".");
    return type == DocumentType.INVOICE && code.equals("381") ? type.defaultTypeCode() : code;
  }

  @Nullable String operationKind() {
    String code = entry.invoiceTypeCode();
    if (code != null && OPERATION_KINDS.contains(code) && isSent("invoiceTypeCode")) {
      return code;
    }
    return pick("operationKind", e -> e.operationKind(), InvoiceContent::operationKind);
  }

  InvoiceReferences references() {
    return new InvoiceReferences(
        pick("taxPointDate", e -> e.taxPointDate(), c -> c.references().taxPointDate()),
        pick("taxPointDateCode", e -> e.taxPointDateCode(), c -> c.references().taxPointDateCode()),
        pick("buyerReference", e -> e.buyerReference(), c -> c.references().buyerReference()),
        pick("projectReference", e -> e.projectReference(), c -> c.references().projectReference()),
        pick("contractNumber", e -> e.contractNumber(), c -> c.references().contractNumber()),
        pick("orderNumber", e -> e.orderNumber(), c -> c.references().orderNumber()),
        pick(
            "receivingAdviceReference",
            e -> e.receivingAdviceReference(),
            c -> c.references().receivingAdviceReference()),
        pick(
            "despatchAdviceReference",
            e -> e.despatchAdviceReference(),
            c -> c.references().despatchAdviceReference()),
        pick(
            "tenderOrLotReference",
            e -> e.tenderOrLotReference(),
            c -> c.references().tenderOrLotReference()),
        pick(
            "invoicedObjectIdentifier",
            e -> e.invoicedObjectIdentifier(),
            c -> c.references().invoicedObjectIdentifier()),
        pick(
            "buyerAccountingReference",
            e -> e.buyerAccountingReference(),
            c -> c.references().buyerAccountingReference()),
        pick(
            "businessProcessType",
            e -> e.businessProcessType(),
            c -> c.references().businessProcessType()),
        pick("payeeName", e -> e.payeeName(), c -> c.references().payeeName()),
        pick("payeeIdentifier", e -> e.payeeIdentifier(), c -> c.references().payeeIdentifier()),
        pick(
            "payeeLegalRegistrationIdentifier",
            e -> e.payeeLegalRegistrationIdentifier(),
            c -> c.references().payeeLegalRegistrationIdentifier()),
        pick("payeeBankAccount", e -> e.payeeBankAccount(), c -> c.references().payeeBankAccount()),
        pick("payeeBankName", e -> e.payeeBankName(), c -> c.references().payeeBankName()));
  }

  InvoiceTexts texts() {
    return new InvoiceTexts(
        pick("notes", e -> e.notes(), c -> c.texts().notes()),
        pick("paymentTerms", e -> e.paymentTerms(), c -> c.texts().paymentTerms()),
        pick("deliveryLocation", e -> e.deliveryLocation(), c -> c.texts().deliveryLocation()),
        pick("issuerName", e -> e.issuerName(), c -> c.texts().issuerName()),
        pick("issuerId", e -> e.issuerId(), c -> c.texts().issuerId()),
        pick("mentions", e -> e.mentions(), c -> c.texts().mentions()),
        pick("internalNote", e -> e.internalNote(), c -> c.texts().internalNote()),
        pick("salesAgent", e -> e.salesAgent(), c -> c.texts().salesAgent()),
        pick("deputyName", e -> e.deputyName(), c -> c.texts().deputyName()),
        pick(
            "deputyIdentityCard", e -> e.deputyIdentityCard(), c -> c.texts().deputyIdentityCard()),
        pick("deputyAuto", e -> e.deputyAuto(), c -> c.texts().deputyAuto()));
  }

  InvoiceExtensions extensions() {
    if (was != null && !given.has("ublExtensions")) {
      return was.extensions();
    }
    InvoiceEntry.Extensions typed = entry.ublExtensions();
    return typed == null ? InvoiceExtensions.NONE : ExtensionDrafting.document(typed);
  }
}
