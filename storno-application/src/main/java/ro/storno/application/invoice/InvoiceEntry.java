package ro.storno.application.invoice;

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

/**
 * An invoice as typed (api-reference/invoices/create.md). Names are those of the API; values are
 * raw, nothing is filled in yet. Any component may be null; which must not be is checked by {@link
 * CreateInvoice} and {@link UpdateInvoice}.
 *
 * @param clientId either this or {@code receiverName}
 * @param receiverName name of a buyer who is no client
 * @param receiverCif tax code of that buyer
 * @param documentSeriesId series; the default of the type unless given
 * @param documentType {@code invoice} unless given, or {@code credit_note}
 * @param parentDocumentId what a credit note corrects
 * @param issueDate BT-2
 * @param dueDate BT-9
 * @param currency BT-5; the company's default unless given
 * @param exchangeRate units of the company's currency for one of the invoice's
 * @param invoiceTypeCode BT-3; 380 or 381 unless given
 * @param operationKind Romanian kind of operation
 * @param notes BT-22
 * @param paymentTerms BT-20
 * @param paymentMethod wire name; bank_transfer unless given
 * @param deliveryLocation printed place of delivery
 * @param projectReference BT-11
 * @param orderNumber BT-13
 * @param contractNumber BT-12
 * @param issuerName who drew it up
 * @param issuerId identity of who drew it up
 * @param mentions further printed text
 * @param internalNote never printed
 * @param salesAgent printed name of the agent
 * @param deputyName who took the goods
 * @param deputyIdentityCard identity card of that person
 * @param deputyAuto registration plate
 * @param language ro, en, de or fr; ro unless given
 * @param tvaLaIncasare VAT on collection; the company's setting unless given
 * @param platitorTva seller is a VAT payer; the company's registration unless given
 * @param plataOnline offer online payment
 * @param showClientBalance print the client's balance
 * @param clientBalanceExisting text of the balance
 * @param clientBalanceOverdue text of the overdue balance
 * @param collect payment made at once; only at creation
 * @param autoApplyVatRules apply reverse charge, OSS and export rules
 * @param vatIncluded with {@code autoApplyVatRules}: whether all prices include VAT
 * @param idempotencyKey at most 255 characters; only at creation
 * @param taxPointDate BT-7
 * @param taxPointDateCode BT-8
 * @param buyerReference BT-10
 * @param receivingAdviceReference BT-15
 * @param despatchAdviceReference BT-16
 * @param tenderOrLotReference BT-17
 * @param invoicedObjectIdentifier BT-18
 * @param buyerAccountingReference BT-19
 * @param businessProcessType BT-23
 * @param payeeName BT-59
 * @param payeeIdentifier BT-60
 * @param payeeLegalRegistrationIdentifier BT-61
 * @param payeeBankAccount BT-84
 * @param payeeBankName BT-86
 * @param ublExtensions further terms of the document
 * @param lines at least one
 */
public record InvoiceEntry(
    @Nullable UUID clientId,
    @Size(max = 255, message = Wording.TOO_LONG) @Nullable String receiverName,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String receiverCif,
    @Nullable UUID documentSeriesId,
    @Nullable String documentType,
    @Nullable UUID parentDocumentId,
    @NotNull(message = Wording.BLANK, groups = Creation.class) @Nullable LocalDate issueDate,
    @Nullable LocalDate dueDate,
    @Nullable String currency,
    @Positive(message = Wording.POSITIVE)
        @Digits(integer = 9, fraction = 8, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal exchangeRate,
    @Nullable String invoiceTypeCode,
    @Nullable String operationKind,
    @Nullable String notes,
    @Nullable String paymentTerms,
    @Nullable String paymentMethod,
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
    @Nullable String language,
    @Nullable Boolean tvaLaIncasare,
    @Nullable Boolean platitorTva,
    @Nullable Boolean plataOnline,
    @Nullable Boolean showClientBalance,
    @Nullable String clientBalanceExisting,
    @Nullable String clientBalanceOverdue,
    @Valid @Nullable Collect collect,
    @Nullable Boolean autoApplyVatRules,
    @Nullable Boolean vatIncluded,
    @Size(max = 255, message = Wording.TOO_LONG) @Nullable String idempotencyKey,
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
    @Valid @Nullable Extensions ublExtensions,
    @NotEmpty(message = Wording.NO_LINES, groups = Creation.class)
        @Nullable List<@NotNull(message = Wording.BLANK) @Valid Line> lines) {

  /** What must be there when an invoice is made, but not when it is changed. */
  public interface Creation {}

  /**
   * A line as typed.
   *
   * @param id the line being kept on update, or null for a new one
   * @param description BT-153
   * @param quantity BT-129
   * @param unitPrice not negative
   * @param vatRate per cent; wins over the product's and the default
   * @param vatCategoryCode UNCL 5305; corrected to fit the rate
   * @param vatRateId one of the company's rates; wins over all
   * @param unitOfMeasure buc unless given
   * @param productId product it was taken from
   * @param discount fixed amount off the line
   * @param discountPercent per cent off the line
   * @param vatIncluded whether price and discount are gross
   * @param productCode BT-155
   * @param ublExtensions further terms of the line
   */
  public record Line(
      @Nullable UUID id,
      @NotBlank(message = Wording.BLANK) @Nullable String description,
      @NotNull(message = Wording.BLANK)
          @Digits(integer = 10, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal quantity,
      @NotNull(message = Wording.BLANK)
          @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 10, fraction = 6, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal unitPrice,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal vatRate,
      @Nullable String vatCategoryCode,
      @Nullable UUID vatRateId,
      @Size(max = 50, message = Wording.TOO_LONG) @Nullable String unitOfMeasure,
      @Nullable UUID productId,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 12, fraction = 6, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal discount,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal discountPercent,
      @Nullable Boolean vatIncluded,
      @Size(max = 100, message = Wording.TOO_LONG) @Nullable String productCode,
      @Valid @Nullable LineExtensions ublExtensions) {}

  /**
   * A payment made at once.
   *
   * @param value the invoice's total unless given
   * @param type payment method; bank_transfer unless given
   * @param issueDate day of the payment; today unless given
   * @param documentNumber reference of the payment
   * @param mentions notes of the payment
   */
  public record Collect(
      @Positive(message = Wording.POSITIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal value,
      @Nullable String type,
      @Nullable LocalDate issueDate,
      @Size(max = 255, message = Wording.TOO_LONG) @Nullable String documentNumber,
      @Nullable String mentions) {}

  /**
   * Further terms of the document.
   *
   * @param invoicePeriod BG-14
   * @param delivery BG-13
   * @param allowanceCharges BG-20, BG-21
   * @param prepaidAmount BT-113
   * @param additionalDocumentReferences BG-24
   */
  public record Extensions(
      @Valid @Nullable PeriodEntry invoicePeriod,
      @Valid @Nullable DeliveryEntry delivery,
      @Size(max = 20, message = Wording.TOO_MANY)
          @Nullable List<@NotNull(message = Wording.BLANK) @Valid AllowanceChargeEntry>
              allowanceCharges,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal prepaidAmount,
      @Size(max = 10, message = Wording.TOO_MANY)
          @Nullable List<@NotNull(message = Wording.BLANK) @Valid DocumentReferenceEntry>
              additionalDocumentReferences) {}

  /**
   * Further terms of a line.
   *
   * @param invoicePeriod BG-26
   * @param allowanceCharges BG-27, BG-28
   * @param additionalItemProperties BG-32
   * @param originCountry BT-159
   */
  public record LineExtensions(
      @Nullable PeriodEntry invoicePeriod,
      @Size(max = 10, message = Wording.TOO_MANY)
          @Nullable List<@NotNull(message = Wording.BLANK) @Valid AllowanceChargeEntry>
              allowanceCharges,
      @Size(max = 20, message = Wording.TOO_MANY)
          @Nullable List<@NotNull(message = Wording.BLANK) @Valid PropertyEntry>
              additionalItemProperties,
      @Size(min = 2, max = 2, message = "Give a two-letter country code.")
          @Nullable String originCountry) {}

  /**
   * A period.
   *
   * @param startDate first day
   * @param endDate last day
   * @param descriptionCode UNTDID 2005
   */
  public record PeriodEntry(
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable String descriptionCode) {}

  /**
   * Where and when goods were delivered.
   *
   * @param actualDeliveryDate BT-72
   * @param deliveryAddress BG-15
   */
  public record DeliveryEntry(
      @Nullable LocalDate actualDeliveryDate, @Nullable AddressEntry deliveryAddress) {}

  /**
   * An address.
   *
   * @param streetName BT-75
   * @param cityName BT-77
   * @param countrySubentity BT-79
   * @param countryCode BT-80
   */
  public record AddressEntry(
      @Nullable String streetName,
      @Nullable String cityName,
      @Nullable String countrySubentity,
      @Nullable String countryCode) {}

  /**
   * An allowance or charge.
   *
   * @param chargeIndicator true for a charge
   * @param amount without VAT
   * @param taxCategoryCode UNCL 5305; only on the document
   * @param taxRate per cent; only on the document
   * @param reasonCode UNTDID 5189 or 7161
   * @param reason in words
   * @param baseAmount what the percentage was taken of
   * @param multiplierFactorNumeric the percentage
   */
  public record AllowanceChargeEntry(
      @Nullable Boolean chargeIndicator,
      @NotNull(message = Wording.BLANK)
          @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal amount,
      @Nullable String taxCategoryCode,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Max(value = 100, message = "This value should be 100 or less.")
          @Nullable BigDecimal taxRate,
      @Nullable String reasonCode,
      @Nullable String reason,
      @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal baseAmount,
      @PositiveOrZero(message = Wording.NOT_NEGATIVE)
          @Digits(integer = 4, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal multiplierFactorNumeric) {}

  /**
   * A supporting document.
   *
   * @param id BT-122
   * @param documentTypeCode UNTDID 1001
   * @param documentDescription BT-123
   */
  public record DocumentReferenceEntry(
      @NotBlank(message = Wording.BLANK) @Size(max = 200, message = Wording.TOO_LONG)
          @Nullable String id,
      @Nullable String documentTypeCode,
      @Nullable String documentDescription) {}

  /**
   * An attribute of the item.
   *
   * @param name BT-160
   * @param value BT-161
   */
  public record PropertyEntry(
      @NotBlank(message = Wording.BLANK) @Size(max = 50, message = Wording.TOO_LONG)
          @Nullable String name,
      @NotBlank(message = Wording.BLANK) @Size(max = 100, message = Wording.TOO_LONG)
          @Nullable String value) {}
}
