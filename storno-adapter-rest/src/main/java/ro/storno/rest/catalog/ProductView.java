package ro.storno.rest.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRateId;
import ro.storno.rest.openapi.Described;

/** A product, under the names of its pages and of its object (objects/product.md). */
public record ProductView(
    UUID id,
    UUID uuid,
    String name,
    @Nullable String code,
    @Nullable String description,
    @Described("Of one unit, without VAT") BigDecimal unitPrice,
    @Described("The same") BigDecimal defaultPrice,
    @Described(example = "RON") String currency,
    @Described("The company's rate that equals this one") @Nullable UUID vatRateId,
    @Described(value = "Per cent", example = "21.00") BigDecimal vatRate,
    @Described(value = "Category of UNCL 5305", example = "S") String vatCategoryCode,
    @Described(example = "buc") String unitOfMeasure,
    boolean isService,
    @Described("What the company uses it for, as it was sent") @Nullable String usage,
    @Described("Combined Nomenclature") @Nullable String ncCode,
    @Described("Common Procurement Vocabulary") @Nullable String cpvCode,
    @Described(value = "Tile on the till", example = "#1e40af") @Nullable String color,
    @Nullable UUID categoryId,
    @Nullable CategoryView category,
    @Described(value = "Deposit per unit in lei", example = "0.50") @Nullable BigDecimal sgrAmount,
    boolean isActive,
    @Described("manual, anaf or import") String source,
    @Nullable Instant lastSyncedAt,
    @Described("Lines of issued invoices that name it") long usageCount,
    UseView usageStats,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  static ProductView of(ReadProducts.Shown shown) {
    Product product = shown.product();
    UUID id = product.id().value();
    ProductCategory category = shown.category();
    VatRateId rate = shown.vatRate();
    Colour colour = product.till().colour();
    Money deposit = product.till().sgrDeposit();
    return new ProductView(
        id,
        id,
        product.name(),
        product.code(),
        product.description(),
        product.price().value(),
        product.price().value(),
        product.currency().code(),
        rate == null ? null : rate.value(),
        product.vatRate().percentage().value(),
        product.vatRate().category().name(),
        product.unitOfMeasure(),
        product.service(),
        product.usage(),
        product.classification().ncCode(),
        product.classification().cpvCode(),
        colour == null ? null : colour.hex(),
        category == null ? null : category.id().value(),
        category == null ? null : CategoryView.of(category),
        deposit == null ? null : deposit.amount(),
        product.active(),
        product.source(),
        product.lastSyncedAt(),
        shown.use().lines(),
        UseView.of(shown.use()),
        product.createdAt(),
        product.updatedAt(),
        product.deletedAt());
  }
}
