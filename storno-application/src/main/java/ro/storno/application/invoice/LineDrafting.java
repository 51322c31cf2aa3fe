package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.DomainException;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;

/** Turns typed lines into document lines. */
final class LineDrafting {
  private static final String DEFAULT_UNIT = "buc";

  private final VatRates vatRates;
  private final Ids ids;

  LineDrafting(VatRates vatRates, Ids ids) {
    this.vatRates = vatRates;
    this.ids = ids;
  }

  /**
   * Drafts the lines.
   *
   * @param present lines whose ids may be kept
   * @param allVatIncluded what holds for all lines, or null for each its own
   */
  List<DocumentLine> lines(
      CompanyScope scope,
      List<InvoiceEntry.Line> typed,
      List<DocumentLine> present,
      @Nullable Boolean allVatIncluded,
      FieldErrors errors) {
    List<CompanyVatRate> rates = needsRates(typed) ? vatRates.of(scope.company()) : List.of();
    Set<LineId> keepable = new HashSet<>(present.stream().map(DocumentLine::id).toList());
    List<DocumentLine> lines = new ArrayList<>(typed.size());
    for (int i = 0; i < typed.size(); i++) {
      InvoiceEntry.Line line = typed.get(i);
      DocumentLine made = line(scope, line, "lines[" + i + "]", rates, keepable, errors);
      if (made != null) {
        lines.add(allVatIncluded == null ? made : withVatIncluded(made, allVatIncluded));
      }
    }
    return lines;
  }

  private static boolean needsRates(List<InvoiceEntry.Line> lines) {
    return lines.stream().anyMatch(line -> line.vatRateId() != null || line.vatRate() == null);
  }

  private @Nullable DocumentLine line(
      CompanyScope scope,
      InvoiceEntry.Line typed,
      String path,
      List<CompanyVatRate> rates,
      Set<LineId> keepable,
      FieldErrors errors) {
    String at = path + ".";
    Quantity quantity =
        errors.capture(at, () -> Quantity.of(Objects.requireNonNull(typed.quantity())));
    UnitPrice price =
        errors.capture(at, () -> UnitPrice.of(Objects.requireNonNull(typed.unitPrice())));
    VatRate rate = vatRate(scope, typed, path, rates, errors);
    Discount discount = discount(typed, path, errors);
    if (quantity == null || price == null || rate == null || discount == null) {
      return null;
    }
    InvoiceEntry.LineExtensions extensions = typed.ublExtensions();
    LineId kept = typed.id() == null ? null : new LineId(typed.id());
    return new DocumentLine(
        kept != null && keepable.remove(kept) ? kept : new LineId(ids.next()),
        Objects.requireNonNull(typed.description()).strip(),
        quantity,
        unit(typed.unitOfMeasure()),
        price,
        rate,
        Boolean.TRUE.equals(typed.vatIncluded()),
        discount,
        typed.productId() == null ? null : new ProductId(typed.productId()),
        typed.productCode(),
        extensions == null ? LineExtensions.NONE : ExtensionDrafting.line(path, extensions));
  }

  private static String unit(@Nullable String typed) {
    return typed == null || typed.isBlank() ? DEFAULT_UNIT : typed.strip();
  }

  /** A percentage wins over an amount: detail views show both, and clients send both back. */
  private static @Nullable Discount discount(
      InvoiceEntry.Line typed, String path, FieldErrors errors) {
    BigDecimal percent = typed.discountPercent();
    if (percent != null && percent.signum() > 0) {
      Percentage share = errors.captureAs(path + ".discountPercent", () -> Percentage.of(percent));
      return share == null ? null : new Discount.Percent(share);
    }
    BigDecimal amount = typed.discount();
    return amount == null || amount.signum() == 0 ? Discount.NONE : new Discount.Absolute(amount);
  }

  /** {@code vatRateId}, else explicit {@code vatRate}, else the default (decisions.md). */
  private static @Nullable VatRate vatRate(
      CompanyScope scope,
      InvoiceEntry.Line typed,
      String path,
      List<CompanyVatRate> rates,
      FieldErrors errors) {
    if (typed.vatRateId() != null) {
      VatRateId id = new VatRateId(typed.vatRateId());
      return rates.stream()
          .filter(rate -> rate.id().equals(id))
          .map(CompanyVatRate::rate)
          .findFirst()
          .orElseThrow(() -> new ApplicationException.NotFound("VAT rate"));
    }
    String code = typed.vatCategoryCode();
    VatCategory category = code == null ? null : VatCategory.ofCode(code).orElse(null);
    if (code != null && category == null && !code.equals("AA")) {
      errors.add(
          path + ".vatCategoryCode",
          "'" + code + "' is no VAT category; choose S, Z, E, AE, K, G, O, L or M.");
      return null;
    }
    if (typed.vatRate() != null) {
      BigDecimal rate = typed.vatRate();
      Percentage percentage = errors.captureAs(path + ".vatRate", () -> Percentage.of(rate));
      return percentage == null
          ? null
          : VatRate.corrected(category == null ? VatCategory.S : category, percentage);
    }
    return category != null && !category.taxed()
        ? new VatRate(category, Percentage.ZERO)
        : standard(scope, rates);
  }

  /** What a line bears when nothing is said: nothing at all if the seller is not registered. */
  private static VatRate standard(CompanyScope scope, List<CompanyVatRate> rates) {
    if (!scope.profile().party().vatPayer()) {
      return new VatRate(VatCategory.O, Percentage.ZERO);
    }
    return rates.stream()
        .filter(CompanyVatRate::isDefault)
        .map(CompanyVatRate::rate)
        .findFirst()
        .orElseThrow(
            () ->
                new DomainException.RuleViolated(
                    "lines", "The company has no default VAT rate; give vatRate on each line."));
  }

  private static DocumentLine withVatIncluded(DocumentLine line, boolean vatIncluded) {
    return new DocumentLine(
        line.id(),
        line.description(),
        line.quantity(),
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        vatIncluded,
        line.discount(),
        line.productId(),
        line.productCode(),
        line.extensions());
  }
}
