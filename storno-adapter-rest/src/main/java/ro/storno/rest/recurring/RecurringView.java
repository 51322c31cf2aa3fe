package ro.storno.rest.recurring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.party.Client;
import ro.storno.domain.recurring.DueDateRule;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.domain.recurring.RecurringTemplate;
import ro.storno.rest.invoice.InvoiceView.SeriesReference;
import ro.storno.rest.invoice.PartyView;
import ro.storno.rest.openapi.Described;

/**
 * A recurring invoice, under the names of its pages (api-reference/recurring-invoices) and of its
 * object.
 */
public record RecurringView(
    UUID id,
    UUID uuid,
    @Nullable String reference,
    boolean isActive,
    UUID clientId,
    @Nullable String clientName,
    @Nullable PartyView client,
    UUID seriesId,
    UUID documentSeriesId,
    @Nullable String seriesPrefix,
    @Nullable SeriesReference series,
    @Nullable SeriesReference documentSeries,
    @Described("invoice or credit_note") String documentType,
    String currency,
    @Described(example = "380") String invoiceTypeCode,
    @Nullable String operationKind,
    @Described("weekly, biweekly, monthly, bimonthly, quarterly, semiannual or annual")
        String frequency,
    @Described("Day of the month; 1 (Monday) to 7 where weeks are counted") int frequencyDay,
    @Nullable Integer frequencyMonth,
    LocalDate nextIssuanceDate,
    @Nullable LocalDate stopDate,
    @Described("fixed or relative") String dueDateType,
    @Nullable Integer dueDateDays,
    @Nullable Integer dueDateFixedDay,
    @Nullable String notes,
    @Nullable String paymentTerms,
    boolean autoEmailEnabled,
    @Described(example = "09:00") String autoEmailTime,
    int autoEmailDayOffset,
    boolean penaltyEnabled,
    @Nullable BigDecimal penaltyPercentPerDay,
    @Nullable Integer penaltyGraceDays,
    List<RecurringLineView> lines,
    BigDecimal subtotal,
    BigDecimal vatTotal,
    BigDecimal totalAmount,
    @Described("The same") BigDecimal total,
    @Described("At the rates and prices known now; null if some are not known")
        @Nullable BigDecimal estimatedSubtotal,
    @Nullable BigDecimal estimatedVatTotal,
    @Nullable BigDecimal estimatedTotal,
    @Nullable Instant lastIssuedAt,
    @Nullable UUID lastInvoiceId,
    @Nullable String lastInvoiceNumber,
    @Described("Why the next invoice could not be issued; it is tried again every hour")
        @Nullable String lastError,
    @Nullable Instant lastErrorAt,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static RecurringView of(ReadRecurring.Shown shown) {
    RecurringInvoice recurring = shown.recurring();
    RecurringTemplate template = recurring.template();
    UUID id = recurring.id().value();
    UUID series = template.series().value();
    UUID clientId = template.client().value();
    Client client = shown.client();
    SeriesReference reference = SeriesReference.of(shown.series());
    boolean relative = recurring.due().type() == DueDateRule.Type.RELATIVE;
    LatePenalty penalty = template.penalty();
    DocumentTotals totals = shown.totals();
    DocumentTotals estimate = shown.estimate();
    RecurringInvoice.Failure failure = recurring.failure();
    return new RecurringView(
        id,
        id,
        recurring.reference(),
        recurring.active(),
        clientId,
        client == null ? null : client.party().name(),
        client == null ? null : PartyView.of(clientId, client.party()),
        series,
        series,
        shown.series() == null ? null : shown.series().prefix(),
        reference,
        reference,
        template.documentType().wireName(),
        template.currency().code(),
        template.typeCode(),
        template.operationKind(),
        recurring.schedule().frequency().wireName(),
        recurring.schedule().day(),
        recurring.schedule().month(),
        recurring.next(),
        recurring.stop(),
        recurring.due().type().wireName(),
        relative ? recurring.due().number() : null,
        relative ? null : recurring.due().number(),
        template.notes(),
        template.paymentTerms(),
        template.email().enabled(),
        TIME.format(template.email().time()),
        template.email().dayOffset(),
        template.penaltyEnabled(),
        penalty == null ? null : penalty.percentPerDay().value(),
        penalty == null ? null : penalty.graceDays(),
        RecurringLineView.of(shown),
        totals.subtotal().amount(),
        totals.vatTotal().amount(),
        totals.total().amount(),
        totals.total().amount(),
        estimate == null ? null : estimate.subtotal().amount(),
        estimate == null ? null : estimate.vatTotal().amount(),
        estimate == null ? null : estimate.total().amount(),
        recurring.lastIssuedAt(),
        recurring.lastInvoice() == null ? null : recurring.lastInvoice().value(),
        shown.lastNumber(),
        failure == null ? null : failure.reason(),
        failure == null ? null : failure.at(),
        recurring.createdAt(),
        recurring.updatedAt(),
        null);
  }
}
