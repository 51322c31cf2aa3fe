package ro.storno.domain.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatRate;

/**
 * Goods or a service that lines of documents are filled in from (objects/product.md). Documents
 * copy what they need; a later change of the product leaves them as they are.
 *
 * @param id identity; not null
 * @param company whose product it is; not null
 * @param name what stands on the line (BT-153), 1 to 255 characters; not null
 * @param code the seller's own code (BT-155), or null
 * @param description further text, or null
 * @param price of one unit without VAT; not null
 * @param currency of the price; not null
 * @param vatRate what a line bears unless told otherwise; not null
 * @param unitOfMeasure as typed, such as {@code buc}; not null
 * @param service whether it is a service rather than goods
 * @param usage what the company uses it for, in the caller's own word; or null
 * @param classification codes of customs and procurement; not null
 * @param till what only the till shows; not null
 * @param active whether it is offered
 * @param source {@code manual}, {@code anaf} or {@code import}; not null
 * @param lastSyncedAt last time an authority's document named it, or null
 * @param createdAt not null
 * @param updatedAt or null
 * @param deletedAt soft deletion, or null
 */
public record Product(
    ProductId id,
    CompanyId company,
    String name,
    @Nullable String code,
    @Nullable String description,
    UnitPrice price,
    Currency currency,
    VatRate vatRate,
    String unitOfMeasure,
    boolean service,
    @Nullable String usage,
    Classification classification,
    Till till,
    boolean active,
    String source,
    @Nullable Instant lastSyncedAt,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant deletedAt) {

  /**
   * Codes of customs and procurement, in the forms of {@link ClassificationCode}.
   *
   * @param ncCode Combined Nomenclature, or null
   * @param cpvCode Common Procurement Vocabulary, or null
   */
  public record Classification(@Nullable String ncCode, @Nullable String cpvCode) {}

  /**
   * What only the till shows (concepts/pos.md).
   *
   * @param colour of the tile, or null for the category's
   * @param category or null
   * @param sgrDeposit deposit per unit of the Sistem Garantie-Returnare (HG 1074/2021), in lei; or
   *     null where none is due
   */
  public record Till(
      @Nullable Colour colour, @Nullable CategoryId category, @Nullable Money sgrDeposit) {}

  /** Returns the product taken out of the lists; documents keep it. */
  public Product deleted(Instant now) {
    return new Product(
        id,
        company,
        name,
        code,
        description,
        price,
        currency,
        vatRate,
        unitOfMeasure,
        service,
        usage,
        classification,
        till,
        active,
        source,
        lastSyncedAt,
        createdAt,
        updatedAt,
        now);
  }
}
