package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.rest.openapi.Described;

/** An invoice in a list (api-reference/invoices/list.md, notes/client-contract.md). */
public record InvoiceRowView(
    UUID id,
    UUID uuid,
    @Described(example = "FACT-0042") String number,
    String documentType,
    boolean isCreditNote,
    String status,
    String documentStatus,
    String paymentStatus,
    String direction,
    @Nullable String senderCif,
    String senderName,
    @Nullable String receiverCif,
    @Nullable String receiverName,
    @Nullable UUID clientId,
    @Nullable String clientName,
    @Nullable PartyReference client,
    PartyReference supplier,
    BigDecimal subtotal,
    BigDecimal vatTotal,
    BigDecimal total,
    String currency,
    String invoiceTypeCode,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    boolean isDuplicate,
    boolean isLateSubmission,
    @Nullable Instant paidAt,
    String paymentMethod,
    @Nullable Instant cancelledAt,
    @Nullable Instant scheduledSendAt,
    @Nullable Instant scheduledEmailAt,
    BigDecimal amountPaid,
    BigDecimal balance,
    @Nullable String anafErrorMessage,
    @Nullable LocalDate submissionDeadline,
    @Nullable UUID parentDocumentId,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  /** A party in a list. */
  public record PartyReference(
      @Nullable UUID id, @Nullable UUID uuid, String name, @Nullable String cif) {}

  static InvoiceRowView of(CompanyScope scope, InvoiceQueries.Row row, @Nullable Instant nextMail) {
    UUID id = row.id().value();
    UUID client = row.clientId() == null ? null : row.clientId().value();
    boolean incoming = row.direction() == Direction.INCOMING;
    UUID company = scope.company().value();
    UUID seller = !incoming ? company : row.supplierId() == null ? null : row.supplierId().value();
    UUID receiver = incoming ? company : client;
    String buyer = row.buyerName();
    return new InvoiceRowView(
        id,
        id,
        row.number(),
        row.documentType().wireName(),
        row.documentType() == DocumentType.CREDIT_NOTE,
        row.shownStatus(),
        row.status().wireName(),
        row.paymentStatus().wireName(),
        row.direction().wireName(),
        row.supplierTaxCode(),
        row.supplierName(),
        row.buyerTaxCode(),
        buyer,
        client,
        buyer,
        buyer == null ? null : new PartyReference(receiver, receiver, buyer, row.buyerTaxCode()),
        new PartyReference(seller, seller, row.supplierName(), row.supplierTaxCode()),
        row.subtotal().amount(),
        row.vatTotal().amount(),
        row.total().amount(),
        row.total().currency().code(),
        row.typeCode(),
        row.issueDate(),
        row.dueDate(),
        row.duplicate(),
        row.late(),
        row.paidAt(),
        row.paymentMethod(),
        row.cancelledAt(),
        row.scheduledSendAt(),
        nextMail,
        row.amountPaid().amount(),
        row.balance().amount(),
        row.filingMessage(),
        row.filingDeadline(),
        row.parent() == null ? null : row.parent().value(),
        row.createdAt(),
        row.updatedAt(),
        null);
  }
}
