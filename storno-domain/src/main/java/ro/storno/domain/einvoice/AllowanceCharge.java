package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An allowance (discount) or a charge (surcharge), of the document (BG-20, BG-21) or of a line
 * (BG-27, BG-28).
 *
 * <p>The list that holds it says which of the two it is. Amounts are positive magnitudes.
 *
 * @param amount BT-92, BT-99, BT-136, BT-141 amount without VAT, in the invoice currency; null when
 *     absent
 * @param baseAmount BT-93, BT-100, BT-137, BT-142 amount the percentage applies to; null when
 *     absent
 * @param percentage BT-94, BT-101, BT-138, BT-143 percentage, {@code 10} meaning ten percent; null
 *     when absent
 * @param reason BT-97, BT-104, BT-139, BT-144 reason in words; null when absent
 * @param reasonCode BT-98, BT-105, BT-140, BT-145 reason from UNCL 5189 (allowance) or UNCL 7161
 *     (charge); null when absent
 * @param vatCategoryCode BT-95, BT-102 VAT category from UNCL 5305; null on a line, where the
 *     line's own category holds
 * @param vatRate BT-96, BT-103 VAT rate in percent; null on a line and in category O
 */
public record AllowanceCharge(
    @Nullable BigDecimal amount,
    @Nullable BigDecimal baseAmount,
    @Nullable BigDecimal percentage,
    @Nullable String reason,
    @Nullable String reasonCode,
    @Nullable String vatCategoryCode,
    @Nullable BigDecimal vatRate) {
  /** Copies lists and refuses a null where the term is not optional. */
  public AllowanceCharge {
    amount = Decimals.plain(amount);
    baseAmount = Decimals.plain(baseAmount);
    percentage = Decimals.plain(percentage);
    vatRate = Decimals.plain(vatRate);
  }

  /** An empty AllowanceCharge to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.amount = amount;
    copy.baseAmount = baseAmount;
    copy.percentage = percentage;
    copy.reason = reason;
    copy.reasonCode = reasonCode;
    copy.vatCategoryCode = vatCategoryCode;
    copy.vatRate = vatRate;
    return copy;
  }

  /** Collects the terms of a {@link AllowanceCharge}; not thread-safe. */
  public static final class Builder {
    private @Nullable BigDecimal amount;
    private @Nullable BigDecimal baseAmount;
    private @Nullable BigDecimal percentage;
    private @Nullable String reason;
    private @Nullable String reasonCode;
    private @Nullable String vatCategoryCode;
    private @Nullable BigDecimal vatRate;

    private Builder() {}

    /** Sets BT-92, BT-99, BT-136, BT-141 amount without VAT, in the invoice currency. */
    public Builder amount(@Nullable BigDecimal amount) {
      this.amount = amount;
      return this;
    }

    /** Sets BT-93, BT-100, BT-137, BT-142 amount the percentage applies to. */
    public Builder baseAmount(@Nullable BigDecimal baseAmount) {
      this.baseAmount = baseAmount;
      return this;
    }

    /** Sets BT-94, BT-101, BT-138, BT-143 percentage, {@code 10} meaning ten percent. */
    public Builder percentage(@Nullable BigDecimal percentage) {
      this.percentage = percentage;
      return this;
    }

    /** Sets BT-97, BT-104, BT-139, BT-144 reason in words. */
    public Builder reason(@Nullable String reason) {
      this.reason = reason;
      return this;
    }

    /**
     * Sets BT-98, BT-105, BT-140, BT-145 reason from UNCL 5189 (allowance) or UNCL 7161 (charge).
     */
    public Builder reasonCode(@Nullable String reasonCode) {
      this.reasonCode = reasonCode;
      return this;
    }

    /** Sets BT-95, BT-102 VAT category from UNCL 5305. */
    public Builder vatCategoryCode(@Nullable String vatCategoryCode) {
      this.vatCategoryCode = vatCategoryCode;
      return this;
    }

    /** Sets BT-96, BT-103 VAT rate in percent. */
    public Builder vatRate(@Nullable BigDecimal vatRate) {
      this.vatRate = vatRate;
      return this;
    }

    /** The AllowanceCharge as collected so far. */
    public AllowanceCharge build() {
      return new AllowanceCharge(
          amount, baseAmount, percentage, reason, reasonCode, vatCategoryCode, vatRate);
    }
  }
}
