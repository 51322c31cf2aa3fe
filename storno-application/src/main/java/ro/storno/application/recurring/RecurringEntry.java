package ro.storno.application.recurring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Given;
import ro.storno.application.Wording;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.LatePenalty;
import ro.storno.domain.recurring.DueDateRule;
import ro.storno.domain.recurring.Pricing;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.domain.recurring.RecurringTemplate;
import ro.storno.domain.tax.VatRateId;

/**
 * A recurring invoice as typed (api-reference/recurring-invoices/create.md).
 *
 * @param clientId required
 * @param seriesId required; an invoice series
 * @param reference the user's name for it
 * @param documentType invoice unless given, or credit_note
 * @param currency required
 * @param invoiceTypeCode 380 unless given
 * @param frequency required
 * @param frequencyDay required; day of the month, or of the week where weeks are counted
 * @param frequencyMonth required if annual
 * @param nextIssuanceDate required; day of the first invoice
 * @param stopDate last day on which an invoice is issued
 * @param dueDateType required; relative or fixed
 * @param dueDateDays required if relative
 * @param dueDateFixedDay required if fixed
 * @param notes printed on each invoice; may name the period
 * @param paymentTerms printed on each invoice
 * @param autoEmailEnabled false unless given
 * @param autoEmailTime HH:mm; 09:00 unless given
 * @param autoEmailDayOffset 0 unless given
 * @param penaltyEnabled false unless given
 * @param penaltyPercentPerDay required if penalties are enabled
 * @param penaltyGraceDays 0 unless given
 * @param isActive true unless given
 * @param lines at least one
 */
public record RecurringEntry(
    @NotNull(message = Wording.BLANK) @Nullable UUID clientId,
    @NotNull(message = Wording.BLANK) @Nullable UUID seriesId,
    @Size(max = 255, message = Wording.TOO_LONG) @Nullable String reference,
    @Nullable String documentType,
    @NotBlank(message = Wording.BLANK) @Nullable String currency,
    @Nullable String invoiceTypeCode,
    @NotBlank(message = Wording.BLANK) @Nullable String frequency,
    @NotNull(message = Wording.BLANK) @Nullable Integer frequencyDay,
    @Nullable Integer frequencyMonth,
    @NotNull(message = Wording.BLANK) @Nullable LocalDate nextIssuanceDate,
    @Nullable LocalDate stopDate,
    @NotBlank(message = Wording.BLANK) @Nullable String dueDateType,
    @Nullable Integer dueDateDays,
    @Nullable Integer dueDateFixedDay,
    @Size(max = 10_000, message = Wording.TOO_LONG) @Nullable String notes,
    @Size(max = 10_000, message = Wording.TOO_LONG) @Nullable String paymentTerms,
    @Nullable Boolean autoEmailEnabled,
    @Nullable String autoEmailTime,
    @Nullable Integer autoEmailDayOffset,
    @Nullable Boolean penaltyEnabled,
    @Nullable BigDecimal penaltyPercentPerDay,
    @Nullable Integer penaltyGraceDays,
    @Nullable Boolean isActive,
    @NotEmpty(message = Wording.NO_LINES)
        @Nullable List<@NotNull(message = Wording.BLANK) @Valid Line> lines) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Names of the fields, for a change. */
  static final String[] FIELDS = {
    "clientId",
    "seriesId",
    "reference",
    "documentType",
    "currency",
    "invoiceTypeCode",
    "frequency",
    "frequencyDay",
    "frequencyMonth",
    "nextIssuanceDate",
    "stopDate",
    "dueDateType",
    "dueDateDays",
    "dueDateFixedDay",
    "notes",
    "paymentTerms",
    "autoEmailEnabled",
    "autoEmailTime",
    "autoEmailDayOffset",
    "penaltyEnabled",
    "penaltyPercentPerDay",
    "penaltyGraceDays",
    "isActive",
    "lines"
  };

  /**
   * A line as typed.
   *
   * @param description may name the period of the occurrence
   * @param quantity more than nought
   * @param unitPrice in the reference currency where one is given
   * @param vatRateId one of the company's rates, looked up at each issue
   * @param vatRate per cent, where no {@code vatRateId} is given
   * @param vatCategoryCode UNCL 5305; corrected to fit the rate
   * @param unitOfMeasure buc unless given
   * @param productId product it was taken from
   * @param productCode BT-155
   * @param discount fixed amount off the line
   * @param discountPercent per cent off the line
   * @param vatIncluded whether price and discount are gross
   * @param priceRule fixed unless given
   * @param referenceCurrency required for exchange_rate
   * @param markupPercent required for markup
   */
  public record Line(
      @NotBlank(message = Wording.BLANK) @Nullable String description,
      @NotNull(message = Wording.BLANK)
          @Positive(message = Wording.POSITIVE)
          @Digits(integer = 10, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal quantity,
      @NotNull(message = Wording.BLANK)
          @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 10, fraction = 6, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal unitPrice,
      @Nullable UUID vatRateId,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal vatRate,
      @Nullable String vatCategoryCode,
      @Size(max = 50, message = Wording.TOO_LONG) @Nullable String unitOfMeasure,
      @Nullable UUID productId,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String productCode,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 12, fraction = 6, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal discount,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal discountPercent,
      @Nullable Boolean vatIncluded,
      @Nullable String priceRule,
      @Nullable String referenceCurrency,
      @DecimalMin(value = "-100", message = "This value should be -100 or more.")
          @DecimalMax(value = "1000", message = "This value should be 1000 or less.")
          @Digits(integer = 4, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal markupPercent) {

    static Line of(RecurringLine was) {
      DocumentLine line = was.line();
      Pricing pricing = was.pricing();
      VatRateId rate = was.vatRateId();
      return new Line(
          line.description(),
          line.quantity().value(),
          line.unitPrice().value(),
          rate == null ? null : rate.value(),
          rate == null ? line.vatRate().percentage().value() : null,
          rate == null ? line.vatRate().category().name() : null,
          line.unitOfMeasure(),
          line.productId() == null ? null : line.productId().value(),
          line.productCode(),
          line.discount() instanceof Discount.Absolute absolute ? absolute.amount() : null,
          line.discount() instanceof Discount.Percent percent ? percent.percentage().value() : null,
          line.vatIncluded(),
          pricing.rule().wireName(),
          pricing.reference() == null ? null : pricing.reference().code(),
          pricing.markup() == null ? null : pricing.markup().value());
    }

    /** Returns the line of an invoice on some day. */
    Line on(String filledIn, BigDecimal price, boolean takenBack) {
      return new Line(
          filledIn,
          takenBack && quantity != null ? quantity.negate() : quantity,
          price,
          vatRateId,
          vatRate,
          vatCategoryCode,
          unitOfMeasure,
          productId,
          productCode,
          discount,
          discountPercent,
          vatIncluded,
          priceRule,
          referenceCurrency,
          markupPercent);
    }

    private InvoiceEntry.Line asInvoice() {
      return new InvoiceEntry.Line(
          null,
          description,
          quantity,
          unitPrice,
          vatRate,
          vatCategoryCode,
          vatRateId,
          unitOfMeasure,
          productId,
          discount,
          discountPercent,
          vatIncluded,
          productCode,
          null);
    }
  }

  /** Returns a recurring invoice as it would have been typed. */
  static RecurringEntry of(RecurringInvoice was) {
    RecurringTemplate template = was.template();
    LatePenalty penalty = template.penalty();
    boolean relative = was.due().type() == DueDateRule.Type.RELATIVE;
    String kind = template.operationKind();
    return new RecurringEntry(
        template.client().value(),
        template.series().value(),
        was.reference(),
        template.documentType().wireName(),
        template.currency().code(),
        kind == null ? template.typeCode() : kind,
        was.schedule().frequency().wireName(),
        was.schedule().day(),
        was.schedule().month(),
        was.next(),
        was.stop(),
        was.due().type().wireName(),
        relative ? was.due().number() : null,
        relative ? null : was.due().number(),
        template.notes(),
        template.paymentTerms(),
        template.email().enabled(),
        TIME.format(template.email().time()),
        template.email().dayOffset(),
        template.penaltyEnabled(),
        penalty == null ? null : penalty.percentPerDay().value(),
        penalty == null ? null : penalty.graceDays(),
        was.active(),
        template.lines().stream().map(Line::of).toList());
  }

  /** Returns this entry with what was sent laid over it. */
  RecurringEntry overlaid(RecurringEntry sent, Given given) {
    return new RecurringEntry(
        given.pick("clientId", sent.clientId, clientId),
        given.pick("seriesId", sent.seriesId, seriesId),
        given.pick("reference", sent.reference, reference),
        given.pick("documentType", sent.documentType, documentType),
        given.pick("currency", sent.currency, currency),
        given.pick("invoiceTypeCode", sent.invoiceTypeCode, invoiceTypeCode),
        given.pick("frequency", sent.frequency, frequency),
        given.pick("frequencyDay", sent.frequencyDay, frequencyDay),
        given.pick("frequencyMonth", sent.frequencyMonth, frequencyMonth),
        given.pick("nextIssuanceDate", sent.nextIssuanceDate, nextIssuanceDate),
        given.pick("stopDate", sent.stopDate, stopDate),
        given.pick("dueDateType", sent.dueDateType, dueDateType),
        given.pick("dueDateDays", sent.dueDateDays, dueDateDays),
        given.pick("dueDateFixedDay", sent.dueDateFixedDay, dueDateFixedDay),
        given.pick("notes", sent.notes, notes),
        given.pick("paymentTerms", sent.paymentTerms, paymentTerms),
        given.pick("autoEmailEnabled", sent.autoEmailEnabled, autoEmailEnabled),
        given.pick("autoEmailTime", sent.autoEmailTime, autoEmailTime),
        given.pick("autoEmailDayOffset", sent.autoEmailDayOffset, autoEmailDayOffset),
        given.pick("penaltyEnabled", sent.penaltyEnabled, penaltyEnabled),
        given.pick("penaltyPercentPerDay", sent.penaltyPercentPerDay, penaltyPercentPerDay),
        given.pick("penaltyGraceDays", sent.penaltyGraceDays, penaltyGraceDays),
        given.keep("isActive", sent.isActive, !Boolean.FALSE.equals(isActive)),
        given.pick("lines", sent.lines, lines));
  }

  /** Returns whether it takes back instead of charging. */
  boolean takesBack() {
    return DocumentType.CREDIT_NOTE.wireName().equals(documentType);
  }

  /**
   * Returns what an invoice of some day would be typed as. One that takes back is an invoice with
   * negative quantities: it corrects no single other one.
   *
   * @param printed the note as printed, or null
   * @param ofTheDay the lines as they are on that day; not null
   */
  InvoiceEntry asInvoice(
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      @Nullable String printed,
      List<Line> ofTheDay) {
    return new InvoiceEntry(
        clientId,
        null,
        null,
        seriesId,
        DocumentType.INVOICE.wireName(),
        null,
        issueDate,
        dueDate,
        currency,
        null,
        takesBack() ? null : invoiceTypeCode,
        null,
        printed,
        paymentTerms,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        ofTheDay.stream().map(Line::asInvoice).toList());
  }
}
