package ro.storno.rest.preceding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.rest.invoice.InvoiceView;

/** The answers and small requests of proformas and delivery notes, beyond the document itself. */
public final class PrecedingAnswers {
  private PrecedingAnswers() {}

  /** A page of documents. */
  record PrecedingList(List<PrecedingView> data, long total, int page, int limit, long pages) {
    static PrecedingList of(Page<ReadPreceding.Shown> page) {
      return new PrecedingList(
          page.data().stream().map(PrecedingView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** Why a document is cancelled. */
  public record CancellationRequest(
      @Nullable String cancellationReason, @Nullable String cancellationNotes) {
    /** What was said. */
    public Remark remark() {
      return new Remark(cancellationReason, cancellationNotes);
    }
  }

  /** Why a proforma is rejected. */
  record RejectionRequest(@Nullable String rejectionReason, @Nullable String rejectionNotes) {
    Remark remark() {
      return new Remark(rejectionReason, rejectionNotes);
    }
  }

  /** Which proforma to deliver. */
  record FromProformaRequest(@Nullable UUID proformaId) {}

  /** Which documents to turn into one invoice. */
  record TogetherRequest(
      @Nullable List<String> ids,
      @Nullable UUID invoiceSeriesId,
      @Nullable LocalDate issueDate,
      @Nullable LocalDate dueDate) {
    ConvertPreceding.Command command() {
      return new ConvertPreceding.Command(invoiceSeriesId, issueDate, dueDate);
    }
  }

  /**
   * An invoice that a document was turned into: whole under {@code invoice}, as the pages show it,
   * and what clients read of it at the top level.
   */
  record ConvertedView(
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
      @Nullable PrecedingView proforma,
      @Nullable PrecedingView deliveryNote) {
    static ConvertedView of(
        CompanyScope scope,
        ConvertPreceding.Converted converted,
        @Nullable PrecedingView proforma,
        @Nullable PrecedingView deliveryNote) {
      InvoiceView invoice = InvoiceView.of(scope, converted.invoice());
      return new ConvertedView(
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
          proforma,
          deliveryNote);
    }
  }
}
