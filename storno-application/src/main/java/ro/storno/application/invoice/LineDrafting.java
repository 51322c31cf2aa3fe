package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.catalog.Products;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.tax.VatChoice;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/** Turns typed lines into document lines. */
final class LineDrafting {
  private static final String DEFAULT_UNIT = "buc";

  private final VatRates vatRates;
  private final Products products;
  private final Ids ids;

  LineDrafting(VatRates vatRates, Products products, Ids ids) {
    this.vatRates = vatRates;
    this.products = products;
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
    VatChoice choice =
        new VatChoice(
            scope.profile(), needsRates(typed) ? vatRates.of(scope.company()) : List.of());
    Map<ProductId, Product> named = products(scope, typed);
    Set<LineId> keepable = new HashSet<>(present.stream().map(DocumentLine::id).toList());
    List<DocumentLine> lines = new ArrayList<>(typed.size());
    for (int i = 0; i < typed.size(); i++) {
      InvoiceEntry.Line line = typed.get(i);
      DocumentLine made = line(line, "lines[" + i + "]", choice, named, keepable, errors);
      if (made != null) {
        lines.add(allVatIncluded == null ? made : withVatIncluded(made, allVatIncluded));
      }
    }
    return lines;
  }

  /** The products that lines name; one that was deleted since still stands behind its lines. */
  private Map<ProductId, Product> products(CompanyScope scope, List<InvoiceEntry.Line> lines) {
    Set<ProductId> ids = new LinkedHashSet<>();
    for (InvoiceEntry.Line line : lines) {
      if (line.productId() != null) {
        ids.add(new ProductId(line.productId()));
      }
    }
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<ProductId, Product> found = products.findAll(scope.company(), ids);
    if (found.size() < ids.size()) {
      throw new ApplicationException.NotFound("Product");
    }
    return found;
  }

  private static boolean needsRates(List<InvoiceEntry.Line> lines) {
    return lines.stream().anyMatch(line -> vat(line).needsRates());
  }

  private static VatChoice.Typed vat(InvoiceEntry.Line line) {
    return new VatChoice.Typed(line.vatRateId(), line.vatRate(), line.vatCategoryCode());
  }

  private @Nullable DocumentLine line(
      InvoiceEntry.Line typed,
      String path,
      VatChoice choice,
      Map<ProductId, Product> named,
      Set<LineId> keepable,
      FieldErrors errors) {
    String at = path + ".";
    Quantity quantity =
        errors.capture(at, () -> Quantity.of(Objects.requireNonNull(typed.quantity())));
    UnitPrice price =
        errors.capture(at, () -> UnitPrice.of(Objects.requireNonNull(typed.unitPrice())));
    Product product =
        typed.productId() == null ? null : named.get(new ProductId(typed.productId()));
    VatRate rate =
        choice.choose(vat(typed), product == null ? null : product.vatRate(), at, errors);
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
        product == null ? null : product.id(),
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
