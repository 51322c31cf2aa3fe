package ro.storno.rest.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.rest.openapi.Described;

/** A product category (api-reference/product-categories). */
public record CategoryView(
    UUID id,
    UUID uuid,
    String name,
    @Described(example = "#7c3aed") @Nullable String color,
    @Described("Smaller comes earlier") int sortOrder,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  static CategoryView of(ProductCategory category) {
    UUID id = category.id().value();
    Colour colour = category.colour();
    return new CategoryView(
        id,
        id,
        category.name(),
        colour == null ? null : colour.hex(),
        category.sortOrder(),
        category.createdAt(),
        category.updatedAt());
  }
}
