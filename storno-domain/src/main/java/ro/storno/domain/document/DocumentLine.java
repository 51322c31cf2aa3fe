package ro.storno.domain.document;

import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/**
 * A line as its author entered it (BG-25); what is computed from it stands in {@link LineTotals}.
 *
 * @param id identity, kept when the line is edited; not null
 * @param description name of the item (BT-153); not null
 * @param quantity (BT-129) not nought; negative on corrections; not null
 * @param unitOfMeasure as typed, such as {@code buc} or {@code H87}; not null
 * @param unitPrice price of one unit, with VAT if {@code vatIncluded}; not null
 * @param vatRate (BT-151, BT-152); not null
 * @param vatIncluded whether unit price and discount are gross
 * @param discount not null
 * @param productId product it was taken from, or null
 * @param productCode seller's identifier of the item (BT-155), or null
 * @param extensions further EN 16931 terms of the line; not null
 */
public record DocumentLine(
    LineId id,
    String description,
    Quantity quantity,
    String unitOfMeasure,
    UnitPrice unitPrice,
    VatRate vatRate,
    boolean vatIncluded,
    Discount discount,
    @Nullable ProductId productId,
    @Nullable String productCode,
    LineExtensions extensions) {
  /**
   * Returns a plain line: a price without VAT, no discount, nothing further.
   *
   * @param quantity plain decimal text such as {@code 10}; not null
   * @param unitPrice plain decimal text such as {@code 99.90}; not null
   * @throws ro.storno.domain.DomainException.InvalidValue if quantity or price has too many
   *     decimals, or the price is negative
   */
  public static DocumentLine of(
      LineId id,
      String description,
      String quantity,
      String unitOfMeasure,
      String unitPrice,
      VatRate vatRate) {
    return new DocumentLine(
        id,
        description,
        Quantity.of(quantity),
        unitOfMeasure,
        UnitPrice.of(unitPrice),
        vatRate,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  /** Returns the line with the quantity negated. */
  public DocumentLine negated() {
    return with(id, quantity.negated(), unitPrice, vatRate);
  }

  /** Returns the line at another VAT rate. */
  public DocumentLine withVatRate(VatRate changed) {
    return with(id, quantity, unitPrice, changed);
  }

  /** Returns the line as one of another document. */
  public DocumentLine withId(LineId other) {
    return with(other, quantity, unitPrice, vatRate);
  }

  /** Returns the line at another price. */
  public DocumentLine withUnitPrice(UnitPrice changed) {
    return with(id, quantity, changed, vatRate);
  }

  private DocumentLine with(
      LineId newId, Quantity newQuantity, UnitPrice newPrice, VatRate newVatRate) {
    return new DocumentLine(
        newId,
        description,
        newQuantity,
        unitOfMeasure,
        newPrice,
        newVatRate,
        vatIncluded,
        discount,
        productId,
        productCode,
        extensions);
  }
}
