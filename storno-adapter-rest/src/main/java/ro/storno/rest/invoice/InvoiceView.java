package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.FilingStatus;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceOptions;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.invoice.SourceDocument;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.SupplierId;
import ro.storno.domain.payment.Payment;
import ro.storno.rest.openapi.Described;
import ro.storno.rest.payment.PaymentView;

/**
 * An invoice or credit note with all that belongs to it (api-reference/invoices/get.md,
 * notes/client-contract.md). Names that pages and clients spell differently stand under both.
 */
public record InvoiceView(
    UUID id,
    UUID uuid,
    @Described(example = "FACT-0042") String number,
    @Described("invoice or credit_note") String documentType,
    boolean isCreditNote,
    @Described("Payment status once paid, partly paid or overdue, else the document status")
        String status,
    String documentStatus,
    String paymentStatus,
    String direction,
    boolean isIncoming,
    String currency,
    @Described(
            "Units of the company's currency for one of the invoice's; null where a document made"
                + " elsewhere tells none")
        @Nullable BigDecimal exchangeRate,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    BigDecimal subtotal,
    BigDecimal vatTotal,
    BigDecimal vatAmount,
    BigDecimal total,
    BigDecimal discount,
    BigDecimal totalDiscount,
    BigDecimal amountPaid,
    BigDecimal balance,
    @Described(value = "UNTDID 1001", example = "380") String invoiceTypeCode,
    @Nullable String operationKind,
    @Nullable String senderCif,
    String senderName,
    @Nullable String receiverCif,
    @Nullable String receiverName,
    @Nullable UUID clientId,
    @Nullable String clientName,
    @Nullable PartyView client,
    PartyView supplier,
    @Described("The seller of record of an incoming document") @Nullable UUID supplierId,
    @Nullable UUID documentSeriesId,
    @Nullable UUID seriesId,
    @Nullable SeriesReference documentSeries,
    @Nullable SeriesReference series,
    @Nullable UUID parentDocumentId,
    @Nullable ParentReference parentDocument,
    @Described("The proforma that was converted to it") @Nullable UUID proformaId,
    @Described("Number of that proforma") @Nullable String proformaReference,
    @Described("The delivery note that was converted to it, the first of several")
        @Nullable UUID deliveryNoteId,
    @Described("Numbers of the delivery notes that were converted to it")
        @Nullable String deliveryNoteReference,
    List<UUID> deliveryNoteIds,
    @Described("The receipt that was converted to it") @Nullable UUID receiptId,
    @Described("Number of that receipt") @Nullable String receiptReference,
    @Nullable String notes,
    @Nullable String paymentTerms,
    String paymentMethod,
    @Nullable String deliveryLocation,
    @Nullable String projectReference,
    @Nullable String orderNumber,
    @Nullable String contractNumber,
    @Nullable String issuerName,
    @Nullable String issuerId,
    @Nullable String mentions,
    @Nullable String internalNote,
    @Nullable String salesAgent,
    @Nullable String deputyName,
    @Nullable String deputyIdentityCard,
    @Nullable String deputyAuto,
    String language,
    boolean tvaLaIncasare,
    boolean platitorTva,
    boolean plataOnline,
    boolean showClientBalance,
    @Nullable String clientBalanceExisting,
    @Nullable String clientBalanceOverdue,
    boolean autoApplyVatRules,
    boolean penaltyEnabled,
    @Described("Announced for late payment") @Nullable BigDecimal penaltyPercentPerDay,
    @Nullable Integer penaltyGraceDays,
    @Nullable LocalDate taxPointDate,
    @Nullable String taxPointDateCode,
    @Nullable String buyerReference,
    @Nullable String receivingAdviceReference,
    @Nullable String despatchAdviceReference,
    @Nullable String tenderOrLotReference,
    @Nullable String invoicedObjectIdentifier,
    @Nullable String buyerAccountingReference,
    @Nullable String businessProcessType,
    @Nullable String payeeName,
    @Nullable String payeeIdentifier,
    @Nullable String payeeLegalRegistrationIdentifier,
    @Nullable String payeeBankAccount,
    @Nullable String payeeBankName,
    @Nullable ExtensionsView ublExtensions,
    List<LineView> lines,
    @Described("VAT by category and rate") List<VatGroupView> vatBreakdown,
    List<PaymentView> payments,
    List<EventView> events,
    List<AttachmentView> attachments,
    boolean xmlGenerated,
    @Nullable String xmlPath,
    boolean pdfGenerated,
    @Nullable String pdfPath,
    @Described("Reference of the upload at the authority; null until there is one")
        @Nullable String anafUploadId,
    @Nullable String anafSubmissionId,
    @Nullable Long anafUploadIndex,
    @Nullable Instant anafUploadDate,
    @Described("queued, sending, sent, unknown, validated, rejected or withdrawn; null if never")
        @Nullable String anafState,
    @Nullable String anafStatus,
    @Nullable String anafDownloadId,
    @Nullable String anafErrorMessage,
    @Described("ANAF's reasons, in its words") @Nullable List<String> anafValidationErrors,
    @Described("Last day for e-Factura, by the law in force on the day of issue")
        @Nullable LocalDate submissionDeadline,
    @Described("That the last day is near or over, and the invoice is not there")
        @Nullable String submissionWarning,
    @Described("What was found when a document made elsewhere was read; null for others")
        @Nullable FindingsView receivedFindings,
    boolean isDuplicate,
    boolean isLateSubmission,
    @Nullable String cancellationReason,
    @Nullable Instant cancelledAt,
    @Nullable PersonView cancelledBy,
    @Nullable Instant restoredAt,
    @Nullable PersonView restoredBy,
    @Nullable Instant issuedAt,
    @Nullable Instant paidAt,
    @Nullable Integer efacturaDelayHours,
    @Nullable Instant scheduledSendAt,
    @Nullable Instant scheduledEmailAt,
    @Described("The recurring invoice that it came of") @Nullable UUID recurringInvoiceId,
    @Nullable String idempotencyKey,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  private static final String PATH = "/api/v1/invoices/";

  /** The series that numbers a document. */
  public record SeriesReference(
      UUID id, UUID uuid, String name, String prefix, String type, long nextNumber) {
    /** Names a series. */
    public static @Nullable SeriesReference of(@Nullable Series series) {
      if (series == null) {
        return null;
      }
      UUID id = series.id().value();
      return new SeriesReference(
          id,
          id,
          series.prefix(),
          series.prefix(),
          series.type().wireName(),
          series.currentNumber() + 1);
    }
  }

  /** The invoice that a credit note corrects. */
  public record ParentReference(UUID id, UUID uuid, String number, LocalDate issueDate) {
    static @Nullable ParentReference of(InvoiceDetail.@Nullable Parent parent) {
      if (parent == null) {
        return null;
      }
      UUID id = parent.id().value();
      return new ParentReference(id, id, parent.number(), parent.issueDate());
    }
  }

  /** One row of the VAT breakdown. */
  public record VatGroupView(
      String vatCategoryCode, BigDecimal vatRate, BigDecimal taxableAmount, BigDecimal vatAmount) {
    static VatGroupView of(VatGroup group) {
      return new VatGroupView(
          group.rate().category().name(),
          group.rate().percentage().value(),
          group.taxable().amount(),
          group.vat().amount());
    }
  }

  /** Maps an invoice; the only place that does. */
  public static InvoiceView of(CompanyScope scope, InvoiceDetail detail) {
    Invoice invoice = detail.invoice();
    InvoiceContent content = invoice.content();
    InvoiceReferences references = content.references();
    InvoiceTexts texts = content.texts();
    InvoiceOptions options = content.options();
    Party buyer = content.buyer();
    UUID id = invoice.id().value();
    UUID client = content.clientId() == null ? null : content.clientId().value();
    UUID seriesId = content.seriesId() == null ? null : content.seriesId().value();
    SeriesReference series = SeriesReference.of(detail.series());
    Invoice.Cancellation cancellation = invoice.cancellation();
    LatePenalty penalty = options.latePenalty();
    Invoice.Restoration restoration = invoice.restoration();
    boolean printable = invoice.status() != DocumentStatus.DRAFT;
    FilingStatus filing = detail.filing();
    Reception reception = invoice.reception();
    boolean incoming = invoice.direction() == Direction.INCOMING;
    UUID company = scope.company().value();
    UUID seller = incoming ? supplier(reception) : company;
    UUID receiver = incoming ? company : client;
    return new InvoiceView(
        id,
        id,
        invoice.displayNumber(),
        content.documentType().wireName(),
        content.documentType() == DocumentType.CREDIT_NOTE,
        invoice.shownStatus(detail.today()),
        invoice.status().wireName(),
        invoice.paymentStatus(detail.today()).wireName(),
        invoice.direction().wireName(),
        invoice.direction() == Direction.INCOMING,
        content.currency().code(),
        exchangeRate(invoice),
        content.issueDate(),
        content.dueDate(),
        invoice.totals().subtotal().amount(),
        invoice.totals().vatTotal().amount(),
        invoice.totals().vatTotal().amount(),
        invoice.totals().total().amount(),
        invoice.totals().discountTotal().amount(),
        invoice.totals().discountTotal().amount(),
        invoice.amountPaid().amount(),
        invoice.balance().amount(),
        content.typeCode(),
        content.operationKind(),
        content.supplier().taxCode(),
        content.supplier().name(),
        buyer == null ? null : buyer.taxCode(),
        buyer == null ? null : buyer.name(),
        client,
        buyer == null ? null : buyer.name(),
        buyer == null ? null : PartyView.of(receiver, buyer),
        PartyView.of(seller, content.supplier()),
        supplier(reception),
        series == null ? seriesId : series.id(),
        series == null ? seriesId : series.id(),
        series,
        series,
        content.parent() == null ? null : content.parent().value(),
        ParentReference.of(detail.parent()),
        sourceIds(invoice, SeriesType.PROFORMA).stream().findFirst().orElse(null),
        sourceNumbers(invoice, SeriesType.PROFORMA),
        sourceIds(invoice, SeriesType.DELIVERY_NOTE).stream().findFirst().orElse(null),
        sourceNumbers(invoice, SeriesType.DELIVERY_NOTE),
        sourceIds(invoice, SeriesType.DELIVERY_NOTE),
        sourceIds(invoice, SeriesType.RECEIPT).stream().findFirst().orElse(null),
        sourceNumbers(invoice, SeriesType.RECEIPT),
        texts.notes(),
        texts.paymentTerms(),
        content.paymentMethod().wireName(),
        texts.deliveryLocation(),
        references.projectReference(),
        references.orderNumber(),
        references.contractNumber(),
        texts.issuerName(),
        texts.issuerId(),
        texts.mentions(),
        texts.internalNote(),
        texts.salesAgent(),
        texts.deputyName(),
        texts.deputyIdentityCard(),
        texts.deputyAuto(),
        content.language(),
        options.vatOnCollection(),
        options.vatPayer(),
        options.onlinePayment(),
        options.showClientBalance(),
        options.clientBalanceExisting(),
        options.clientBalanceOverdue(),
        options.autoApplyVatRules(),
        penalty != null,
        penalty == null ? null : penalty.percentPerDay().value(),
        penalty == null ? null : penalty.graceDays(),
        references.taxPointDate(),
        references.taxPointDateCode(),
        references.buyerReference(),
        references.receivingAdviceReference(),
        references.despatchAdviceReference(),
        references.tenderOrLotReference(),
        references.invoicedObjectIdentifier(),
        references.buyerAccountingReference(),
        references.businessProcessType(),
        references.payeeName(),
        references.payeeIdentifier(),
        references.payeeLegalRegistrationIdentifier(),
        references.payeeBankAccount(),
        references.payeeBankName(),
        ExtensionsView.of(content.extensions()),
        lines(invoice),
        invoice.totals().breakdown().stream().map(VatGroupView::of).toList(),
        detail.payments().stream().map(PaymentView::of).toList(),
        detail.events().stream().map(EventView::of).toList(),
        detail.attachments().stream().map(AttachmentView::of).toList(),
        detail.xmlGenerated() || invoice.madeElsewhere(),
        detail.xmlGenerated() || invoice.madeElsewhere() ? PATH + id + "/xml" : null,
        printable,
        printable ? PATH + id + "/pdf" : null,
        reception == null ? filing.reference() : reception.reference(),
        filing.reference(),
        index(filing.reference()),
        filing.takenAt(),
        filing.state(),
        filing.state(),
        reception == null ? filing.receipt() : reception.message(),
        filing.message(),
        filing.errors().isEmpty() ? null : filing.errors(),
        filing.deadline(),
        filing.warning(),
        FindingsView.of(detail.reading()),
        detail.duplicate(),
        filing.late(),
        cancellation == null ? null : cancellation.reason(),
        cancellation == null ? null : cancellation.at(),
        cancellation == null ? null : PersonView.of(detail.cancelledBy()),
        restoration == null ? null : restoration.at(),
        restoration == null ? null : PersonView.of(detail.restoredBy()),
        invoice.issuedAt(),
        paidAt(detail),
        scope.profile().settings().efacturaDelayHours(),
        filing.scheduledSendAt(),
        detail.nextMail(),
        detail.recurring() == null ? null : detail.recurring().value(),
        invoice.idempotencyKey(),
        invoice.createdAt(),
        invoice.updatedAt(),
        null);
  }

  private static List<UUID> sourceIds(Invoice invoice, SeriesType kind) {
    return invoice.sources().stream()
        .filter(source -> source.kind() == kind)
        .map(SourceDocument::id)
        .toList();
  }

  private static @Nullable String sourceNumbers(Invoice invoice, SeriesType kind) {
    String numbers =
        invoice.sources().stream()
            .filter(source -> source.kind() == kind)
            .map(SourceDocument::number)
            .collect(Collectors.joining(", "));
    return numbers.isEmpty() ? null : numbers;
  }

  /** Some pages show ANAF's index as a number; one that is longer than ours is left out. */
  private static @Nullable Long index(@Nullable String reference) {
    return reference == null || !reference.matches("[0-9]{1,18}") ? null : Long.valueOf(reference);
  }

  private static @Nullable UUID supplier(@Nullable Reception reception) {
    SupplierId supplier = reception == null ? null : reception.supplier();
    return supplier == null ? null : supplier.value();
  }

  private static @Nullable BigDecimal exchangeRate(Invoice invoice) {
    ExchangeRate rate = invoice.content().exchangeRate();
    if (rate != null) {
      return rate.rate();
    }
    boolean unknown = invoice.madeElsewhere() && !invoice.content().currency().equals(Currency.RON);
    return unknown ? null : BigDecimal.ONE;
  }

  private static List<LineView> lines(Invoice invoice) {
    List<LineView> lines = new ArrayList<>();
    for (int i = 0; i < invoice.content().lines().size(); i++) {
      lines.add(
          LineView.of(i + 1, invoice.content().lines().get(i), invoice.totals().lines().get(i)));
    }
    return lines;
  }

  private static @Nullable Instant paidAt(InvoiceDetail detail) {
    return detail.invoice().paymentStatus(detail.today()) == PaymentStatus.PAID
        ? detail.payments().stream().map(Payment::createdAt).max(Instant::compareTo).orElse(null)
        : null;
  }
}
