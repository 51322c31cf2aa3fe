package ro.storno.rest.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.ProductUses;
import ro.storno.rest.openapi.Described;

/** What a product was sold for on issued invoices (api-reference/products/get.md). */
public record UseView(
    @Described("Lines that name it") long totalUsage,
    @Described("Without VAT, less credit notes; null where currencies are mixed")
        @Nullable BigDecimal totalRevenue,
    Map<String, BigDecimal> revenueByCurrency,
    @Described(value = "Per line", example = "1.0000") BigDecimal averageQuantity,
    @Nullable LocalDate firstUsedDate,
    @Nullable LocalDate lastUsedDate) {
  private static final int QUANTITY_DECIMALS = 4;

  static UseView of(ProductUses.Use use) {
    BigDecimal average =
        use.quantity()
            .divide(
                BigDecimal.valueOf(Math.max(1, use.lines())),
                QUANTITY_DECIMALS,
                RoundingMode.HALF_UP);
    return new UseView(
        use.lines(), total(use), use.revenue(), average, use.firstUsed(), use.lastUsed());
  }

  private static @Nullable BigDecimal total(ProductUses.Use use) {
    return use.revenue().size() > 1
        ? null
        : use.revenue().values().stream().findFirst().orElse(new BigDecimal("0.00"));
  }
}
