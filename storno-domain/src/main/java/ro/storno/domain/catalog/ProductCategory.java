package ro.storno.domain.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/**
 * A group of products on the grid of the till (objects/product-category.md).
 *
 * @param id identity; not null
 * @param company whose category it is; not null
 * @param name what the user reads, 1 to 100 characters; not null
 * @param colour of the group, or null
 * @param sortOrder smaller comes earlier
 * @param createdAt not null
 * @param updatedAt or null
 */
public record ProductCategory(
    CategoryId id,
    CompanyId company,
    String name,
    @Nullable Colour colour,
    int sortOrder,
    Instant createdAt,
    @Nullable Instant updatedAt) {}
