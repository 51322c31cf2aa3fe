package ro.storno.rest.recurring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.recurring.Pricing;
import ro.storno.domain.recurring.RecurringLine;
import ro.storno.rest.openapi.Described;

/** A line of a recurring invoice and what it comes to as typed. */
public record RecurringLineView(
    UUID id,
    UUID uuid,
    int position,
    @Described("May name the period: {{month}}, {{year}}, {{period}}, {{date}}") String description,
    @Described(example = "1.0000") BigDecimal quantity,
    @Described(example = "1499.00") BigDecimal unitPrice,
    String unitOfMeasure,
    @Nullable UUID vatRateId,
    @Described(example = "21.00") BigDecimal vatRate,
    @Described(value = "Category of UNCL 5305", example = "S") String vatCategoryCode,
    @Nullable UUID productId,
    @Nullable String productCode,
    BigDecimal discount,
    @Nullable BigDecimal discountPercent,
    boolean vatIncluded,
    @Described("fixed, exchange_rate, markup or latest_product_price") String priceRule,
    @Nullable String referenceCurrency,
    @Nullable BigDecimal markupPercent,
    @Described("Without VAT") BigDecimal subtotal,
    BigDecimal vatAmount,
    @Described("With VAT") BigDecimal totalAmount,
    @Described("The same") BigDecimal lineTotal) {

  static List<RecurringLineView> of(ReadRecurring.Shown shown) {
    List<RecurringLine> lines = shown.recurring().template().lines();
    List<RecurringLineView> views = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      views.add(of(i + 1, lines.get(i), shown.totals().lines().get(i)));
    }
    return views;
  }

  private static RecurringLineView of(int position, RecurringLine each, LineTotals totals) {
    DocumentLine line = each.line();
    Pricing pricing = each.pricing();
    UUID id = line.id().value();
    return new RecurringLineView(
        id,
        id,
        position,
        line.description(),
        line.quantity().value(),
        line.unitPrice().value(),
        line.unitOfMeasure(),
        each.vatRateId() == null ? null : each.vatRateId().value(),
        line.vatRate().percentage().value(),
        line.vatRate().category().name(),
        line.productId() == null ? null : line.productId().value(),
        line.productCode(),
        totals.discount().amount(),
        line.discount() instanceof Discount.Percent percent ? percent.percentage().value() : null,
        line.vatIncluded(),
        pricing.rule().wireName(),
        pricing.reference() == null ? null : pricing.reference().code(),
        pricing.markup() == null ? null : pricing.markup().value(),
        totals.net().amount(),
        totals.vat().amount(),
        totals.gross().amount(),
        totals.gross().amount());
  }
}
