package ro.storno.rest.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.rest.invoice.InvoiceView;
import ro.storno.rest.invoice.InvoiceView.SeriesReference;

/** The answers of receipts beyond the receipt itself. */
final class ReceiptAnswers {
  private ReceiptAnswers() {}

  /** A receipt in a list (api-reference/receipts/list.md). */
  record ReceiptRow(
      UUID id,
      UUID uuid,
      String number,
      @Nullable UUID seriesId,
      @Nullable SeriesReference series,
      String status,
      LocalDate issueDate,
      String currency,
      BigDecimal subtotal,
      BigDecimal vatAmount,
      BigDecimal vatTotal,
      BigDecimal total,
      String paymentMethod,
      BigDecimal cashPayment,
      BigDecimal cardPayment,
      BigDecimal otherPayment,
      String cashRegisterName,
      String fiscalNumber,
      @Nullable String customerName,
      @Nullable String customerCif,
      @Nullable UUID clientId,
      @Nullable String clientName,
      ReceiptView.@Nullable Reference refundOf,
      @Nullable Instant issuedAt,
      @Nullable UUID convertedInvoiceId,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant deletedAt) {
    static ReceiptRow of(ReadReceipts.Shown shown) {
      ReceiptView whole = ReceiptView.of(shown);
      return new ReceiptRow(
          whole.id(),
          whole.uuid(),
          whole.number(),
          whole.seriesId(),
          whole.series(),
          whole.status(),
          whole.issueDate(),
          whole.currency(),
          whole.subtotal(),
          whole.vatAmount(),
          whole.vatTotal(),
          whole.total(),
          whole.paymentMethod(),
          whole.cashPayment(),
          whole.cardPayment(),
          whole.otherPayment(),
          whole.cashRegisterName(),
          whole.fiscalNumber(),
          whole.customerName(),
          whole.customerCif(),
          whole.clientId(),
          whole.clientName(),
          whole.refundOf(),
          whole.issuedAt(),
          whole.convertedInvoiceId(),
          whole.createdAt(),
          whole.updatedAt(),
          whole.deletedAt());
    }
  }

  /** A page of receipts. */
  record ReceiptList(List<ReceiptRow> data, long total, int page, int limit, long pages) {
    static ReceiptList of(Page<ReadReceipts.Shown> page) {
      return new ReceiptList(
          page.data().stream().map(ReceiptRow::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /**
   * An invoice that a receipt was turned into: whole under {@code invoice}, as the page shows it,
   * and what clients read of it at the top level.
   */
  record InvoicedView(
      UUID id,
      UUID uuid,
      String number,
      String status,
      String documentType,
      @Nullable UUID clientId,
      String currency,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      BigDecimal subtotal,
      BigDecimal vatTotal,
      BigDecimal total,
      InvoiceView invoice,
      ReceiptView receipt) {
    static InvoicedView of(
        CompanyScope scope, ConvertPreceding.Converted converted, ReceiptView receipt) {
      InvoiceView invoice = InvoiceView.of(scope, converted.invoice());
      return new InvoicedView(
          invoice.id(),
          invoice.uuid(),
          invoice.number(),
          invoice.status(),
          invoice.documentType(),
          invoice.clientId(),
          invoice.currency(),
          invoice.issueDate(),
          invoice.dueDate(),
          invoice.subtotal(),
          invoice.vatTotal(),
          invoice.total(),
          invoice,
          receipt);
    }
  }
}
