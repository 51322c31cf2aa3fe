package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The VAT of one category and rate (BG-23).
 *
 * @param taxableAmount BT-116 taxable amount; null when absent
 * @param taxAmount BT-117 VAT amount; null when absent
 * @param categoryCode BT-118 VAT category from UNCL 5305: S, Z, E, AE, K, G, O, L, M; null when
 *     absent
 * @param rate BT-119 VAT rate in percent; null when absent (category O)
 * @param exemptionReason BT-120 why no VAT is charged, in words; null when absent
 * @param exemptionReasonCode BT-121 why no VAT is charged, from the VATEX list; null when absent
 */
public record VatBreakdown(
    @Nullable BigDecimal taxableAmount,
    @Nullable BigDecimal taxAmount,
    @Nullable String categoryCode,
    @Nullable BigDecimal rate,
    @Nullable String exemptionReason,
    @Nullable String exemptionReasonCode) {
  /** Copies lists and refuses a null where the term is not optional. */
  public VatBreakdown {
    taxableAmount = Decimals.plain(taxableAmount);
    taxAmount = Decimals.plain(taxAmount);
    rate = Decimals.plain(rate);
  }

  /** An empty VatBreakdown to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.taxableAmount = taxableAmount;
    copy.taxAmount = taxAmount;
    copy.categoryCode = categoryCode;
    copy.rate = rate;
    copy.exemptionReason = exemptionReason;
    copy.exemptionReasonCode = exemptionReasonCode;
    return copy;
  }

  /** Collects the terms of a {@link VatBreakdown}; not thread-safe. */
  public static final class Builder {
    private @Nullable BigDecimal taxableAmount;
    private @Nullable BigDecimal taxAmount;
    private @Nullable String categoryCode;
    private @Nullable BigDecimal rate;
    private @Nullable String exemptionReason;
    private @Nullable String exemptionReasonCode;

    private Builder() {}

    /** Sets BT-116 taxable amount. */
    public Builder taxableAmount(@Nullable BigDecimal taxableAmount) {
      this.taxableAmount = taxableAmount;
      return this;
    }

    /** Sets BT-117 VAT amount. */
    public Builder taxAmount(@Nullable BigDecimal taxAmount) {
      this.taxAmount = taxAmount;
      return this;
    }

    /** Sets BT-118 VAT category from UNCL 5305: S, Z, E, AE, K, G, O, L, M. */
    public Builder categoryCode(@Nullable String categoryCode) {
      this.categoryCode = categoryCode;
      return this;
    }

    /** Sets BT-119 VAT rate in percent. */
    public Builder rate(@Nullable BigDecimal rate) {
      this.rate = rate;
      return this;
    }

    /** Sets BT-120 why no VAT is charged, in words. */
    public Builder exemptionReason(@Nullable String exemptionReason) {
      this.exemptionReason = exemptionReason;
      return this;
    }

    /** Sets BT-121 why no VAT is charged, from the VATEX list. */
    public Builder exemptionReasonCode(@Nullable String exemptionReasonCode) {
      this.exemptionReasonCode = exemptionReasonCode;
      return this;
    }

    /** The VatBreakdown as collected so far. */
    public VatBreakdown build() {
      return new VatBreakdown(
          taxableAmount, taxAmount, categoryCode, rate, exemptionReason, exemptionReasonCode);
    }
  }
}
