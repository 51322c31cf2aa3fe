package ro.storno.domain.tax;

import java.util.Objects;
import ro.storno.domain.money.Percentage;

/**
 * A VAT category together with its percentage, such as {@code S 21.00}: the key of the VAT
 * breakdown (BG-23).
 *
 * @param category BT-118 and BT-151; not null
 * @param percentage BT-119 and BT-152, in per cent; not null
 */
public record VatRate(VatCategory category, Percentage percentage) {
  /** Checks that both are present. */
  public VatRate {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(percentage, "percentage");
  }

  /**
   * Returns the rate with the category corrected as api-reference/invoices/create.md says: standard
   * at nought per cent becomes zero rated, and a nought-per-cent category with a percentage becomes
   * standard.
   */
  public static VatRate corrected(VatCategory category, Percentage percentage) {
    if (percentage.isZero() && category == VatCategory.S) {
      return new VatRate(VatCategory.Z, percentage);
    }
    if (!percentage.isZero() && !category.taxed()) {
      return new VatRate(VatCategory.S, percentage);
    }
    return new VatRate(category, percentage);
  }

  /** Returns the standard category at a percentage. */
  public static VatRate standard(String percentage) {
    return new VatRate(VatCategory.S, Percentage.of(percentage));
  }
}
