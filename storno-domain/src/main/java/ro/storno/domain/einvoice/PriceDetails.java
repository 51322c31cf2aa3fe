package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price of a line's item without VAT (BG-29).
 *
 * @param netPrice BT-146 net price; null when absent
 * @param discount BT-147 discount already taken off the gross price; null when absent
 * @param grossPrice BT-148 price before that discount; null when absent
 * @param baseQuantity BT-149 number of units the price is for; null means one
 * @param baseQuantityUnit BT-150 unit of that quantity, UN/ECE Rec 20; null when absent
 */
public record PriceDetails(
    @Nullable BigDecimal netPrice,
    @Nullable BigDecimal discount,
    @Nullable BigDecimal grossPrice,
    @Nullable BigDecimal baseQuantity,
    @Nullable String baseQuantityUnit) {
  /** Copies lists and refuses a null where the term is not optional. */
  public PriceDetails {
    netPrice = Decimals.plain(netPrice);
    discount = Decimals.plain(discount);
    grossPrice = Decimals.plain(grossPrice);
    baseQuantity = Decimals.plain(baseQuantity);
  }

  /** An empty PriceDetails to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.netPrice = netPrice;
    copy.discount = discount;
    copy.grossPrice = grossPrice;
    copy.baseQuantity = baseQuantity;
    copy.baseQuantityUnit = baseQuantityUnit;
    return copy;
  }

  /** Collects the terms of a {@link PriceDetails}; not thread-safe. */
  public static final class Builder {
    private @Nullable BigDecimal netPrice;
    private @Nullable BigDecimal discount;
    private @Nullable BigDecimal grossPrice;
    private @Nullable BigDecimal baseQuantity;
    private @Nullable String baseQuantityUnit;

    private Builder() {}

    /** Sets BT-146 net price. */
    public Builder netPrice(@Nullable BigDecimal netPrice) {
      this.netPrice = netPrice;
      return this;
    }

    /** Sets BT-147 discount already taken off the gross price. */
    public Builder discount(@Nullable BigDecimal discount) {
      this.discount = discount;
      return this;
    }

    /** Sets BT-148 price before that discount. */
    public Builder grossPrice(@Nullable BigDecimal grossPrice) {
      this.grossPrice = grossPrice;
      return this;
    }

    /** Sets BT-149 number of units the price is for. */
    public Builder baseQuantity(@Nullable BigDecimal baseQuantity) {
      this.baseQuantity = baseQuantity;
      return this;
    }

    /** Sets BT-150 unit of that quantity, UN/ECE Rec 20. */
    public Builder baseQuantityUnit(@Nullable String baseQuantityUnit) {
      this.baseQuantityUnit = baseQuantityUnit;
      return this;
    }

    /** The PriceDetails as collected so far. */
    public PriceDetails build() {
      return new PriceDetails(netPrice, discount, grossPrice, baseQuantity, baseQuantityUnit);
    }
  }
}
