package ro.storno.application.catalog;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Given;
import ro.storno.application.Wording;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatCategory;

/**
 * A product as typed (objects/product.md, client contract).
 *
 * @param name required
 * @param code the seller's own code
 * @param description further text
 * @param unitOfMeasure buc unless given
 * @param defaultPrice of one unit without VAT; 0 unless given
 * @param currency the company's default unless given
 * @param vatRateId one of the company's rates; wins over {@code vatRate}
 * @param vatRate per cent; the company's default unless given
 * @param vatCategoryCode UNCL 5305; corrected to fit the rate
 * @param isService false unless given
 * @param usage what the company uses it for, in the caller's own word
 * @param ncCode Combined Nomenclature
 * @param cpvCode Common Procurement Vocabulary
 * @param color of the tile on the till; what is no colour is dropped
 * @param categoryId category on the till; an unknown one is ignored
 * @param sgrAmount deposit per unit, in lei
 * @param isActive true unless given
 */
public record ProductEntry(
    @NotBlank(message = Wording.BLANK) @Size(max = 255, message = Wording.TOO_LONG)
        @Nullable String name,
    @Size(max = 100, message = Wording.TOO_LONG) @Nullable String code,
    @Size(max = 10_000, message = Wording.TOO_LONG) @Nullable String description,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String unitOfMeasure,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Digits(integer = 10, fraction = 6, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal defaultPrice,
    @Nullable String currency,
    @Nullable UUID vatRateId,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Max(value = 100, message = "This value should be 100 or less.")
        @Nullable BigDecimal vatRate,
    @Nullable String vatCategoryCode,
    @Nullable Boolean isService,
    @Size(max = 50, message = Wording.TOO_LONG) @Nullable String usage,
    @Nullable String ncCode,
    @Nullable String cpvCode,
    @Nullable String color,
    @Nullable UUID categoryId,
    @PositiveOrZero(message = Wording.NOT_NEGATIVE)
        @Digits(integer = 6, fraction = 2, message = Wording.TOO_PRECISE)
        @Nullable BigDecimal sgrAmount,
    @Nullable Boolean isActive) {

  /** Returns a product as it would have been typed; its VAT stays by rate and category. */
  static ProductEntry of(Product was) {
    Money deposit = was.till().sgrDeposit();
    return new ProductEntry(
        was.name(),
        was.code(),
        was.description(),
        was.unitOfMeasure(),
        was.price().value(),
        was.currency().code(),
        null,
        was.vatRate().percentage().value(),
        was.vatRate().category().name(),
        was.service(),
        was.usage(),
        was.classification().ncCode(),
        was.classification().cpvCode(),
        was.till().colour() == null ? null : was.till().colour().hex(),
        was.till().category() == null ? null : was.till().category().value(),
        deposit == null ? null : deposit.amount(),
        was.active());
  }

  /** Returns this entry with what was sent laid over it. */
  ProductEntry overlaid(ProductEntry sent, Given given) {
    boolean rateGoes = given.has("vatRateId") || untaxed(sent.vatCategoryCode);
    return new ProductEntry(
        given.pick("name", sent.name, name),
        given.pick("code", sent.code, code),
        given.pick("description", sent.description, description),
        given.pick("unitOfMeasure", sent.unitOfMeasure, unitOfMeasure),
        given.pick("defaultPrice", sent.defaultPrice, defaultPrice),
        given.pick("currency", sent.currency, currency),
        sent.vatRateId,
        given.has("vatRate") || rateGoes ? sent.vatRate : vatRate,
        given.pick("vatCategoryCode", sent.vatCategoryCode, vatCategoryCode),
        given.pick("isService", sent.isService, isService),
        given.pick("usage", sent.usage, usage),
        given.pick("ncCode", sent.ncCode, ncCode),
        given.pick("cpvCode", sent.cpvCode, cpvCode),
        given.pick("color", sent.color, color),
        given.pick("categoryId", sent.categoryId, categoryId),
        given.pick("sgrAmount", sent.sgrAmount, sgrAmount),
        given.pick("isActive", sent.isActive, isActive));
  }

  private static boolean untaxed(@Nullable String code) {
    return code != null && VatCategory.ofCode(code).filter(each -> !each.taxed()).isPresent();
  }
}
