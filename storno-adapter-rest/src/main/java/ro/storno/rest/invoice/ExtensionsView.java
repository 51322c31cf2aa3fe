package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Address;
import ro.storno.domain.tax.VatRate;

/**
 * The {@code ublExtensions} of a document, in the form in which they are sent.
 *
 * @param invoicePeriod BG-14
 * @param delivery BG-13
 * @param allowanceCharges BG-20, BG-21
 * @param prepaidAmount BT-113
 * @param additionalDocumentReferences BG-24
 */
public record ExtensionsView(
    @Nullable PeriodView invoicePeriod,
    @Nullable DeliveryView delivery,
    List<AllowanceChargeView> allowanceCharges,
    @Nullable BigDecimal prepaidAmount,
    List<DocumentReferenceView> additionalDocumentReferences) {

  /**
   * The {@code ublExtensions} of a line.
   *
   * @param invoicePeriod BG-26
   * @param allowanceCharges BG-27, BG-28
   * @param additionalItemProperties BG-32
   * @param originCountry BT-159
   */
  public record OfLine(
      @Nullable PeriodView invoicePeriod,
      List<AllowanceChargeView> allowanceCharges,
      List<PropertyView> additionalItemProperties,
      @Nullable String originCountry) {
    static @Nullable OfLine of(LineExtensions extensions) {
      if (extensions.equals(LineExtensions.NONE)) {
        return null;
      }
      return new OfLine(
          PeriodView.of(extensions.period()),
          extensions.allowanceCharges().stream().map(AllowanceChargeView::of).toList(),
          extensions.properties().stream()
              .map(property -> new PropertyView(property.name(), property.value()))
              .toList(),
          extensions.originCountry());
    }
  }

  /**
   * A period.
   *
   * @param startDate first day
   * @param endDate last day
   * @param descriptionCode UNTDID 2005
   */
  public record PeriodView(
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate,
      @Nullable String descriptionCode) {
    static @Nullable PeriodView of(@Nullable Period period) {
      return period == null
          ? null
          : new PeriodView(period.start(), period.end(), period.descriptionCode());
    }
  }

  /**
   * Where and when goods were delivered.
   *
   * @param actualDeliveryDate BT-72
   * @param deliveryAddress BG-15
   */
  public record DeliveryView(
      @Nullable LocalDate actualDeliveryDate, @Nullable AddressView deliveryAddress) {
    static @Nullable DeliveryView of(InvoiceExtensions.@Nullable Delivery delivery) {
      return delivery == null
          ? null
          : new DeliveryView(delivery.date(), AddressView.of(delivery.address()));
    }
  }

  /**
   * An address.
   *
   * @param streetName BT-75
   * @param cityName BT-77
   * @param countrySubentity BT-79
   * @param countryCode BT-80
   */
  public record AddressView(
      @Nullable String streetName,
      @Nullable String cityName,
      @Nullable String countrySubentity,
      @Nullable String countryCode) {
    static @Nullable AddressView of(@Nullable Address address) {
      return address == null
          ? null
          : new AddressView(address.street(), address.city(), address.county(), address.country());
    }
  }

  /**
   * An allowance or charge.
   *
   * @param chargeIndicator true for a charge
   * @param amount without VAT
   * @param taxCategoryCode UNCL 5305
   * @param taxRate per cent
   * @param reasonCode UNTDID 5189 or 7161
   * @param reason in words
   * @param baseAmount what the percentage was taken of
   * @param multiplierFactorNumeric the percentage
   */
  public record AllowanceChargeView(
      boolean chargeIndicator,
      BigDecimal amount,
      @Nullable String taxCategoryCode,
      @Nullable BigDecimal taxRate,
      @Nullable String reasonCode,
      @Nullable String reason,
      @Nullable BigDecimal baseAmount,
      @Nullable BigDecimal multiplierFactorNumeric) {
    static AllowanceChargeView of(AllowanceCharge charge) {
      VatRate rate = charge.vatRate();
      Percentage percentage = charge.percentage();
      return new AllowanceChargeView(
          charge.charge(),
          charge.amount(),
          rate == null ? null : rate.category().name(),
          rate == null ? null : rate.percentage().value(),
          charge.reasonCode(),
          charge.reason(),
          charge.baseAmount(),
          percentage == null ? null : percentage.value());
    }
  }

  /**
   * A supporting document.
   *
   * @param id BT-122
   * @param documentTypeCode UNTDID 1001
   * @param documentDescription BT-123
   */
  public record DocumentReferenceView(
      String id, @Nullable String documentTypeCode, @Nullable String documentDescription) {}

  /**
   * An attribute of the item.
   *
   * @param name BT-160
   * @param value BT-161
   */
  public record PropertyView(String name, String value) {}

  static @Nullable ExtensionsView of(InvoiceExtensions extensions) {
    if (extensions.equals(InvoiceExtensions.NONE)) {
      return null;
    }
    return new ExtensionsView(
        PeriodView.of(extensions.period()),
        DeliveryView.of(extensions.delivery()),
        extensions.allowanceCharges().stream().map(AllowanceChargeView::of).toList(),
        extensions.prepaidAmount(),
        extensions.documents().stream()
            .map(
                document ->
                    new DocumentReferenceView(
                        document.id(), document.typeCode(), document.description()))
            .toList());
  }
}
