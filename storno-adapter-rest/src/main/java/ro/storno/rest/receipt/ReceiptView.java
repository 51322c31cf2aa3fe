package ro.storno.rest.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Conversion;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;
import ro.storno.rest.invoice.InvoiceView.SeriesReference;
import ro.storno.rest.invoice.PartyView;
import ro.storno.rest.openapi.Described;

/** A receipt under the names of its pages (api-reference/receipts) and of its object. */
public record ReceiptView(
    UUID id,
    UUID uuid,
    @Described(example = "BON-0042") String number,
    @Nullable UUID seriesId,
    @Nullable UUID documentSeriesId,
    @Nullable SeriesReference series,
    @Described("The same") @Nullable SeriesReference documentSeries,
    @Nullable UUID clientId,
    @Nullable String clientName,
    @Nullable PartyView client,
    @Described("draft, issued, invoiced, cancelled, partially_refunded or refunded") String status,
    LocalDate issueDate,
    String currency,
    BigDecimal exchangeRate,
    String language,
    String cashRegisterName,
    String fiscalNumber,
    @Described("cash, card, mixed or other") String paymentMethod,
    BigDecimal cashPayment,
    BigDecimal cardPayment,
    BigDecimal otherPayment,
    @Nullable String customerName,
    @Nullable String customerCif,
    @Nullable String notes,
    @Nullable String internalNote,
    List<ReceiptLineView> lines,
    BigDecimal subtotal,
    BigDecimal discount,
    BigDecimal vatAmount,
    @Described("The same") BigDecimal vatTotal,
    BigDecimal total,
    @Described("The receipt that this one gives back") @Nullable Reference refundOf,
    @Described("Its refunds that are not cancelled") List<Reference> refundedBy,
    @Nullable String idempotencyKey,
    @Nullable Instant issuedAt,
    @Nullable Instant cancelledAt,
    @Nullable String cancellationReason,
    @Nullable String cancellationNotes,
    @Nullable UUID convertedInvoiceId,
    @Described("As the invoice showed it when it was made") @Nullable String convertedInvoiceNumber,
    @Nullable Reference convertedInvoice,
    Instant createdAt,
    Instant updatedAt,
    @Described("Always null: receipts are cancelled, drafts go for good")
        @Nullable Instant deletedAt) {

  /** Another document. */
  public record Reference(UUID id, @Nullable String number) {
    static @Nullable Reference of(@Nullable PrecedingId id, @Nullable String number) {
      return id == null ? null : new Reference(id.value(), number);
    }
  }

  static ReceiptView of(ReadReceipts.Shown shown) {
    Receipt receipt = shown.receipt();
    PrecedingDocument document = receipt.document();
    InvoiceContent content = document.content();
    Sale sale = receipt.sale();
    DocumentTotals totals = document.totals();
    UUID id = receipt.id().value();
    UUID series = content.seriesId() == null ? null : content.seriesId().value();
    SeriesReference shownSeries = SeriesReference.of(shown.shown().series());
    UUID client = content.clientId() == null ? null : content.clientId().value();
    Party buyer = client == null ? null : content.buyer();
    ExchangeRate rate = content.exchangeRate();
    Remark cancellation = document.cancellation() == null ? Remark.NONE : document.cancellation();
    Conversion conversion = document.conversion();
    Instant updated = document.updatedAt();
    return new ReceiptView(
        id,
        id,
        document.displayNumber(),
        series,
        series,
        shownSeries,
        shownSeries,
        client,
        buyer == null ? null : buyer.name(),
        buyer == null ? null : PartyView.of(client, buyer),
        receipt.stage().wireName(),
        content.issueDate(),
        content.currency().code(),
        rate == null ? BigDecimal.ONE : rate.rate(),
        content.language(),
        sale.cashRegister(),
        sale.fiscalNumber(),
        sale.method().wireName(),
        sale.tenders().cash().amount(),
        sale.tenders().card().amount(),
        sale.tenders().other().amount(),
        sale.customerName(),
        sale.customerCif(),
        content.texts().notes(),
        content.texts().internalNote(),
        ReceiptLineView.of(shown),
        totals.subtotal().amount(),
        totals.discountTotal().amount(),
        totals.vatTotal().amount(),
        totals.vatTotal().amount(),
        totals.total().amount(),
        Reference.of(receipt.refundOf(), shown.refundOf()),
        shown.refunds().stream()
            .map(each -> new Reference(each.id().value(), each.document().displayNumber()))
            .toList(),
        sale.idempotencyKey(),
        document.reachedAt(Stage.ISSUED),
        document.reachedAt(Stage.CANCELLED),
        cancellation.reason(),
        cancellation.notes(),
        conversion == null ? null : conversion.invoice().value(),
        conversion == null ? null : conversion.number(),
        conversion == null
            ? null
            : new Reference(conversion.invoice().value(), conversion.number()),
        document.createdAt(),
        updated == null ? document.createdAt() : updated,
        null);
  }
}
