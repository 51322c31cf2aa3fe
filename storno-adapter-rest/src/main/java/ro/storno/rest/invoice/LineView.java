package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineTotals;
import ro.storno.rest.openapi.Described;

/**
 * A line and what it comes to.
 *
 * @param id identity
 * @param uuid the same
 * @param position place in the document, from 1
 * @param description BT-153
 * @param quantity BT-129
 * @param unitOfMeasure unit as typed
 * @param unitPrice price of one unit
 * @param vatRate per cent
 * @param vatCategoryCode UNCL 5305
 * @param vatAmount VAT of the line
 * @param subtotal without VAT
 * @param total with VAT
 * @param lineTotal the same
 * @param discount magnitude taken off
 * @param discountPercent the discount as it was typed, if in per cent
 * @param vatIncluded whether price and discount are gross
 * @param productId product it was taken from
 * @param productCode BT-155
 * @param product the product
 * @param ublExtensions further terms
 */
public record LineView(
    UUID id,
    UUID uuid,
    int position,
    String description,
    @Described(example = "10.0000") BigDecimal quantity,
    String unitOfMeasure,
    @Described(example = "100.00") BigDecimal unitPrice,
    @Described(example = "21.00") BigDecimal vatRate,
    @Described(example = "S") String vatCategoryCode,
    BigDecimal vatAmount,
    BigDecimal subtotal,
    BigDecimal total,
    BigDecimal lineTotal,
    BigDecimal discount,
    @Nullable BigDecimal discountPercent,
    boolean vatIncluded,
    @Nullable UUID productId,
    @Nullable String productCode,
    @Nullable ProductReference product,
    ExtensionsView.@Nullable OfLine ublExtensions) {

  /**
   * The product of a line.
   *
   * @param id identity
   * @param code seller's code of it
   */
  public record ProductReference(UUID id, @Nullable String code) {}

  static LineView of(int position, DocumentLine line, LineTotals totals) {
    UUID id = line.id().value();
    ProductId product = line.productId();
    return new LineView(
        id,
        id,
        position,
        line.description(),
        line.quantity().value(),
        line.unitOfMeasure(),
        line.unitPrice().value(),
        line.vatRate().percentage().value(),
        line.vatRate().category().name(),
        totals.vat().amount(),
        totals.net().amount(),
        totals.gross().amount(),
        totals.gross().amount(),
        totals.discount().amount(),
        line.discount() instanceof Discount.Percent percent ? percent.percentage().value() : null,
        line.vatIncluded(),
        product == null ? null : product.value(),
        line.productCode(),
        product == null ? null : new ProductReference(product.value(), line.productCode()),
        ExtensionsView.OfLine.of(line.extensions()));
  }
}
