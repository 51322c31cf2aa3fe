package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.FieldErrors;
import ro.storno.application.Wording;
import ro.storno.domain.document.AllowanceCharge;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.Period;
import ro.storno.domain.invoice.InvoiceExtensions;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Address;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

/** Turns typed {@code ublExtensions} into the domain's. */
final class ExtensionDrafting {
  private ExtensionDrafting() {}

  static InvoiceExtensions document(InvoiceEntry.Extensions typed) {
    return new InvoiceExtensions(
        period(typed.invoicePeriod()),
        delivery(typed.delivery()),
        allowanceCharges("ublExtensions.allowanceCharges", typed.allowanceCharges(), true),
        typed.prepaidAmount(),
        orEmpty(typed.additionalDocumentReferences()).stream()
            .map(
                each ->
                    new InvoiceExtensions.DocumentReference(
                        Objects.requireNonNull(each.id()),
                        each.documentTypeCode(),
                        each.documentDescription()))
            .toList());
  }

  static LineExtensions line(String path, InvoiceEntry.LineExtensions typed) {
    return new LineExtensions(
        period(typed.invoicePeriod()),
        allowanceCharges(path + ".ublExtensions.allowanceCharges", typed.allowanceCharges(), false),
        orEmpty(typed.additionalItemProperties()).stream()
            .map(
                each ->
                    new LineExtensions.ItemProperty(
                        Objects.requireNonNull(each.name()), Objects.requireNonNull(each.value())))
            .toList(),
        typed.originCountry());
  }

  private static @Nullable Period period(InvoiceEntry.@Nullable PeriodEntry typed) {
    return typed == null
        ? null
        : new Period(typed.startDate(), typed.endDate(), typed.descriptionCode());
  }

  private static InvoiceExtensions.@Nullable Delivery delivery(
      InvoiceEntry.@Nullable DeliveryEntry typed) {
    if (typed == null) {
      return null;
    }
    InvoiceEntry.AddressEntry address = typed.deliveryAddress();
    return new InvoiceExtensions.Delivery(
        typed.actualDeliveryDate(),
        address == null
            ? null
            : new Address(
                address.streetName(),
                address.cityName(),
                address.countrySubentity(),
                null,
                address.countryCode()));
  }

  private static List<AllowanceCharge> allowanceCharges(
      String path, @Nullable List<InvoiceEntry.AllowanceChargeEntry> typed, boolean ofDocument) {
    FieldErrors errors = new FieldErrors();
    List<AllowanceCharge> made = new ArrayList<>();
    int i = 0;
    for (InvoiceEntry.AllowanceChargeEntry each : orEmpty(typed)) {
      String at = path + "[" + i + "]";
      BigDecimal factor = each.multiplierFactorNumeric();
      made.add(
          new AllowanceCharge(
              Boolean.TRUE.equals(each.chargeIndicator()),
              Objects.requireNonNull(each.amount()),
              ofDocument ? rate(at, each, errors) : null,
              each.reasonCode(),
              each.reason(),
              each.baseAmount(),
              factor == null ? null : Percentage.of(factor)));
      i++;
    }
    errors.throwInvalid();
    return made;
  }

  private static @Nullable VatRate rate(
      String path, InvoiceEntry.AllowanceChargeEntry typed, FieldErrors errors) {
    String code = typed.taxCategoryCode();
    Optional<VatCategory> category = code == null ? Optional.empty() : VatCategory.ofCode(code);
    errors.addIf(code == null, path + ".taxCategoryCode", Wording.BLANK);
    errors.addIf(
        code != null && category.isEmpty(),
        path + ".taxCategoryCode",
        "Choose S, Z, E, AE, K, G or O.");
    BigDecimal rate = typed.taxRate() == null ? BigDecimal.ZERO : typed.taxRate();
    Percentage percentage = errors.captureAs(path + ".taxRate", () -> Percentage.of(rate));
    return category.isEmpty() || percentage == null
        ? null
        : VatRate.corrected(category.get(), percentage);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
