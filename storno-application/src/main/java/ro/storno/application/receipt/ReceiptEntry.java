package ro.storno.application.receipt;

import jakarta.validation.Valid;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Wording;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;

/**
 * A receipt as typed (api-reference/receipts/create.md).
 *
 * @param documentSeriesId series; the default one of receipts unless given
 * @param issueDate required
 * @param currency required
 * @param exchangeRate lei for one unit of the currency
 * @param language ro, en, de or fr; ro unless given
 * @param cashRegisterName the company's name of the till; required
 * @param fiscalNumber serial number of the till; required
 * @param paymentMethod cash, card, mixed or other; required
 * @param cashPayment paid in cash. Where none of the three is given and the method is not mixed,
 *     the whole total was paid by it
 * @param cardPayment paid by card
 * @param otherPayment paid by other means
 * @param customerName who bought, if anybody said
 * @param customerCif tax code of who bought
 * @param clientId client of record
 * @param notes printed note
 * @param internalNote never printed
 * @param idempotencyKey makes one receipt of however many equal requests
 * @param lines at least one
 */
public record ReceiptEntry(
    @Nullable UUID documentSeriesId,
    @NotNull(message = Wording.BLANK) @Nullable LocalDate issueDate,
    @NotBlank(message = Wording.BLANK) @Nullable String currency,
    @Positive(message = Wording.POSITIVE)
        @Digits(integer = 9, fraction = 8, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal exchangeRate,
    @Nullable String language,
    @NotBlank(message = Wording.BLANK) @Size(max = Sale.LONGEST_TEXT, message = Wording.TOO_LONG)
        @Nullable String cashRegisterName,
    @NotBlank(message = Wording.BLANK) @Size(max = Sale.LONGEST_TEXT, message = Wording.TOO_LONG)
        @Nullable String fiscalNumber,
    @NotBlank(message = Wording.BLANK) @Nullable String paymentMethod,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal cashPayment,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal cardPayment,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal otherPayment,
    @Size(max = Sale.LONGEST_TEXT, message = Wording.TOO_LONG) @Nullable String customerName,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String customerCif,
    @Nullable UUID clientId,
    @Nullable String notes,
    @Nullable String internalNote,
    @Size(max = 255, message = Wording.TOO_LONG) @Nullable String idempotencyKey,
    @NotEmpty(message = Wording.NO_LINES)
        @Nullable List<@NotNull(message = Wording.BLANK) @Valid Line> lines) {

  /**
   * A line as typed.
   *
   * @param id kept when an existing line is sent back
   * @param description required
   * @param quantity above nought, required
   * @param unitPrice not negative, required; net unless vatIncluded
   * @param vatRateId one of the company's rates; wins over all
   * @param vatRate per cent; the product's, else the company's default unless given
   * @param vatCategoryCode UNCL 5305
   * @param unitOfMeasure buc unless given
   * @param productId product it was taken from; its deposit follows as a line of its own
   * @param productCode seller's own code
   * @param discount fixed amount off the line
   * @param discountPercent per cent off the line
   * @param vatIncluded whether price and discount are gross
   */
  public record Line(
      @Nullable UUID id,
      @NotBlank(message = Wording.BLANK) @Nullable String description,
      @NotNull(message = Wording.BLANK)
          @Positive(message = "Quantity must be greater than 0.")
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
      @Nullable Boolean vatIncluded) {
    private InvoiceEntry.Line asInvoiceLine() {
      return new InvoiceEntry.Line(
          id,
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

  /** Returns the entry under a key that was sent beside it; a blank one is none. */
  public ReceiptEntry withIdempotencyKey(@Nullable String beside) {
    if (beside == null || beside.isBlank()) {
      return this;
    }
    return new ReceiptEntry(
        documentSeriesId,
        issueDate,
        currency,
        exchangeRate,
        language,
        cashRegisterName,
        fiscalNumber,
        paymentMethod,
        cashPayment,
        cardPayment,
        otherPayment,
        customerName,
        customerCif,
        clientId,
        notes,
        internalNote,
        beside,
        lines);
  }

  /** Returns what an invoice with this content would be typed as; its series is another matter. */
  InvoiceEntry asInvoice(TenderMethod method) {
    boolean named = clientId == null && customerName != null && !customerName.isBlank();
    return new InvoiceEntry(
        clientId,
        named ? customerName : null,
        named ? customerCif : null,
        null,
        null,
        null,
        issueDate,
        null,
        currency,
        exchangeRate,
        null,
        null,
        notes,
        null,
        method.onInvoice().wireName(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        internalNote,
        null,
        null,
        null,
        null,
        language,
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
        lines == null ? null : lines.stream().map(Line::asInvoiceLine).toList());
  }
}
