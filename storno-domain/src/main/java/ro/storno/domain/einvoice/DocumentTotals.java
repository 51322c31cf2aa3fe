package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The totals of the document as calculated by its issuer (BG-22).
 *
 * <p>They stand apart from what was entered: a reader keeps them as declared, and a difference from
 * our own arithmetic is a finding, never a silent correction. All amounts are in the invoice
 * currency (BT-5), BT-111 alone in the accounting currency (BT-6).
 *
 * @param lineNetTotal BT-106 sum of the line net amounts; null when absent
 * @param allowanceTotal BT-107 sum of the document allowances; null when there are none
 * @param chargeTotal BT-108 sum of the document charges; null when there are none
 * @param taxExclusiveAmount BT-109 total without VAT; null when absent
 * @param vatTotal BT-110 total VAT; null when absent
 * @param vatTotalInAccountingCurrency BT-111 total VAT in the accounting currency (BT-6); null when
 *     there is none
 * @param taxInclusiveAmount BT-112 total with VAT; null when absent
 * @param prepaidAmount BT-113 paid in advance; null when nothing was
 * @param roundingAmount BT-114 rounding of the amount due; null when not rounded
 * @param payableAmount BT-115 amount due; null when absent
 */
public record DocumentTotals(
    @Nullable BigDecimal lineNetTotal,
    @Nullable BigDecimal allowanceTotal,
    @Nullable BigDecimal chargeTotal,
    @Nullable BigDecimal taxExclusiveAmount,
    @Nullable BigDecimal vatTotal,
    @Nullable BigDecimal vatTotalInAccountingCurrency,
    @Nullable BigDecimal taxInclusiveAmount,
    @Nullable BigDecimal prepaidAmount,
    @Nullable BigDecimal roundingAmount,
    @Nullable BigDecimal payableAmount) {
  /** Copies lists and refuses a null where the term is not optional. */
  public DocumentTotals {
    lineNetTotal = Decimals.plain(lineNetTotal);
    allowanceTotal = Decimals.plain(allowanceTotal);
    chargeTotal = Decimals.plain(chargeTotal);
    taxExclusiveAmount = Decimals.plain(taxExclusiveAmount);
    vatTotal = Decimals.plain(vatTotal);
    vatTotalInAccountingCurrency = Decimals.plain(vatTotalInAccountingCurrency);
    taxInclusiveAmount = Decimals.plain(taxInclusiveAmount);
    prepaidAmount = Decimals.plain(prepaidAmount);
    roundingAmount = Decimals.plain(roundingAmount);
    payableAmount = Decimals.plain(payableAmount);
  }

  /** An empty DocumentTotals to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.lineNetTotal = lineNetTotal;
    copy.allowanceTotal = allowanceTotal;
    copy.chargeTotal = chargeTotal;
    copy.taxExclusiveAmount = taxExclusiveAmount;
    copy.vatTotal = vatTotal;
    copy.vatTotalInAccountingCurrency = vatTotalInAccountingCurrency;
    copy.taxInclusiveAmount = taxInclusiveAmount;
    copy.prepaidAmount = prepaidAmount;
    copy.roundingAmount = roundingAmount;
    copy.payableAmount = payableAmount;
    return copy;
  }

  /** Collects the terms of a {@link DocumentTotals}; not thread-safe. */
  public static final class Builder {
    private @Nullable BigDecimal lineNetTotal;
    private @Nullable BigDecimal allowanceTotal;
    private @Nullable BigDecimal chargeTotal;
    private @Nullable BigDecimal taxExclusiveAmount;
    private @Nullable BigDecimal vatTotal;
    private @Nullable BigDecimal vatTotalInAccountingCurrency;
    private @Nullable BigDecimal taxInclusiveAmount;
    private @Nullable BigDecimal prepaidAmount;
    private @Nullable BigDecimal roundingAmount;
    private @Nullable BigDecimal payableAmount;

    private Builder() {}

    /** Sets BT-106 sum of the line net amounts. */
    public Builder lineNetTotal(@Nullable BigDecimal lineNetTotal) {
      this.lineNetTotal = lineNetTotal;
      return this;
    }

    /** Sets BT-107 sum of the document allowances. */
    public Builder allowanceTotal(@Nullable BigDecimal allowanceTotal) {
      this.allowanceTotal = allowanceTotal;
      return this;
    }

    /** Sets BT-108 sum of the document charges. */
    public Builder chargeTotal(@Nullable BigDecimal chargeTotal) {
      this.chargeTotal = chargeTotal;
      return this;
    }

    /** Sets BT-109 total without VAT. */
    public Builder taxExclusiveAmount(@Nullable BigDecimal taxExclusiveAmount) {
      this.taxExclusiveAmount = taxExclusiveAmount;
      return this;
    }

    /** Sets BT-110 total VAT. */
    public Builder vatTotal(@Nullable BigDecimal vatTotal) {
      this.vatTotal = vatTotal;
      return this;
    }

    /** Sets BT-111 total VAT in the accounting currency (BT-6). */
    public Builder vatTotalInAccountingCurrency(@Nullable BigDecimal vatTotalInAccountingCurrency) {
      this.vatTotalInAccountingCurrency = vatTotalInAccountingCurrency;
      return this;
    }

    /** Sets BT-112 total with VAT. */
    public Builder taxInclusiveAmount(@Nullable BigDecimal taxInclusiveAmount) {
      this.taxInclusiveAmount = taxInclusiveAmount;
      return this;
    }

    /** Sets BT-113 paid in advance. */
    public Builder prepaidAmount(@Nullable BigDecimal prepaidAmount) {
      this.prepaidAmount = prepaidAmount;
      return this;
    }

    /** Sets BT-114 rounding of the amount due. */
    public Builder roundingAmount(@Nullable BigDecimal roundingAmount) {
      this.roundingAmount = roundingAmount;
      return this;
    }

    /** Sets BT-115 amount due. */
    public Builder payableAmount(@Nullable BigDecimal payableAmount) {
      this.payableAmount = payableAmount;
      return this;
    }

    /** The DocumentTotals as collected so far. */
    public DocumentTotals build() {
      return new DocumentTotals(
          lineNetTotal,
          allowanceTotal,
          chargeTotal,
          taxExclusiveAmount,
          vatTotal,
          vatTotalInAccountingCurrency,
          taxInclusiveAmount,
          prepaidAmount,
          roundingAmount,
          payableAmount);
    }
  }
}
