package ro.storno.rest.recurring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.rest.document.BulkDeleted.BulkError;
import ro.storno.rest.invoice.InvoiceView;
import ro.storno.rest.invoice.LineView;
import ro.storno.rest.invoice.PartyView;
import ro.storno.rest.openapi.Described;

/** The answers and small requests of recurring invoices, beyond the recurring invoice itself. */
final class RecurringAnswers {
  private RecurringAnswers() {}

  /** A page of recurring invoices. */
  record RecurringList(List<RecurringView> data, long total, int page, int limit, long pages) {
    static RecurringList of(Page<ReadRecurring.Shown> page) {
      return new RecurringList(
          page.data().stream().map(RecurringView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** How many were paused or resumed, and which were not. */
  record BulkUpdated(int updated, List<BulkError> errors) {
    static BulkUpdated of(BulkOutcome done) {
      return new BulkUpdated(done.done(), BulkError.of(done));
    }
  }

  /** How many invoices were issued, and of which none was. */
  record BulkIssued(int issued, List<BulkError> errors) {
    static BulkIssued of(BulkOutcome done) {
      return new BulkIssued(done.done(), BulkError.of(done));
    }
  }

  /**
   * An invoice that was issued out of turn, as api-reference/recurring-invoices/issue-now.md shows
   * it, and whole under {@code invoice}.
   */
  record IssuedView(
      UUID id,
      UUID uuid,
      String number,
      @Nullable String seriesPrefix,
      @Nullable Long seriesNumber,
      @Nullable UUID clientId,
      @Nullable PartyView client,
      String documentType,
      String currency,
      String invoiceTypeCode,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      BigDecimal subtotal,
      BigDecimal vatTotal,
      BigDecimal totalAmount,
      @Described("The same") BigDecimal total,
      BigDecimal amountPaid,
      String status,
      String paymentStatus,
      @Nullable String notes,
      @Nullable String paymentTerms,
      UUID recurringInvoiceId,
      List<LineView> lines,
      Instant createdAt,
      @Nullable Instant updatedAt,
      InvoiceView invoice) {
    static IssuedView of(CompanyScope scope, UUID recurring, InvoiceDetail detail) {
      InvoiceView view = InvoiceView.of(scope, detail);
      DocumentNumber number = detail.invoice().number();
      return new IssuedView(
          view.id(),
          view.uuid(),
          view.number(),
          number == null ? null : number.prefix(),
          number == null ? null : number.sequence(),
          view.clientId(),
          view.client(),
          view.documentType(),
          view.currency(),
          view.invoiceTypeCode(),
          view.issueDate(),
          view.dueDate(),
          view.subtotal(),
          view.vatTotal(),
          view.total(),
          view.total(),
          view.amountPaid(),
          view.status(),
          view.paymentStatus(),
          view.notes(),
          view.paymentTerms(),
          recurring,
          view.lines(),
          view.createdAt(),
          view.updatedAt(),
          view);
    }
  }
}
